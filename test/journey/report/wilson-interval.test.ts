import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilsonInterval } from '../../../packages/journey/src/report/wilson-interval.ts'

describe('wilsonInterval()', () => {
  // Computed by hand from Wilson's formula with z = 1.959964.
  it.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [50, 100, 0.4038, 0.5962],
  ])('puts the rate behind %d of %d between %d and %d', (part, whole, low, high) => {
    const interval = wilsonInterval(part, whole)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('knows nothing of no cases', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })

  it('holds the share itself', () => {
    const cases = fc.integer({ min: 1, max: 10_000 })
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
        const part = Math.round(share * whole)
        const { low, high } = wilsonInterval(part, whole)
        expect(low).toBeLessThanOrEqual(part / whole + 1e-12)
        expect(high).toBeGreaterThanOrEqual(part / whole - 1e-12)
      }),
    )
  })
})
