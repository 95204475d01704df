import type { Platform, StorefrontSession } from '@waymark/client/storefronts'
import { magento2Luma, shopify, toStorefront, UNANSWERED } from '@waymark/client/storefronts'
import { describe, expect, it } from 'vitest'
import { inShort } from './exchanges.ts'

const page = { url: 'https://www.shop.example/mug' }
const mugs: Platform = {
  name: 'mugs',
  foreign: /(^|\.)mugs\.example$/,
  ignore: /preview/,
  cart: { in: 'lines', sku: 'sku', money: 'minor', code: 'code' },
  calls: [
    { at: /\/bag\/peek/, asks: 'nothing' },
    { at: /^POST .*\/bag\/plus\/(?<sku>\w+)/, asks: 'add', line: { quantity: 'n' } },
    {
      at: /^POST .*\/bag\/step/,
      asks: 'adjust',
      line: { sku: 'sku', quantity: 'by' },
      proof: 'status',
      cart: false,
    },
    { graphql: /^plus/, asks: 'add', line: { sku: 'sku' } },
    { at: /^POST .*\/bag\/all/, asks: 'set', line: { in: 'wanted', keys: 'sku' } },
  ],
  events: [
    { on: 'call', name: 'bag', via: 'Mugs.onBag', isSole: true, asks: 'differ', answer: '0' },
  ],
}
const bag = (...lines: [sku: string, quantity: number][]) => ({
  code: 'EUR',
  lines: lines.map(([sku, quantity]) => ({ sku, quantity, price: 950 })),
})
const two = [{ sku: 'MUG', quantity: 2, price: 9.5, currency: 'EUR' }]
const post = (url: string, body: object, answer?: object) => ({
  ...{ method: 'POST', url, status: 200, requestBody: JSON.stringify(body) },
  ...(answer && { responseBody: JSON.stringify(answer) }),
})
const sessionOf = (cart?: StorefrontSession['cart']): StorefrontSession => ({ page, cart })

describe('toStorefront()', () => {
  const storefront = toStorefront(mugs)
  const read = (cart: StorefrontSession['cart'], ...exchanges: ReturnType<typeof post>[]) => {
    const session = sessionOf(cart)
    return exchanges.flatMap((one) => storefront.readExchange(one, session)).map(inShort)
  }

  it.each<[string, boolean, string, string]>([
    ['a call', true, 'POST', '/bag/plus/MUG'],
    ['a call to a host of the platform', true, 'POST', 'https://api.mugs.example/bag/plus/MUG'],
    ['a call to somebody else', false, 'POST', 'https://other.example/bag/plus/MUG'],
    ['GraphQL', true, 'POST', '/graphql'],
    ['what is to be ignored', false, 'POST', '/preview/bag/plus/MUG'],
    ['what asks nothing', false, 'GET', '/peek'],
  ])('looks at %s: %s', (_, isRelevant, method, url) => {
    expect(storefront.isRelevant({ method, url }, page)).toBe(isRelevant)
  })

  it('reads what the groups of a pattern hold', () => {
    expect(read([], post('/bag/plus/MUG', { n: 2 }, bag(['MUG', 2])))).toEqual([
      'add_to_cart MUG×2@9.5 EUR',
    ])
  })

  it('counts steps from the number a line had', () => {
    expect(read(two, post('/bag/step', { sku: 'MUG', by: -1 }))).toEqual([
      'update_cart MUG×1@9.5 -1 EUR',
    ])
  })

  it('tells of a map what changed, and nothing where nobody saw the cart before', () => {
    const all = post('/bag/all', { wanted: { MUG: 3, CUP: 1 } }, bag(['MUG', 3], ['CUP', 1]))
    expect([read(two, all), read(undefined, all)]).toEqual([
      ['update_cart MUG×3@9.5 +1 EUR', 'add_to_cart CUP×1@9.5 EUR'],
      [],
    ])
  })

  it('takes a list of GraphQL operations apart', () => {
    const list = [
      { query: 'mutation { plus(sku: "MUG") { lines { sku } } }' },
      { query: '{ bag { lines { sku } } }' },
    ]
    const answers = [{ data: { plus: bag(['MUG', 3]) } }, { data: { bag: bag(['MUG', 3]) } }]
    expect(read(two, post('/graphql', list, answers))).toEqual(['add_to_cart MUG×1@9.5 EUR'])
  })

  it('leaves to the generic storefront what it does not know', () => {
    const other = post(
      '/api/cart/items',
      { sku: 'MUG', quantity: 1 },
      { cart: { currency: 'EUR', items: [{ sku: 'MUG', quantity: 3, price: 9.5 }] } },
    )
    expect(read(two, other)).toEqual(['add_to_cart MUG×1@9.5 EUR'])
  })

  it('tells by an event that shows the cart what changed since', () => {
    const session = sessionOf()
    const told = [bag(['MUG', 1]), bag(['MUG', 3]), bag(['MUG', 3]), bag()].map((cart) =>
      storefront.readEvent?.('bag', [cart], session).map(inShort),
    )
    expect(told).toEqual([
      [],
      ['update_cart MUG×3@9.5 +2 EUR'],
      [],
      ['remove_from_cart MUG×3@9.5 EUR'],
    ])
  })

  it('tells what was sent with little confidence, and keeps the cart as it is', () => {
    const session = sessionOf([])
    const form = { ...post('/cart/add', { id: 40 }), status: UNANSWERED }
    const [add] = toStorefront(shopify).readExchange(form, session)
    expect([add?.confidence, session.cart]).toEqual([0.4, []])
  })

  it('holds what the next page will show', () => {
    const form = { ...post('/checkout/cart/add/product/7/', { qty: 1 }), status: UNANSWERED }
    const session = sessionOf([])
    const told = toStorefront(magento2Luma).readExchange(form, session)
    expect([told, session.unproven]).toEqual([
      [],
      { kind: 'add', lines: [{ itemId: '7', quantity: 1 }] },
    ])
  })
})
