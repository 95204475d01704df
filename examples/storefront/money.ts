/** Everything in this shop is sold in euros; amounts inside the shop are integer cents. */
export const CURRENCY = 'EUR'

const format = new Intl.NumberFormat('en-IE', { style: 'currency', currency: CURRENCY })

/** Cents as a shopper reads them, e.g. `€17.90`. */
export const formatPrice = (cents: number): string => format.format(cents / 100)

/** Cents as the shop's JSON carries them, e.g. `17.9`. */
export const toEuros = (cents: number): number => cents / 100
