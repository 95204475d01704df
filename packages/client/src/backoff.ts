const BASE_MS = 1_000
const MAX_MS = 300_000

/**
 * Picks the wait before the next delivery attempt: exponential growth with full jitter.
 *
 * @param attempt - Retries already made; `0` before the first one.
 * @param random - Source of randomness in `[0, 1)`.
 * @returns Milliseconds, uniform in `[0, min(MAX_MS, BASE_MS * 2 ** attempt))`.
 */
export function backoffDelay(attempt: number, random = Math.random): number {
  return random() * Math.min(MAX_MS, BASE_MS * 2 ** attempt)
}
