/**
 * The error for a setting that cannot be used, in the house's words.
 *
 * @param from - What it was given by, e.g. `--port` or `WAYMARK_PORT`.
 */
export function misuse(from: string, wish: string, value: string): RangeError {
  return new RangeError(
    `Cannot run waymark as ${from} must be ${wish}: current value is "${value}"`,
  )
}

/**
 * What to tell of a command line that cannot be used.
 *
 * @param error - What reading it threw: `parseArgs` throws a `TypeError`, the house a `RangeError`.
 * @param act - What cannot be done because of it, e.g. `run waymark`.
 * @returns `undefined` for any other error.
 */
export function misuseMessage(error: unknown, act: string): string | undefined {
  if (error instanceof RangeError) return error.message
  if (!(error instanceof TypeError)) return undefined
  // The first sentence of `parseArgs`; the others are advice on how to spell file names as flags.
  const [sentence = ''] = error.message.split(/\. |\.?\n/)
  return `Cannot ${act}: ${sentence}`
}
