/** Lower case without marks: `Zahlungsart` and `précédent` become plain words. */
export function toPlain(text: string): string {
  const lower = text.toLowerCase()
  // Most addresses have no marks, and looking for some takes time.
  return /[^\0-\x7f]/.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower
}

/** Plain text with `ä` and `ae` alike: `groesse` is `grosse`. */
export const foldUmlauts = (text: string): string => text.replace(/([aou])e/g, '$1')
