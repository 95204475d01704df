import { foldUmlauts } from './plain-text.ts'

/** Stands for the end of a word that has no other endings. */
export const END = 1

/**
 * Whether words with endings are known by so many of their letters: each look may find a wrong one.
 */
export const isStem = (length: number): boolean => length < 10 && length !== 8

/** Hash of a word with one more letter. */
export const nextHash = (hash: number, code: number): number =>
  Math.imul(hash + code, 0x9e3779b1) ^ (hash >>> 15)

/**
 * Hash of a plain word; one that ends in a full stop has no other endings.
 *
 * @param seed - Hash of nothing, of which each table of words has its own.
 */
export function hashOfWord(word: string, seed: number): number {
  let text = foldUmlauts(word)
  if (!word.endsWith('.')) text = text.slice(0, isStem(Math.min(9, text.length)) ? 9 : 7)
  let hash = seed
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    hash = nextHash(hash, code === 0x2e ? END : code)
  }
  return hash
}
