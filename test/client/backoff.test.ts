import { describe, expect, it } from 'vitest'
import { backoffDelay } from '../../packages/client/src/backoff.ts'

const half = () => 0.5

describe('backoffDelay()', () => {
  it.each([
    [0, 1_750],
    [1, 3_500],
    [2, 3_500],
    [16, 3_500],
    [17, 7_000],
    [20, 56_000],
    [24, 262_500],
    [5_000, 262_500],
  ])('after %i retries waits %i ms at half the jitter', (attempt, delayMs) => {
    expect(backoffDelay(attempt, half)).toBe(delayMs)
  })

  it('asks at most five times in the first ten seconds, whatever the jitter', () => {
    const waits = [0, 1, 2, 3].map((attempt) => backoffDelay(attempt, () => 0))
    expect(waits.reduce((sum, waitMs) => sum + waitMs)).toBeGreaterThanOrEqual(10_000)
  })

  it('waits no longer than four seconds for a minute', () => {
    const waits = Array.from({ length: 16 }, (_, attempt) => backoffDelay(attempt, () => 0.999))
    expect(Math.max(...waits)).toBeLessThan(4_000)
  })
})
