const BASE_MS = 2_000
/** Bound of the wait in the first minute of an outage: an idle page is back within seconds. */
const EARLY_MAX_MS = 4_000
/** Attempts that are made before waits grow further: about a minute. */
const EARLY_ATTEMPTS = 16
const MAX_MS = 300_000

/**
 * Picks the wait before the next delivery attempt: at most four seconds for about a minute, then
 * exponential growth. A quarter of it is jitter, as more would make more requests.
 *
 * @param attempt - Retries already made; `0` before the first one.
 * @param random - Source of randomness in `[0, 1)`.
 * @returns Milliseconds, uniform in the upper quarter below the bound of this attempt.
 */
export function backoffDelay(attempt: number, random = Math.random): number {
  const early = Math.min(EARLY_MAX_MS, BASE_MS * 2 ** attempt)
  const late = Math.min(MAX_MS, EARLY_MAX_MS * 2 ** (attempt - EARLY_ATTEMPTS))
  return Math.max(early, late) * (0.75 + random() / 4)
}
