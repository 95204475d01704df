/** Stands for the end of a word that has no other endings. */
export const END = 1

/** Letters by which a word with endings is known. */
export const MAX_STEM = 9

/** Hash of a word with one more letter. */
export const nextHash = (hash: number, code: number): number =>
  Math.imul(hash + code, 0x9e3779b1) ^ (hash >>> 15)

/**
 * Hash of a plain word; one that ends in a full stop has no other endings.
 *
 * @param seed - Hash of nothing, of which each table of words has its own.
 */
export function hashOfWord(word: string, seed: number): number {
  const text = word.endsWith('.') ? word : word.slice(0, MAX_STEM)
  let hash = seed
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    hash = nextHash(hash, code === 0x2e ? END : code)
  }
  return hash
}
