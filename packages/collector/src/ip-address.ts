/** The bytes of an IP address: 4, or 16 for what is IPv6 and no mapped IPv4; else `undefined`. */
export function parseAddress(text: string): readonly number[] | undefined {
  const bare = text.replace(/^\[|\]$|%.*$/g, '')
  if (bare.length > 45) return undefined
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  const dotted = mapped ?? bare
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(dotted)) {
    const bytes = dotted.split('.').map(Number)
    return bytes.every((byte) => byte <= 255) ? bytes : undefined
  }
  return parseIpv6(bare)
}

function parseIpv6(text: string): readonly number[] | undefined {
  const halves = text.split('::')
  if (!text.includes(':') || halves.length > 2) return undefined
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail]
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined
  return groups.flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 255]
  })
}

/** A test for addresses in a range: one address, or CIDR like `10.0.0.0/8`. */
export function parseRange(text: string): ((address: readonly number[]) => boolean) | undefined {
  const [base = '', length, ...more] = text.split('/')
  const bytes = parseAddress(base)
  if (!bytes || more.length > 0) return undefined
  const bits = length === undefined ? bytes.length * 8 : Number(length)
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined
  if (bits > bytes.length * 8) return undefined
  return (address) =>
    address.length === bytes.length &&
    bytes.every((byte, index) => {
      const rest = Math.min(8, Math.max(0, bits - index * 8))
      const mask = (0xff << (8 - rest)) & 0xff
      return (byte & mask) === ((address[index] ?? 0) & mask)
    })
}

/** Tells whether a value is one address, or a range of them, as {@link ProxyOptions} takes it. */
export function isAddressRange(value: unknown): value is string {
  return typeof value === 'string' && parseRange(value) !== undefined
}
