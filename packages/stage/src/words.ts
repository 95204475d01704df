import { END, MAX_STEM, nextHash } from './word-hash.ts'
import type { WordTable } from './word-table.ts'

// What is looked at of one segment, in words.
const MAX_ROLES = 12
// The longest word that stands for itself alone. Nothing longer is looked for, as each look at the
// table may find a word that is none.
const MAX_WORD = 20
// Letters that may stand before a word in a script that joins words: articles and honorifics.
const MAX_PREFIX = 3
// Letters that may link the words of a compound.
const MAX_LINK = 2
// A stem this long is trusted with any ending; a shorter one with an ending no longer than itself.
const LONG_STEM = 6

// The end of a text, too, whose code is not a number.
const isSeparator = (code: number) => !(code > 0x2f && code !== 0x5f)
// From Hebrew on: scripts that write compounds together, or prefix the article.
const isJoined = (code: number) => code > 0x58f

/**
 * Makes a reader that tells the roles of the words of a path segment, e.g. `ot` for
 * `order-confirmation`: `_` for a word that no list has, `0` for what has a digit in it, nothing for
 * articles. A hash may take a word that is none for one.
 */
export function createWordReader({ roles, seed, dropped }: WordTable): (segment: string) => string {
  // Of the word found last; a result object for each place would cost more than the search.
  let role = 0
  let end = 0
  let length = 0

  /** Finds the longest word from a place on; separators are passed over: `sign-in` is `signin`. */
  function find(text: string, from: number, minLength: number): number {
    let hash = seed
    role = length = 0
    for (let at = from, count = 0; at < text.length && count < MAX_WORD; at++) {
      const code = text.charCodeAt(at)
      if (isSeparator(code)) continue
      hash = nextHash(hash, code)
      count++
      const isLong = count >= minLength
      // The shortest stem counts, but a word that stands for itself knows better.
      const found =
        ((isSeparator(text.charCodeAt(at + 1)) || (isLong && isJoined(code))) &&
          roles[nextHash(hash, END) >>> dropped]) ||
        (!length && isLong && count <= MAX_STEM && roles[hash >>> dropped])
      if (found) {
        role = found
        end = at + 1
        length = count
      }
    }
    return role
  }
  const endOfWord = (text: string, at: number) => {
    let place = at
    while (!isSeparator(text.charCodeAt(place))) place++
    return place
  }

  return (text) => {
    let all = ''
    for (let at = 0; at < text.length && !all[MAX_ROLES]; at++) {
      const start = at
      const code = text.charCodeAt(at)
      const joined = isJoined(code)
      let wordEnd = endOfWord(text, at)
      let own = ''
      let stem = 0
      // No word begins with a digit, but for those that a hash would find.
      for (let skips = joined ? MAX_PREFIX : code < 0x3a ? -1 : 0; at < wordEnd && skips >= 0; ) {
        if (find(text, at, joined ? 2 : 4)) {
          own += String.fromCharCode(role)
          stem ||= length
          at = end
          wordEnd = endOfWord(text, at)
          skips = joined ? MAX_PREFIX : own.length > 1 ? -1 : MAX_LINK
        } else {
          at++
          skips--
        }
      }
      if (!joined && !own[1] && stem < LONG_STEM && wordEnd - end > stem) own = ''
      if (wordEnd > start) all += own || roleOfUnknown(text.slice(start, wordEnd))
      at = wordEnd
    }
    return all.replace(/-/g, '')
  }
}

/** Words of one or two letters are articles and prepositions in most languages. */
const roleOfUnknown = (word: string) => (/\d/.test(word) ? '0' : word[2] ? '_' : '-')
