import { describe, expect, it } from 'vitest'
import { backoffDelay } from '../../packages/client/src/backoff.ts'

describe('backoffDelay()', () => {
  it.each([
    [0, 500],
    [1, 1_000],
    [2, 2_000],
    [8, 128_000],
    [9, 150_000],
    [50, 150_000],
    [5_000, 150_000],
  ])('after %i retries waits %i ms at half the jitter', (attempt, delayMs) => {
    expect(backoffDelay(attempt, () => 0.5)).toBe(delayMs)
  })

  it('may wait not at all, so that clients of one outage do not come back together', () => {
    expect(backoffDelay(3, () => 0)).toBe(0)
  })

  it('stays below the ceiling at the far end of the jitter', () => {
    expect(backoffDelay(0, () => 1 - Number.EPSILON)).toBeLessThan(1_000)
  })
})
