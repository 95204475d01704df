/** How long a hash of the same text stays the same, in milliseconds. */
const PERIOD_MS = 3_600_000

/** Options for {@link createRotatingHash}. */
export interface RotatingHashOptions {
  /** Clock, epoch milliseconds. */
  now: () => number
  /** Source of the seeds, in `[0, 1)`. @defaultValue `Math.random` */
  random?: () => number
}

// Two multiplications that mix each character into 53 bits (the finaliser is MurmurHash3's). It need
// not withstand an attacker: it is in memory only, and forgotten with its seed.
function hash(text: string, seedA: number, seedB: number): number {
  let a = seedA
  let b = seedB
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 0x9e3779b1)
    b = Math.imul(b ^ code, 0x5f356495)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return (b & 0x1f_ffff) * 0x1_0000_0000 + (a >>> 0)
}

/**
 * Makes a function that names a text without telling it: the seed is random, never leaves the memory
 * and changes every hour, so that an address cannot be followed or found out.
 */
export function createRotatingHash(options: RotatingHashOptions): (text: string) => string {
  const { now, random = Math.random } = options
  const seed = () => Math.floor(random() * 0x1_0000_0000)
  let period = Number.NaN
  let seeds: readonly [number, number] = [0, 0]
  return (text) => {
    const present = Math.floor(now() / PERIOD_MS)
    if (present !== period) {
      period = present
      seeds = [seed(), seed()]
    }
    return hash(text, ...seeds).toString(36)
  }
}
