import type { DurationHistogram } from '@waymark/journey'
import { addDuration, DURATION_ERROR_RATE, durationQuantile } from '@waymark/journey'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

function histogramOf(durations: readonly number[]): DurationHistogram {
  const histogram: DurationHistogram = new Map()
  for (const durationMs of durations) addDuration(histogram, durationMs)
  return histogram
}

describe('durationQuantile()', () => {
  it('knows nothing of an empty histogram', () => {
    expect(durationQuantile(new Map(), 0.5)).toBeUndefined()
  })

  it('reads a duration under a millisecond as none', () => {
    expect(durationQuantile(histogramOf([0, 0, 60_000]), 0.5)).toBe(0)
  })

  it('stays within its error rate of the exact quantile', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 10 ** 10 }), { minLength: 1 })
    fc.assert(
      fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (values, quantile) => {
        const sorted = [...values].sort((a, b) => a - b)
        const exact = sorted[Math.max(1, Math.ceil(quantile * sorted.length)) - 1] ?? Number.NaN
        const read = durationQuantile(histogramOf(values), quantile) ?? Number.NaN
        // The last bits of a logarithm may put a value on a bucket's edge into its neighbour.
        expect(Math.abs(read - exact)).toBeLessThanOrEqual(exact * DURATION_ERROR_RATE * 1.000001)
      }),
    )
  })
})
