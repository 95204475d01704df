import { END, isStem, nextHash } from './word-hash.ts'
import type { WordTable } from './word-table.ts'

// The longest word that stands for itself alone. Nothing longer is looked for, as each look at the
// table may find a word that is none.
const MAX_WORD = 17

/** Whether a code is no part of a word. */
export const isSeparator = (code: number): boolean => code < 0x30 || code === 0x5f

/** Whether a letter is of a script that writes compounds together or prefixes the article: from Hebrew on. */
export const isJoined = (code: number): boolean => code > 0x58f

/**
 * Finds the longest word of a text from a place on, of those with `minLength` letters or whole;
 * separators are passed over: `sign-in` is `signin`. Zero when there is none; else its role, and above
 * eight bits the index behind the letters that were looked at: an object would cost more than the search.
 */
export type FindWord = (text: string, from: number, minLength: number) => number

/** Makes a finder of the words of a table. */
export const createWordFinder =
  ({ roles, seed, dropped }: WordTable): FindWord =>
  (text, from, minLength) => {
    let found = 0
    let hash = seed
    let next = text.charCodeAt(from)
    for (let at = from + 1, length = 0; length < MAX_WORD && at <= text.length; at++) {
      const code = next
      // Behind the end there is no number, which is slow.
      next = at < text.length ? text.charCodeAt(at) : 0
      if (isSeparator(code)) continue
      hash = nextHash(hash, code)
      length++
      // The shortest stem counts, the longest where words are joined; a whole word knows better.
      const role =
        (isSeparator(next) && roles[nextHash(hash, END) >>> dropped]) ||
        (length >= minLength &&
          isStem(length) &&
          (!found || isJoined(code)) &&
          roles[hash >>> dropped])
      if (role) found = role + (at << 8)
    }
    return found
  }
