import { describe, expect, it } from 'vitest'
import { clockSkew, correctTime } from '../../packages/collector/src/clock-skew.ts'

const RECEIVED_AT = 1_790_000_000_000
const HOUR_MS = 3_600_000

describe('clockSkew()', () => {
  it.each([
    ['a clock that is right', 0, 0],
    ['a clock a minute behind', 60_000, 60_000],
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

  it('gives whole milliseconds', () => {
    expect(clockSkew(RECEIVED_AT - 0.4, RECEIVED_AT)).toBe(0)
  })
})

describe('correctTime()', () => {
  it('moves a time by the skew', () => {
    expect(correctTime(1_000, RECEIVED_AT, 500)).toBe(1_500)
  })

  it('takes a time as it is without a skew', () => {
    expect(correctTime(1_000, RECEIVED_AT)).toBe(1_000)
  })

  it('gives nothing later than the arrival', () => {
    expect(correctTime(RECEIVED_AT + 5, RECEIVED_AT, 1)).toBe(RECEIVED_AT)
  })
})
