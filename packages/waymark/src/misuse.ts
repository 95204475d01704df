/** The error for a flag that cannot be used, in the house's words. */
export function misuse(flag: string, wish: string, value: string): RangeError {
  return new RangeError(
    `Cannot start waymark as ${flag} must be ${wish}: current value is "${value}"`,
  )
}
