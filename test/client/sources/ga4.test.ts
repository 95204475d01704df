import { describe, expect, it } from 'vitest'
import { createGa4Reader } from '../../../packages/client/src/sources/ga4.ts'

const product = {
  ...{ item_id: 'MUG', item_name: 'Mug', item_variant: 'blue', item_category: 'Cups' },
  ...{ price: '24.90', quantity: 2, buyer_email: 'ada@example.com' },
}
const item = {
  ...{ item_id: 'MUG', item_name: 'Mug', item_variant: 'blue', item_category: 'Cups' },
  ...{ price: 24.9, quantity: 2 },
}
const evidence = { confidence: 0.7, reason: 'data layer' }

/** What a page without modern syntax pushes: `gtag` hands on its `arguments`. */
function gtag(..._words: unknown[]): unknown {
  // biome-ignore lint/complexity/noArguments: as Google's snippet does it.
  return arguments
}

const readAll = (...entries: unknown[]) => {
  const reader = createGa4Reader()
  return entries.flatMap(reader.read)
}

describe('createGa4Reader()', () => {
  it('reads an ecommerce object', () => {
    const ecommerce = { currency: 'EUR', value: 49.8, coupon: 'SPRING', items: [product] }
    expect(readAll({ event: 'add_to_cart', ecommerce })).toEqual([
      {
        type: 'add_to_cart',
        items: [item],
        currency: 'EUR',
        value: 49.8,
        coupon: 'SPRING',
        ...evidence,
      },
    ])
  })

  it('reads the arguments of gtag()', () => {
    const fields = { transaction_id: 'A-1', value: 49.8, currency: 'EUR', items: [product] }
    expect(readAll(gtag('js', new Date()), gtag('event', 'purchase', fields))).toEqual([
      {
        type: 'purchase',
        orderId: 'A-1',
        value: 49.8,
        currency: 'EUR',
        items: [item],
        ...evidence,
      },
    ])
  })

  it('counts an act without a number as one unit', () => {
    const [action] = readAll({ event: 'remove_from_cart', ecommerce: { items: [{ id: 'MUG' }] } })
    expect(action?.items).toEqual([{ item_id: 'MUG', quantity: 1 }])
  })

  it('joins an event to the products pushed before it', () => {
    const [action] = readAll({ ecommerce: { items: [product] } }, { event: 'view_item' })
    expect([action?.type, action?.items]).toEqual(['view_item', [item]])
  })

  it('joins nothing to what was reset', () => {
    expect(
      readAll({ ecommerce: { items: [product] } }, { ecommerce: null }, { event: 'view_item' }),
    ).toEqual([{ type: 'view_item', items: [], ...evidence }])
  })

  const add = { products: [{ id: 'MUG', name: 'Mug', price: '24.90', quantity: 1 }] }
  const universal = { item_id: 'MUG', item_name: 'Mug', price: 24.9, quantity: 1 }
  it.each([
    [
      'add',
      { currencyCode: 'EUR', add },
      { type: 'add_to_cart', currency: 'EUR', items: [universal] },
    ],
    ['remove', { remove: add }, { type: 'remove_from_cart', items: [universal] }],
    ['detail', { detail: add }, { type: 'view_item', items: [universal] }],
    ['impressions', { impressions: add.products }, { type: 'view_item_list', items: [universal] }],
    [
      'first step',
      { checkout: { actionField: { step: 1 }, ...add } },
      { type: 'begin_checkout', items: [universal] },
    ],
    [
      'named step',
      { checkout: { actionField: { step: 2, option: 'Shipping' } } },
      { type: 'checkout_step', step: 'shipping', items: [] },
    ],
    [
      'purchase',
      { purchase: { actionField: { id: 'A-1', revenue: '24.90', coupon: 'TEA' }, ...add } },
      { type: 'purchase', orderId: 'A-1', value: 24.9, coupon: 'TEA', items: [universal] },
    ],
  ])('reads Universal Analytics: %s', (_, ecommerce, action) => {
    expect(readAll({ event: 'eec', ecommerce })).toEqual([{ ...action, ...evidence }])
  })

  it.each([
    ['other events', { event: 'gtm.js', 'gtm.start': 1 }],
    ['wish lists', { event: 'add_to_wishlist', ecommerce: { items: [product] } }],
    ['consent', gtag('consent', 'default', { ad_storage: 'denied' })],
    ['a step that is but a number', { ecommerce: { checkout: { actionField: { step: 3 } } } }],
    ['names of the prototype', { event: 'constructor' }],
    ['nothing', null],
    ['text', 'add_to_cart'],
  ])('reads nothing of %s', (_, entry) => {
    expect(readAll(entry)).toEqual([])
  })

  it('never throws', () => {
    const odd = [
      { ecommerce: 'x', event: 'add_to_cart' },
      { event: 'purchase', items: 7 },
      [],
      { 0: 'event' },
    ]
    expect(() => readAll(...odd)).not.toThrow()
  })

  it('takes of a person nothing at all', () => {
    const person = { email: 'ada@example.com', name: 'Ada Larsen', phone: '+4512345678' }
    const text = JSON.stringify(
      readAll({
        ...{ event: 'purchase', user_data: person },
        ecommerce: {
          transaction_id: 'ada@example.com',
          affiliation: 'Ada Larsen',
          ...person,
          items: [{ item_id: 'MUG', ...person, name: undefined, item_name: 'for ada@example.com' }],
        },
      }),
    )
    expect(text).not.toMatch(/ada|larsen|45123/i)
  })
})
