const BASE_MS = 2_000
const MAX_MS = 300_000
/** Attempts with the same wait, about a minute of them: an idle page is back within seconds. */
const EARLY_ATTEMPTS = 16

/**
 * Picks the wait before the next delivery attempt: at most four seconds for about a minute, then
 * exponential growth. A quarter of it is jitter, as more would make more requests.
 *
 * @param attempt - Retries already made; `0` before the first one.
 * @param random - Source of randomness in `[0, 1)`.
 * @returns Milliseconds, uniform in the upper quarter below the bound of this attempt.
 */
export function backoffDelay(attempt: number, random = Math.random): number {
  const doublings = Math.min(attempt, 1) + Math.max(attempt - EARLY_ATTEMPTS, 0)
  return Math.min(MAX_MS, BASE_MS * 2 ** doublings) * (0.75 + random() / 4)
}
