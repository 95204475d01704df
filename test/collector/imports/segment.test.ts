import { validateTouchpoint } from '@waymark/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readSegmentMessage,
  segmentTypeOf,
} from '../../../packages/collector/src/imports/segment.ts'

const message = (fields: object) => ({
  type: 'track',
  messageId: 'm-1',
  anonymousId: 'visitor-1',
  timestamp: '2026-11-20T10:00:00.000Z',
  ...fields,
})

/** What is read of a message, as far as the protocol takes it. */
function touchpointOf(fields: object) {
  const read = readSegmentMessage(message(fields))
  if ('detail' in read) throw new Error(read.detail)
  const verdict = validateTouchpoint({ ...read.touchpoint, id: 'id-1' })
  if (!verdict.ok) throw new Error(verdict.detail)
  return verdict.touchpoint
}

describe('segmentTypeOf()', () => {
  it.each([
    ['t', 'track'],
    ['track', 'track'],
    ['p', 'page'],
    ['s', 'screen'],
    ['batch', undefined],
    ['b', undefined],
  ])('reads /v1/%s as %s', (name, type) => {
    expect(segmentTypeOf(name)).toBe(type)
  })
})

describe('readSegmentMessage()', () => {
  it('reads an order with its lines', () => {
    const touchpoint = touchpointOf({
      event: 'Order Completed',
      properties: {
        order_id: 'A-1001',
        revenue: 25,
        total: 34.99,
        shipping: 4.99,
        tax: 5,
        currency: 'eur',
        coupon: 'SPRING',
        products: [
          {
            product_id: '42',
            sku: 'MUG-R',
            name: 'Mug',
            variant: 'red',
            price: '12.50',
            quantity: 2,
          },
        ],
      },
    })
    expect(touchpoint).toMatchObject({
      type: 'purchase',
      orderId: 'A-1001',
      value: 25,
      currency: 'EUR',
      coupon: 'SPRING',
      items: [
        {
          item_id: '42',
          item_name: 'Mug',
          item_variant: 'red',
          sku: 'MUG-R',
          price: 12.5,
          quantity: 2,
        },
      ],
      props: { shipping: 4.99, tax: 5, total: 34.99, revenue: 25 },
    })
  })

  it('reads the product among the properties of an add', () => {
    const { type, items, value, props } = touchpointOf({
      event: 'Product Added',
      properties: {
        ...{ product_id: '42', name: 'Mug', price: 12.5, quantity: 2, currency: 'EUR' },
        ...{ cart_id: 'c-1', image_url: 'https://shop.example/mug.png' },
      },
    })
    expect({ type, items, value, props }).toEqual({
      type: 'add_to_cart',
      items: [{ item_id: '42', item_name: 'Mug', price: 12.5, quantity: 2 }],
      value: 25,
      props: { cart_id: 'c-1' },
    })
  })

  it('leaves the properties of an event of the site as they are', () => {
    const { type, items, props } = touchpointOf({
      event: 'Newsletter Chosen',
      properties: { name: 'weekly', category: 'tea', price: 0 },
    })
    expect({ type, items, props }).toEqual({
      type: 'newsletter_chosen',
      items: undefined,
      props: { name: 'weekly', category: 'tea', price: 0 },
    })
  })

  it('names the term of a search', () => {
    const { type, props } = touchpointOf({
      event: 'Products Searched',
      properties: { query: 'green tea' },
    })
    expect({ type, props }).toEqual({ type: 'search', props: { search_term: 'green tea' } })
  })

  it('leaves an amount without a currency among the properties', () => {
    const { value, props } = touchpointOf({
      event: 'Order Completed',
      properties: { order_id: 'A-1', revenue: 25 },
    })
    expect({ value, props }).toEqual({ value: undefined, props: { revenue: 25 } })
  })

  it('takes the page from the context', () => {
    const page = {
      url: 'https://shop.example/tea?utm_source=news',
      referrer: 'https://mail.example/',
      title: 'Tea',
    }
    expect(touchpointOf({ type: 'page', name: 'Category', context: { page } })).toMatchObject({
      ...page,
      type: 'page_view',
      props: { name: 'Category' },
    })
  })

  it('keeps what names a person out of the traits', () => {
    const { props } = touchpointOf({
      type: 'identify',
      userId: '7',
      traits: { email: 'a@b.example', name: 'Ann', phone: '+491234567', plan: 'gold' },
    })
    expect(props).toEqual({ plan: 'gold' })
  })

  it('links the ids of an alias', () => {
    const { type, props } = touchpointOf({ type: 'alias', userId: '7', previousId: 'visitor-0' })
    expect({ type, props }).toEqual({ type: 'alias', props: { previousId: 'visitor-0' } })
  })

  it('takes the time of the first attempt', () => {
    const originalTimestamp = '2026-11-19T10:00:00.000Z'
    expect(touchpointOf({ event: 'Cart Viewed', originalTimestamp }).occurredAt).toBe(
      Date.parse(originalTimestamp),
    )
  })

  it.each([
    [{ Analytics: true, Advertising: false }, 'granted'],
    [{ Analytics: false }, 'denied'],
    [{ Advertising: false }, 'unknown'],
    [undefined, 'unknown'],
  ])('reads the preferences %o as %s', (categoryPreferences, consent) => {
    const context = { consent: { categoryPreferences } }
    expect(readSegmentMessage(message({ event: 'Cart Viewed', context }))).toMatchObject({
      consent,
    })
  })

  it.each([
    ['a type', { type: 'boo' }],
    ['a message id', { messageId: undefined }],
    ['a visitor', { anonymousId: null }],
  ])('says what a message without %s lacks', (_, fields) => {
    expect(readSegmentMessage(message(fields))).toEqual({ detail: expect.any(String) })
  })

  it('never throws, whatever it is fed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (input, properties) => {
        readSegmentMessage(input)
        readSegmentMessage(message({ event: 'Order Completed', properties, context: input }))
      }),
    )
  })
})
