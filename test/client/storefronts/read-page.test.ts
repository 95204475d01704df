import type { StorefrontPage } from '@waymark/client/storefronts'
import { generic } from '@waymark/client/storefronts'
import { describe, expect, it } from 'vitest'

const mug = { item_id: 'MUG', item_name: 'Mug', price: 24.9 }
const read = (path: string, page: Partial<StorefrontPage> = {}) =>
  generic.readPage({ url: `https://shop.example${path}`, ...page })

describe('generic.readPage()', () => {
  it.each<[string, string, Partial<StorefrontPage>, string[]]>([
    ['a product page', '/products/mug', { viewed: mug }, ['view_item']],
    ['a listing', '/collections/mugs', { listed: [mug, mug] }, ['view_item_list']],
    ['a search', '/search?q=mug', {}, ['search']],
    ['a search with results', '/search?q=mug', { listed: [mug] }, ['search', 'view_item_list']],
    ['the cart', '/cart', { listed: [mug] }, ['view_cart']],
    ['the checkout', '/checkout', {}, ['begin_checkout']],
    ['a checkout step', '/checkout/shipping', {}, ['begin_checkout', 'checkout_step']],
    [
      'the next step of a checkout',
      '/checkout/payment',
      { referrer: 'https://shop.example/checkout/shipping' },
      ['checkout_step'],
    ],
    [
      'a checkout entered from the cart',
      '/checkout/contact',
      { referrer: 'https://shop.example/cart' },
      ['begin_checkout', 'checkout_step'],
    ],
    [
      'a checkout entered from the one of another shop',
      '/checkout/contact',
      { referrer: 'https://other.example/checkout/payment' },
      ['begin_checkout', 'checkout_step'],
    ],
    ['a confirmation without an order', '/checkout/confirmation/7', {}, []],
    ['a newsletter that thanks', '/newsletter/thank-you', {}, []],
    [
      'an order in the metadata',
      '/orders/7',
      { order: { orderId: '7', value: 9, currency: 'EUR', items: [] } },
      ['purchase'],
    ],
    ['the home page', '/', {}, []],
  ])('tells %s', (_, path, page, expected) => {
    expect(read(path, page).map(({ type }) => type)).toEqual(expected)
  })

  it('gives a product view its value and currency', () => {
    expect(read('/p', { viewed: mug, currency: 'EUR' })).toMatchObject([
      { items: [mug], value: 24.9, currency: 'EUR' },
    ])
  })

  it('gives a checkout what is in the cart', () => {
    const cart = [{ itemId: 'MUG', quantity: 2, price: 24.9, currency: 'EUR' }]
    expect(read('/checkout', { cart })).toMatchObject([
      { items: [{ item_id: 'MUG', quantity: 2 }], value: 49.8, currency: 'EUR' },
    ])
  })

  it('leaves the value out where a price is missing', () => {
    const cart = [{ itemId: 'MUG', quantity: 2, currency: 'EUR' }]
    expect(read('/checkout', { cart })[0]?.value).toBeUndefined()
  })

  it('scrubs what was searched for', () => {
    expect(read('/search?q=ada@mail.example')[0]?.searchTerm).toBe('[email]')
  })
})
