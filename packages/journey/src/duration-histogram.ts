/** Largest relative error of a {@link durationQuantile}. */
export const DURATION_ERROR_RATE = 0.005

const GROWTH = (1 + DURATION_ERROR_RATE) / (1 - DURATION_ERROR_RATE)
const LOG_GROWTH = Math.log(GROWTH)
// Durations under a millisecond; no logarithm leads there.
const ZERO_BUCKET = -1

/**
 * Durations counted in logarithmic buckets: bucket `i` holds `(g^(i-1), g^i]` milliseconds with
 * `g = (1 + e) / (1 - e)` and `e` = {@link DURATION_ERROR_RATE}. Two histograms merge by adding
 * their counts, and a quantile read from one is within `e` of the true one (the bucket layout of
 * DDSketch, Masson et al. 2019).
 */
export type DurationHistogram = Map<number, number>

/** Counts one duration, in milliseconds. */
export function addDuration(histogram: DurationHistogram, durationMs: number): void {
  const bucket = durationMs < 1 ? ZERO_BUCKET : Math.ceil(Math.log(durationMs) / LOG_GROWTH)
  histogram.set(bucket, (histogram.get(bucket) ?? 0) + 1)
}

/**
 * Reads a quantile by nearest rank.
 *
 * @param quantile - 0–1; `0.5` is the median.
 * @returns Milliseconds within {@link DURATION_ERROR_RATE}; `undefined` when nothing was counted.
 */
export function durationQuantile(
  histogram: ReadonlyMap<number, number>,
  quantile: number,
): number | undefined {
  const buckets = [...histogram].sort(([a], [b]) => a - b)
  const count = buckets.reduce((sum, [, n]) => sum + n, 0)
  const rank = Math.max(1, Math.ceil(quantile * count))
  let below = 0
  for (const [bucket, n] of buckets) {
    below += n
    if (below >= rank) return bucket === ZERO_BUCKET ? 0 : (2 * GROWTH ** bucket) / (GROWTH + 1)
  }
  return undefined
}
