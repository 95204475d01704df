// Letters that Unicode does not take apart into a base letter and a mark.
const LETTERS: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'a',
  œ: 'o',
  đ: 'd',
  ı: 'i',
  і: 'i',
  є: 'e',
  ј: 'j',
}
// The usual Latin letters of а–я and α–ω, so that a word and its transliteration are one word.
const CYRILLIC = 'a b v g d e zh z i i k l m n o p r s t u f h c ch sh sch a y  e yu ya'.split(' ')
const GREEK = 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'.split(' ')

function toLatin(letter: string): string {
  const code = letter.charCodeAt(0)
  return LETTERS[letter] ?? CYRILLIC[code - 0x430] ?? GREEK[code - 0x3b1] ?? letter
}

/**
 * Lower case without marks, in Latin letters where the script has usual ones, and with `ä` and `ae`
 * alike: `Zahlungsart`, `précédent`, `größe`, `groesse`, `корзина` become plain words.
 */
export function toPlain(text: string): string {
  let plain = text.toLowerCase()
  if (/[^\0-\x7f]/.test(plain)) {
    plain = plain
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[ßłøæœđıͰ-ӿ]/g, toLatin)
  }
  return /[aou]e/.test(plain) ? plain.replace(/([aou])e/g, '$1') : plain
}
