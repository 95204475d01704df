/**
 * Words by their hashes: the hash of nothing, how many bits of a hash are dropped, distances between
 * the slots of words in two columns, and their roles.
 */
export type PackedWords = readonly [
  seed: number,
  dropped: number,
  high: string,
  low: string,
  roles: string,
]

/** Roles of words, as character codes, by slot; zero where no word is. */
export interface WordTable {
  roles: Uint8Array
  /** A slot is a hash without this many of its bits. */
  dropped: number
  /** Hash of nothing, chosen so that few other words are taken for one of these. */
  seed: number
}

/** Unpacks words: at most half a megabyte of memory, and a look takes no time. */
export function unpackWords([seed, dropped, high, low, packed]: PackedWords): WordTable {
  const roles = new Uint8Array(2 ** (32 - dropped))
  let slot = 0
  for (let at = 0; at < packed.length; at++) {
    slot += high.charCodeAt(at) * 64 + low.charCodeAt(at) - 65 * 48
    // A distance too far for one entry takes several, of which the first ones have no word.
    if (packed[at] !== ' ') roles[slot] = packed.charCodeAt(at)
  }
  return { roles, seed, dropped }
}
