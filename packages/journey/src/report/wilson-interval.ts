// Two-sided 95 % of the normal distribution.
const Z = 1.959964

/** Fewest cases a rate should be read from without a warning. */
export const FEW_CASES = 30

/**
 * The range in which the true rate behind a share lies with 95 % confidence (Wilson 1927). Unlike
 * the textbook interval it holds for small counts and for rates near 0 and 1.
 *
 * @returns Rates 0–1; the whole range when there are no cases.
 */
export function wilsonInterval(part: number, whole: number): { low: number; high: number } {
  if (whole <= 0) return { low: 0, high: 1 }
  const rate = part / whole
  const spread = Z * Math.sqrt((rate * (1 - rate)) / whole + Z ** 2 / (4 * whole ** 2))
  const center = rate + Z ** 2 / (2 * whole)
  const scale = 1 + Z ** 2 / whole
  return {
    low: Math.max(0, (center - spread) / scale),
    high: Math.min(1, (center + spread) / scale),
  }
}
