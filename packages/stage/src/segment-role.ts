import { memoize } from './memoize.ts'
import {
  createRoleReader,
  type ExtraWords,
  NO_WORD,
  NUMBER,
  UNKNOWN,
  type WordTable,
} from './words.ts'

/** Tells what a segment is, in one letter. */
export type SegmentReader = (segment: string) => string

// What the words of a segment are together: the first pattern that fits the letters of their roles,
// as the letter given or the one that fits. Words that are surely of the machine or the law come
// first; `D` is the end of an order, `o` one order and `O` the list of them.
const SEGMENTS: readonly (readonly [pattern: RegExp, role?: string])[] = [
  [/^[^p]*j/, 'j'],
  [/^[NX0_]*M[MNX0]*$/, 'M'],
  [/^[X_]?N[NX0]*$/, 'N'],
  [/^(?=[^B]*B)[^qgdyYon]*[qgdyYon]/, 'q'],
  [/[wZ]/],
  [/^\+m?c/, '+'],
  [/^d.?E/, 'q'],
  [/^[^_0toOkKyYc]*[oOkKyYc][^_0t]*t|^t/, 'D'],
  [/^[^_0os]*(?:o[^_s]*s|s[^_o]*o)|^d?s/, 's'],
  [/^[^_ox]*(?:o[^x]*x|x[^o]*o)|^[mu]*O$|^mo|^om/, 'O'],
  [/^[mKX]*c[KmX]*$/, 'c'],
  [/^[mX]*k[oOkKXymnpat]*$|^[Kom]k|^ok/, 'k'],
  [/^oy$|^[yY]o/, 'Y'],
  // A name beside another word mostly makes that word part of the name, but not beside these.
  [/^u?m?r$|_r$/, 'r'],
  [/^[dyYgq]_|_[dyYq]$|^[dyY][dyYq]/, 'q'],
  [/^[AEFGPSbhilqf]|[AEFGPSblq]$/],
  [/C$|^C[^_]?$/, 'C'],
  [/^[mu_]*n[_umn0]*$/, 'n'],
  [/^_?m*[ux][mux]*$|^u[adeyI]*$/, 'u'],
]

function toLetter(words: string): string {
  // Some builders end every name in “page”: `thank-you-page`.
  const roles = words.length > 1 && words.endsWith('I') ? words.slice(0, -1) : words
  if (roles.length < 2) return roles || NO_WORD
  for (const [pattern, role] of SEGMENTS) {
    const found = pattern.exec(roles)
    if (found) return role ?? found[0]
  }
  if (/^0+$/.test(roles)) return NUMBER
  return /[_0]/.test(roles) ? UNKNOWN : roles.charAt(0)
}

/**
 * Makes a reader that tells what a segment of a path is, in one letter: the role of its words
 * together, `_` for a name, `0` for an id, `-` for what says nothing.
 */
export function createSegmentReader(words: WordTable, extra?: ExtraWords): SegmentReader {
  const readRoles = createRoleReader(words, extra)
  const letterOf = memoize(toLetter)
  return memoize((segment) => letterOf(readRoles(segment)))
}
