import { firstMatch, type LetterRule } from './first-match.ts'
import { memoize } from './memoize.ts'

// Roles inside a checkout, each before the letter of its step.
const STEP = /^[kcoY][kcX_0-]*([nCuIaedqyYVr])[^kc]*$/
const STEPS = 'n1C2u2I2a3e4d5q5y6Y6V7r7'

// A path is a sentence of its segments’ roles. The first decides, whatever follows: `/blog/checkout`
// is a blog post. Only what has pages of its own below it is narrowed by what follows, to the letter
// given or to the one in brackets: `/account/login`, `/checkout/payment`.
const PAGES: readonly LetterRule[] = [
  [/^[kco].*([jNT])/],
  [/^(?:[lp].*|k?c)\+$/, '+'],
  [/^B/, 'b'],
  [/^q.*C$/, 'C'],
  [/^p.*[ZV]$|^u?[oO].+[rVZ]$/, 'Z'],
  [/^[lz].*p./, 'p'],
  [/^[pw].*H|^w[_0]$/, 'H'],
  [/^p[lI-]*$/, 'l'],
  [/^[uoO].*([RE])/],
  [/^u.*([nwAPFSC])/],
  [/^n.*k/, '1'],
  [/^[YkcoO].*[Dt].?$|^[tD]/, 'D'],
  [/^kc/, 'c'],
  [/^u*[oO].*[yY]$/, '6'],
  [STEP, '#'],
  [/^u?[oO].*[s_0]/, 's'],
  [/^o?[Oxu]/, 'u'],
  [/^[Yo]/, 'k'],
  [/^[ydg]/, 'q'],
  [/^[^aeVBt]/],
]

// What is left of a path that names only its frames.
const FRAMES: readonly LetterRule[] = [
  [/^-*h?$/, 'h'],
  [/m/, 'u'],
  [/I0$|[Xh]-*0?$/, 'l'],
  [/I|00_/, 'b'],
]

/** What the sentence of a path says. */
export interface PageOutcome {
  /** Letter of the kind of page; `''` when the path is nothing but names and ids. */
  letter: string
  /** Index of the first segment that counted. */
  at: number
  /** Segments before it that are names; more than any path has when only frames are named. */
  names: number
}

/** Reads the sentence of a path: a letter for each segment. */
export const readSentence = /* @__PURE__ */ memoize((sentence): PageOutcome => {
  const [frame = ''] = /^[_0XIhmK-]*/.exec(sentence) ?? []
  // Odoo has the steps of its checkout below the shop.
  const rest = sentence.slice(frame.length).replace(/^[ya]$/, frame.endsWith('X') ? 'k$&' : '$&')
  const letter = firstMatch(PAGES, rest)
  if (!letter) {
    const found = firstMatch(FRAMES, sentence)
    return { letter: found, at: 0, names: found === 'h' ? 0 : 4 }
  }
  return {
    letter: letter === '#' ? (STEPS.split(STEP.exec(rest)?.[1] ?? '')[1]?.[0] ?? 'k') : letter,
    at: frame.length,
    names: frame.replace(/[^_0]/g, '').length,
  }
})
