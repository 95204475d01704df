/**
 * Words by their hashes: the hash of nothing, how many bits of a hash are dropped, distances between
 * the slots of words as characters, and their roles.
 */
export type PackedWords = readonly [seed: number, dropped: number, distances: string, roles: string]

/** Roles of words, as character codes, by slot; zero where no word is. */
export interface WordTable {
  roles: Uint8Array
  /** A slot is a hash without this many of its bits. */
  dropped: number
  /** Hash of nothing, chosen so that few other words are taken for one of these. */
  seed: number
}

/** Code of the character that stands for no distance: no letter of ASCII has to be escaped. */
export const NO_DISTANCE = 160

/** Unpacks words: at most half a megabyte of memory, and a look takes no time. */
export function unpackWords([seed, dropped, distances, packed]: PackedWords): WordTable {
  const roles = new Uint8Array(2 ** (32 - dropped))
  let slot = 0
  for (let at = 0; at < packed.length; at++) {
    slot += distances.charCodeAt(at) - NO_DISTANCE
    roles[slot] = packed.charCodeAt(at)
  }
  return { roles, seed, dropped }
}
