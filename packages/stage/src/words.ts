import { createWordFinder, type FindWord, isJoined, isSeparator } from './find-word.ts'
import { foldUmlauts } from './plain-text.ts'
import type { WordTable } from './word-table.ts'

// Letters that may stand before a word in a script that joins words: articles and honorifics.
const MAX_PREFIX = 3
// Letters that may link the words of a compound.
const MAX_LINK = 2
// A stem this long is trusted with any ending; a shorter one with an ending no longer than itself.
const LONG_STEM = 6
// Letters of stems: fewer say too little, and behind an unknown word more may be chance.
const MIN_SEMITIC = 3
const MIN_HAN = 2
const MIN_FIRST = 5
const MIN_LATER = 6
// What begins with so many unknown words is a name, whatever follows.
const NAME = '___'

/**
 * Tells the roles of the words of a path segment, e.g. `ot` for `order-confirmation`: `_` for a
 * word that no list has, `0` for what has a digit in it, nothing for articles. A hash may take a
 * word that is none for one.
 */
export type ReadWords = (segment: string) => string

// Chinese, Japanese and Korean, of which one letter says more.
const isHan = (code: number) => code > 0x2e7f

// Words of one or two letters are articles and prepositions in most languages.
const roleOfUnknown = (word: string) =>
  /\d/.test(word) ? '0' : word[2] || word > '\u2e7f' ? '_' : ''

/** Makes a reader of words; the table is asked for when the first is read. */
export function createWordReader(table: () => WordTable): ReadWords {
  let find: FindWord | undefined
  return (segment) => {
    const text = foldUmlauts(segment)
    find ??= createWordFinder(table())
    let all = ''
    for (let at = 0; at < text.length && !all.startsWith(NAME); at++) {
      const start = at
      const code = text.charCodeAt(at)
      const joined = isJoined(code)
      const least = joined
        ? isHan(code)
          ? MIN_HAN
          : MIN_SEMITIC
        : all[0] === '_'
          ? MIN_LATER
          : MIN_FIRST
      let own = ''
      let stem = 0
      let end = at
      // No word of a compound but the first may follow what is none.
      for (let skips = joined ? MAX_PREFIX : 0; skips >= 0; ) {
        while (end < text.length && !isSeparator(text.charCodeAt(end))) end++
        if (at >= end) break
        const found = find(text, at, least)
        if (found) {
          own += String.fromCharCode(found & 255)
          stem ||= (found >> 8) - at
          at = found >> 8
          end = Math.max(at, end)
          skips = joined ? MAX_PREFIX : own[1] ? -1 : MAX_LINK
        } else {
          at++
          skips--
        }
      }
      if (!joined && !own[1] && stem < LONG_STEM && end - start > 2 * stem + 3) own = ''
      all += own || roleOfUnknown(text.slice(start, end))
      at = end
    }
    // A folder of one letter is the shop or a part of it, and no language.
    return all.replace(/-/g, '') || (/^[a-z]$/.test(text) ? 'X' : '')
  }
}
