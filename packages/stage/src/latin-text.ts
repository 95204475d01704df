import { toPlain } from './plain-text.ts'

// The usual Latin letters of those from а and from α on, and of others that Unicode does not take
// apart, so that a word and its transliteration are one word.
const CYRILLIC = 'a b v g d e zh z i i k l m n o p r s t u f h c ch sh sch a y  e yu ya'
const GREEK = 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'
const OTHERS = 'ßssłløoæaœođdıiіiєeјj'

function letterOf(letter: string): string {
  const code = letter.charCodeAt(0)
  return (
    CYRILLIC.split(' ')[code - 0x430] ??
    GREEK.split(' ')[code - 0x3b1] ??
    OTHERS.split(letter)[1]?.match(/^[a-z]+/)?.[0] ??
    letter
  )
}

/** As {@link toPlain}, in Latin letters where the script has usual ones: `корзина` is `korzina`. */
export function toLatin(text: string): string {
  const plain = toPlain(text)
  return /[ßłøæœđıͰ-ӿ]/.test(plain) ? toPlain(plain.replace(/[^\0-\x7f]/g, letterOf)) : plain
}
