import { describe, expect, it } from 'vitest'
import { toTouchpointFields } from '../../packages/client/src/to-touchpoint.ts'

describe('toTouchpointFields()', () => {
  it.each([
    ['items', [{ item_id: 'a' }], 'items'],
    ['value', 24.9, 'value'],
    ['currency', 'EUR', 'currency'],
    ['transaction_id', 'o-1', 'orderId'],
    ['coupon', 'MAY', 'coupon'],
    ['step', 'shipping', 'step'],
    ['quantityDelta', -1, 'quantityDelta'],
  ])('makes %s a field of the touchpoint', (name, value, field) => {
    expect(toTouchpointFields({ [name]: value })).toEqual({ [field]: value })
  })

  it.each(['method', 'payment_type', 'orderId', 'props', 'type', 'id'])(
    'keeps %s in props',
    (name) => {
      expect(toTouchpointFields({ [name]: 'x' })).toEqual({ props: { [name]: 'x' } })
    },
  )

  it('sorts fields from the rest', () => {
    expect(toTouchpointFields({ value: 1, currency: 'EUR', color: 'red' })).toEqual({
      value: 1,
      currency: 'EUR',
      props: { color: 'red' },
    })
  })

  it('has no props when nothing is left for them', () => {
    expect(toTouchpointFields({ value: 1 })).not.toHaveProperty('props')
  })

  it('leaves what it was given alone', () => {
    const input = Object.freeze({ value: 1, color: 'red' })
    expect(() => toTouchpointFields(input)).not.toThrow()
  })
})
