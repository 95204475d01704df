/**
 * Lower case without marks, and with `ä` and `ae` alike: `Zahlungsart`, `précédent` and `groesse`
 * become plain words.
 */
export const toPlain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([aou])e/g, '$1')
