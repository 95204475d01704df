// ISO 4217 currencies whose minor unit is not a hundredth (list one, 2026-01).
const NO_MINOR_UNIT = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(
  ' ',
)
const THOUSANDTHS = 'BHD IQD JOD KWD LYD OMR TND'.split(' ')

/** Decimal places of a currency's minor unit: 0, 2 or 3. Unknown codes have 2. */
export function currencyExponent(currency: string): number {
  if (NO_MINOR_UNIT.includes(currency)) return 0
  return THOUSANDTHS.includes(currency) ? 3 : 2
}

/**
 * Converts a wire amount to the integer that is stored.
 *
 * @param amount - Major units, finite, e.g. `24.9`.
 * @param currency - ISO 4217 code.
 * @returns Minor units, half away from zero, e.g. `2490`.
 */
export function toMinorUnits(amount: number, currency: string): number {
  // Shifting the decimal exponent as text avoids 1.005 * 100 === 100.49999999999999.
  const [digits, power = '0'] = String(Math.abs(amount)).split('e')
  const minor = Math.round(Number(`${digits}e${Number(power) + currencyExponent(currency)}`))
  // Subtracting, as negating nothing would give -0.
  return amount < 0 ? 0 - minor : minor
}

/**
 * Converts stored minor units back to major units.
 *
 * @param minor - Integer, e.g. `2490`.
 * @param currency - ISO 4217 code.
 * @returns Major units, e.g. `24.9`; to show, not to calculate with.
 */
export function toMajorUnits(minor: number, currency: string): number {
  return minor / 10 ** currencyExponent(currency)
}

/** Tells whether a value looks like an ISO 4217 code: three upper-case letters. */
export function isCurrency(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z]{3}$/.test(value)
}
