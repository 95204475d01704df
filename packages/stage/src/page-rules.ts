import { kindOfLetter } from './kinds.ts'
import { memoize } from './memoize.ts'

// A path is a sentence of its segments’ roles. The first decides, whatever follows: `/blog/checkout`
// is a blog post. Only what has pages of its own below it is narrowed by what follows, to the letter
// given or to the one in brackets: `/account/login`, `/checkout/payment`.
const PAGES: readonly (readonly [pattern: RegExp, letter?: string])[] = [
  [/^[kco].*([jNT])/],
  [/^B/, 'b'],
  [/^q.*C$/, 'C'],
  [/^p.*(?:Z|rl|V)$|^rl|^V.*Z|^u?[oO].+[rVZ]$/, 'Z'],
  [/^[lz].*p./, 'p'],
  [/^p.*r$|^Vp/, 'r'],
  [/^[pw].*H|^w[_0]$/, 'H'],
  [/^[lp]([vf])$/],
  [/^p[lXI0-]*$/, 'l'],
  [/^[uoO].*([RE])/],
  [/^u.*([nwAPFSC])/],
  [/^nk/, '1'],
  [/^k?c\+/, '+'],
  [/^[YkcoO].*[Dt]-*$|^[ko].*[Dt].$|^[tD]/, 'D'],
  [/^kc/, 'c'],
  [/^[uoO].+[yY]$|^oY/, '6'],
  [/^[oO]x|^u.?[oO][xI0]?$/, 'u'],
  [/^[kcoY][kcX_0-]*([nCuIaedqyYVr])[^kc]*$/, 'step'],
  [/^u?[oO].*[s_0I]|^u.*s/, 's'],
  [/^[Ox]/, 'u'],
  [/^[Yo]/, 'k'],
  [/^[ydg]/, 'q'],
]

// What is left of a path that names only its frames.
const FRAMES: readonly (readonly [pattern: RegExp, letter: string])[] = [
  [/^-*h?$|^_h$/, 'h'],
  [/m/, 'u'],
  [/^[_-]*[Xh][Xh-]*0?$|I0$/, 'l'],
  [/I|^-*00+_/, 'b'],
  [/X/, 'p'],
]

/** Roles inside a checkout, each with the letter of its step. */
const STEPS = 'n1C2u2I2a3e4d5q5y6Y6V7r7'

/** What the sentence of a path says. */
export interface PageOutcome {
  /** Letter of the kind of page. */
  letter: string
  /** Index of the first segment that counted. */
  at: number
  /** Segments before it that are names; more than any path has when only frames are named. */
  names: number
}

function read(sentence: string): PageOutcome | null {
  const [frame = ''] = /^[_0XIhmK-]*/.exec(sentence) ?? []
  // Odoo has the steps of its checkout below the shop.
  const rest = /X[ya]$/.test(sentence) ? `k${sentence.slice(-1)}` : sentence.slice(frame.length)
  const names = frame.replace(/[^_0]/g, '').length
  for (const [pattern, letter] of PAGES) {
    const found = pattern.exec(rest)
    if (!found) continue
    const [, inner = ''] = found
    const step = STEPS[STEPS.indexOf(inner) + 1]
    return { letter: (letter === 'step' ? step : letter) ?? inner, at: frame.length, names }
  }
  const first = rest.charAt(0)
  if (kindOfLetter(first)) return { letter: first, at: frame.length, names }
  const letter = FRAMES.find(([pattern]) => pattern.test(sentence))?.[1]
  return letter ? { letter, at: 0, names: letter === 'h' ? 0 : 4 } : null
}

/** Reads the sentence of a path; `null` when it is nothing but names and ids. */
export const readSentence = /* @__PURE__ */ memoize(read)
