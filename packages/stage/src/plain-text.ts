/**
 * Lower case without marks, and with `ä` and `ae` alike: `Zahlungsart`, `précédent` and `groesse`
 * become plain words.
 */
export function toPlain(text: string): string {
  const lower = text.toLowerCase()
  // Most addresses have no marks, and looking for some takes time.
  const unmarked = /[^\0-\x7f]/.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower
  return unmarked.replace(/([aou])e/g, '$1')
}
