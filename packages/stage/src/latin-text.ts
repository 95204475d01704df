import { toPlain } from './plain-text.ts'

// Letters that Unicode does not take apart, each before its usual Latin ones, so that a word and its
// transliteration are one word.
const LETTERS =
  'ßssłløoæaœođdıiіiєeјjаaбbвvгgдdеeжzhзzиiкkлlмmнnоoпpрrсsтtуuфfхhцcчchшshщschъaыyьэeюyuяyaαaβvγgδdεeζzηiθthιiκkλlμmνnξxοoπpρrςsσsτtυyφfχchψpsωo'

let latin: Map<string, string> | undefined

/** As {@link toPlain}, in Latin letters where the script has usual ones: `корзина` is `korzina`. */
export function toLatin(text: string): string {
  const plain = toPlain(text)
  if (!/[ßłøæœđıͰ-ӿ]/.test(plain)) return plain
  latin ??= new Map(
    [...LETTERS.matchAll(/([^a-z])([a-z]*)/g)].map(([, from = '', to = '']) => [from, to]),
  )
  return toPlain(plain.replace(/[^\0-\x7f]/g, (letter) => latin?.get(letter) ?? letter))
}
