/** Size of the table of words, in entries; a power of two. Twice as many cost a bit per word. */
export const TABLE_SIZE = 1 << 19

/** Hash of nothing, chosen so that the fewest known words are taken for another. */
export const SEED = 3921

/** Stands for the end of a word that has no other endings. */
export const END = 1

/** Hash of a word with one more letter. */
export const nextHash = (hash: number, code: number): number =>
  Math.imul(hash + code, 0x9e3779b1) ^ (hash >>> 15)

/** Where a hash is in the table. */
export const slotOf = (hash: number): number => (hash >>> 9) & (TABLE_SIZE - 1)

/** Letters by which a word with endings is known. */
export const MAX_STEM = 9

/** Where a plain word is in the table; one that ends in a full stop has no other endings. */
export function slotOfWord(word: string): number {
  const text = word.endsWith('.') ? word : word.slice(0, MAX_STEM)
  let hash = SEED
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    hash = nextHash(hash, code === 0x2e ? END : code)
  }
  return slotOf(hash)
}
