import { firstMatch, type LetterRule } from './first-match.ts'
import type { ReadPath } from './grade-page.ts'
import { memoize } from './memoize.ts'
import { letterOfWords } from './segment-rules.ts'
import { SHOP_RULES } from './shop-rules.ts'
import type { ReadWords } from './words.ts'

// A path is a sentence of its segments’ roles. The first decides, whatever follows:
// `/blog/checkout` is a blog post. Only what has pages of its own below it is narrowed by what
// follows, to the letter given or to the one in brackets: `/account/login`, `/checkout/payment`.
export const PAGES: readonly LetterRule[] = [
  [/^[kcoq].*(j)/],
  [/^[kcou].*([MNT])/],
  [/^Q.*([EsCzjR])/],
  [/^(?:[lp].*|k?c)\+$/, '+'],
  [/^B/, 'b'],
  [/^Nh/, 'h'],
  [/^p.*(?:[ZV]|r_)$|^u?[oO].+[rVZ]$/, 'Z'],
  [/^[lz].*p./, 'p'],
  [/^[pw].*H|^w[_0]$/, 'H'],
  [/^p[lI-]*$/, 'l'],
  [/^[uoO].*([RE])/],
  [/^u.*([nwAPFSC])/],
  [/^[YkcoO].*[Dt].?$|^[tD]/, 'D'],
  [/^kc/, 'c'],
  [/^[kco][kcX_0-]*[yY][^kc]*$|^u*[oO].*[yY]$/, 'y'],
  [/^[kco][kcX_0-]*([aedV])[^kc]*$/],
  [/^[kco][kcX_0-]*n[^kc]*$|^nk/, '1'],
  [/^[kco][kcX_0-]*[CuI][^kc]*$/, '2'],
  [/^o.*k/, 'k'],
  [/^u?[oO].*[s_0]/, 's'],
  [/^o?[Oxu]/, 'u'],
  [/^[Yo]/, 'k'],
  [/^[ydgQ]/, 'q'],
  [/^[^aeVBt_0XIhmK-]/],
  // What is left of a path that names only its frames.
  [/^-*h?$/, 'h'],
  [/m|^[ae]/, 'u'],
  [/I(?!0$)|00_/, 'b'],
]

/** Reads the sentence of a path: a letter for each segment. */
const readSentence = /* @__PURE__ */ memoize((sentence: string) => {
  const [frame = ''] = /^[_0XIhmK-]*/.exec(sentence) ?? []
  const rest = sentence.slice(frame.length)
  // Odoo has the steps of its checkout below the shop; what names anything before that is no shop.
  const letter = firstMatch(
    PAGES,
    /^[_0XIhmK-]*(X[yaV]|K[yaVDtnd])$/.test(sentence) ? `k${rest}` : rest || sentence,
  )
  return {
    letter,
    at: frame.length,
    isBelowName: letter !== 'h' && (!rest || /[_0]/.test(frame)),
  }
})

/** Makes a reader of paths by the words they have. */
export function createSentenceReader(readWords: ReadWords): ReadPath {
  return (segments, { storefront, lang }) => {
    const path = segments.slice(1).join('/')
    const known = storefront || lang ? firstMatch(SHOP_RULES, `${storefront} ${lang}/${path}`) : ''
    if (known) return { letter: known, text: path }
    let sentence = ''
    for (const segment of segments) sentence += letterOfWords(readWords(segment))
    // Hosts such as `blog.` or `checkout.` say what all of their pages are; others are names.
    const { letter, at, isBelowName } = readSentence(sentence.replace(/^[^bqkunisECMNTYc]/, '-'))
    return letter ? { letter, text: segments.slice(at, at + 2).join('/'), isBelowName } : undefined
  }
}
