import { firstMatch, type LetterRule } from './first-match.ts'
import { memoize } from './memoize.ts'

const RULES: readonly LetterRule[] = [
  [/^[^p_]*(?:_[^p_]*)?j|^[^p]*j$/, 'j'],
  [/^[^d]*d.*[yY]|^[^yY]*[yY].*d/, 'q'],
  [/^mo|^[^_ox]*(?:o[^x]*x|x[^o]*o)/, 'O'],
  // Some shops say “my”, “shop” or “page” with every word.
  [/^[mKX]*([^mKXI])[mKXI]*$|^.$/],
  [/^(?=[^B]*B)[^qgdyYon]*[qgdyYon]/, 'q'],
  [/^[X_+]?([MN])[MNX0]*$/],
  [/[wZ]/],
  [/^[^_0toOkKyYc]*[oOkKyYc][^_0t]*t|^t/, 'D'],
  [/^[^_0os]*(?:o[^_s]*s|s[^_o]*o)|^d?s/, 's'],
  // A name beside another word mostly makes that word part of the name, but not beside these.
  [/^[mX]*k[oOkKXymnpatd0]*$|^[Kom]k|^_k$/, 'k'],
  [/^[AEFGPSbhilqfd]|[AEFGPSblqrCd]$/],
  [/^[mu_]*n[_umn0]*$/, 'n'],
  [/^_?[mux]+$/, 'u'],
  [/[_0]/, '_'],
  [/^./],
]

/**
 * Tells what a segment of a path is by the roles of its words together, in one letter: `_` for a
 * name, `0` for an id, `-` for what says nothing. Words that are surely of the machine or the law
 * come first; `D` is the end of an order, `o` one order, `O` the list of them.
 */
export const letterOfWords = /* @__PURE__ */ memoize(
  (words: string) => firstMatch(RULES, words) || '-',
)
