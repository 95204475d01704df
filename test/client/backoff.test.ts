import { describe, expect, it } from 'vitest'
import { backoffDelay } from '../../packages/client/src/backoff.ts'

describe('backoffDelay()', () => {
  const options = { baseMs: 1_000, maxMs: 5_000, random: () => 0.5 }

  it.each([
    [0, 500],
    [1, 1_000],
    [2, 2_000],
    [3, 2_500],
    [50, 2_500],
    [5_000, 2_500],
  ])('after %i retries waits %i ms at half the jitter', (attempt, delayMs) => {
    expect(backoffDelay(attempt, options)).toBe(delayMs)
  })

  it('may wait not at all, so that clients of one outage do not come back together', () => {
    expect(backoffDelay(3, { ...options, random: () => 0 })).toBe(0)
  })

  it('stays below the ceiling at the far end of the jitter', () => {
    expect(backoffDelay(0, { ...options, random: () => 1 - Number.EPSILON })).toBeLessThan(1_000)
  })

  it('grows from a second to five minutes unless told otherwise', () => {
    const random = () => 1
    const delays = [0, 1, 8, 9, 100].map((attempt) => backoffDelay(attempt, { random }))
    expect(delays).toEqual([1_000, 2_000, 256_000, 300_000, 300_000])
  })
})
