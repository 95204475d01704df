import { describe, expect, it } from 'vitest'
import { clockSkew, correctTime } from '../../packages/collector/src/clock-skew.ts'

const RECEIVED_AT = 1_790_000_000_000
const HOUR_MS = 3_600_000

describe('clockSkew()', () => {
  it.each([
    ['a clock that is right', 0, 0],
    ['a slow network', 3_000, 0],
    ['a clock a few seconds ahead', -3_000, 0],
    ['a clock a minute behind', 60_000, 60_000],
    ['a clock a minute behind, over a slow network', 63_000, 60_000],
    ['a clock an hour ahead', -HOUR_MS, -HOUR_MS],
    ['a clock a day behind', 24 * HOUR_MS, 24 * HOUR_MS],
    ['a clock more than a day behind', 24 * HOUR_MS + 1, undefined],
    ['a clock more than a day ahead', -24 * HOUR_MS - 1, undefined],
  ])('reads %s', (_, behindMs, skew) => {
    expect(clockSkew(RECEIVED_AT - behindMs, RECEIVED_AT)).toBe(skew)
  })

  it.each([Number.NaN, 0, -1, Number.POSITIVE_INFINITY])('does not believe %s', (sentAt) => {
    expect(clockSkew(sentAt, RECEIVED_AT)).toBeUndefined()
  })

  it('is the same for two requests of one clock', () => {
    const behindMs = 2 * HOUR_MS
    const skews = [5, 900].map((travelMs) =>
      clockSkew(RECEIVED_AT - behindMs, RECEIVED_AT + travelMs),
    )
    expect(skews).toEqual([behindMs, behindMs])
  })
})

describe('correctTime()', () => {
  it('moves a time by the skew', () => {
    expect(correctTime(1_000, RECEIVED_AT, 500)).toBe(1_500)
  })

  it('takes a time as it is without a skew', () => {
    expect(correctTime(1_000, RECEIVED_AT)).toBe(1_000)
  })

  it('keeps apart what a clock slightly ahead tells', () => {
    expect(correctTime(RECEIVED_AT + 5, RECEIVED_AT)).toBe(RECEIVED_AT + 5)
  })

  it('gives nothing later than half a minute after the arrival', () => {
    expect(correctTime(RECEIVED_AT + HOUR_MS, RECEIVED_AT)).toBe(RECEIVED_AT + 30_000)
  })
})
