import { END, MAX_STEM, nextHash, SEED, slotOf, TABLE_SIZE } from './word-hash.ts'

/** Distances between the slots of words in two columns, and their roles. */
export type WordTable = readonly [high: string, low: string, roles: string]

/** Tells the roles of the words of a path segment, e.g. `ot` for `order-confirmation`. */
export type RoleReader = (segment: string) => string

/** Role of a word that no list has, of what has a digit in it, and of articles. */
export const UNKNOWN = '_'
export const NUMBER = '0'
export const NO_WORD = '-'

// What is looked at of one segment, in words and in UTF-16 code units.
const MAX_ROLES = 12
const MAX_LENGTH = 120
// The longest word that stands for itself alone. Nothing longer is looked for, as each look at the
// table may find a word that is none.
const MAX_WORD = 20
// Letters that may stand before a word in a script that joins words.
const MAX_PREFIX = 3
// A stem this long is trusted with any ending; a shorter one with an ending no longer than itself.
const LONG_STEM = 6

const isSeparator = (code: number) =>
  code < 0x30 || code === 0x5f || code === 0x7e || Number.isNaN(code)
// From Hebrew on: scripts that write compounds together, or prefix the article.
const isJoined = (code: number) => code > 0x58f

/** Role by slot. */
export type ExtraWords = ReadonlyMap<number, string>

function fill([high, low, roles]: WordTable, extra: ExtraWords | undefined): Uint8Array {
  const table = new Uint8Array(TABLE_SIZE)
  let slot = 0
  for (let at = 0; at < roles.length; at++) {
    slot += (high.charCodeAt(at) - 40) * 64 + low.charCodeAt(at) - 40
    if (roles[at] !== ' ') table[slot] = roles.charCodeAt(at)
  }
  extra?.forEach((role, place) => {
    table[place] = role.charCodeAt(0)
  })
  return table
}

/**
 * Reads words by a table in which a hash finds them: 512 KiB of memory, and a look takes no time. A
 * hash may take a word that is none for one; the seed is chosen so that it is none of a shop’s.
 */
export function createRoleReader(words: WordTable, extra?: ExtraWords): RoleReader {
  const table = fill(words, extra)
  // Of the word found last; a result object for each place would cost more than the search.
  let role = 0
  let end = 0
  let length = 0

  /** Finds the longest word from a place on; separators are passed over: `sign-in` is `signin`. */
  function find(text: string, from: number, minLength: number): boolean {
    let hash = SEED
    role = length = 0
    for (let at = from, count = 0; at < text.length && count < MAX_WORD; at++) {
      const code = text.charCodeAt(at)
      if (isSeparator(code)) continue
      hash = nextHash(hash, code)
      if (++count < minLength) {
        if (!isSeparator(text.charCodeAt(at + 1))) continue
      }
      // The shortest stem counts, but a word that stands for itself knows better.
      const isEnd = isJoined(code) || isSeparator(text.charCodeAt(at + 1))
      const found =
        (isEnd && table[slotOf(nextHash(hash, END))]) ||
        (!length && count >= minLength && count <= MAX_STEM && table[slotOf(hash)])
      if (found) {
        role = found
        end = at + 1
        length = count
      }
    }
    return role > 0
  }
  const endOfWord = (text: string, at: number) => {
    let place = at
    while (!isSeparator(text.charCodeAt(place))) place++
    return place
  }

  function readWord(text: string, at: number, wordEnd: number): [roles: string, end: number] {
    let roles = ''
    let from = at
    const script = isJoined(text.charCodeAt(at))
    // Such scripts put articles and honorifics before a word, without a space.
    for (let skipped = 0; from < wordEnd; ) {
      if (!find(text, from, script ? 2 : 4)) {
        if (!script || ++skipped > MAX_PREFIX) break
        from++
        continue
      }
      const word = String.fromCharCode(role)
      const after = end
      const stem = length
      const stop = endOfWord(text, after)
      if (script || stop === after) {
        roles += word
        from = after
        if (!script || after >= wordEnd) return [roles, Math.max(after, wordEnd)]
        continue
      }
      // A compound’s second word follows at once, or after a linking letter or two.
      for (let next = after; next < after + 3 && next < stop - 3; next++) {
        if (find(text, next, 4) && length > 3)
          return [roles + word + String.fromCharCode(role), endOfWord(text, end)]
      }
      if (stem >= LONG_STEM || stop - after <= stem) roles += word
      return [roles, stop]
    }
    return [roles, Math.max(from, wordEnd)]
  }

  return (whole) => {
    const text = whole.slice(0, MAX_LENGTH)
    let roles = ''
    for (let at = 0; at < text.length && roles.length < MAX_ROLES; ) {
      if (isSeparator(text.charCodeAt(at))) {
        at++
        continue
      }
      const wordEnd = endOfWord(text, at)
      const [found, next] = readWord(text, at, wordEnd)
      roles += found || roleOfUnknown(text.slice(at, wordEnd))
      at = next
    }
    return roles.includes(NO_WORD) ? roles.replaceAll(NO_WORD, '') : roles
  }
}

/** Words of one or two letters are articles and prepositions in most languages. */
function roleOfUnknown(word: string): string {
  if (/\d/.test(word)) return NUMBER
  return word.length < 3 ? NO_WORD : UNKNOWN
}
