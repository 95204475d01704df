import { firstMatch, type LetterRule } from './first-match.ts'
import { memoize } from './memoize.ts'
import type { WordTable } from './word-table.ts'
import { createWordReader } from './words.ts'

const RULES: readonly LetterRule[] = [
  [/^[^p]*j/, 'j'],
  [/^mo|^[^_ox]*(?:o[^x]*x|x[^o]*o)/, 'O'],
  // Some shops say “my”, “shop” or “page” with every word.
  [/^[mKX]*([^mKXI])[mKXI]*$|^.$/],
  [/^[X_]?([MN])[MNX0]*$/],
  [/^(?=[^B]*B)[^qgdyYon]*[qgdyYon]/, 'q'],
  [/[wZ]/],
  [/^\+m?c/, '+'],
  [/^d.?E/, 'q'],
  [/^oy$|^[yY]o/, 'Y'],
  [/^[^_0toOkKyYc]*[oOkKyYc][^_0t]*t|^t/, 'D'],
  [/^[^_0os]*(?:o[^_s]*s|s[^_o]*o)|^d?s/, 's'],
  [/^[mX]*k[oOkKXymnpat]*$|^[Kom]k/, 'k'],
  // A name beside another word mostly makes that word part of the name, but not beside these.
  [/^[AEFGPSbhilqf]|[AEFGPSblqrC]$/],
  [/^[mu_]*n[_umn0]*$/, 'n'],
  [/^_?[mux]+$/, 'u'],
  [/^0+$/, '0'],
  [/[_0]/, '_'],
  [/^./],
]

/** Tells what a segment of a path is, in one letter. */
export type ReadSegment = (segment: string) => string

const letterOfWords = /* @__PURE__ */ memoize((words) => firstMatch(RULES, words) || '-')

/**
 * Makes a reader that tells what a segment of a path is: the role of its words together, `_` for a
 * name, `0` for an id, `-` for what says nothing. Words that are surely of the machine or the law come
 * first; `D` is the end of an order, `o` one order, `O` the list of them.
 */
export function createSegmentReader(words: WordTable): ReadSegment {
  const readWords = createWordReader(words)
  return (segment) => letterOfWords(readWords(segment))
}
