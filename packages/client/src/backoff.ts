/** Options for {@link backoffDelay}. */
export interface BackoffOptions {
  /** Delay ceiling before the first retry, in milliseconds. @defaultValue `1_000` */
  baseMs?: number
  /** Upper bound of any delay, in milliseconds. @defaultValue `300_000` */
  maxMs?: number
  /** Source of randomness in `[0, 1)`; tests pass a constant. @defaultValue `Math.random` */
  random?: () => number
}

/**
 * Picks the wait before the next delivery attempt: exponential growth with full jitter.
 *
 * @param attempt - Retries already made; `0` before the first one.
 * @returns Milliseconds, uniform in `[0, min(maxMs, baseMs * 2 ** attempt))`.
 */
export function backoffDelay(attempt: number, options: BackoffOptions = {}): number {
  const { baseMs = 1_000, maxMs = 300_000, random = Math.random } = options
  return random() * Math.min(maxMs, baseMs * 2 ** attempt)
}
