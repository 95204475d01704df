import type { Exchange } from '@waymark/client/storefronts'
import { createExchangeReader, generic } from '@waymark/client/storefronts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CASES, inShort } from './exchanges.ts'

const url = 'https://www.shop.example/products/mug'
const cart = (...items: unknown[]) => JSON.stringify({ cart: { currency: 'EUR', items } })
const line = (quantity: number) => ({ id: 'l1', sku: 'MUG', quantity, price: 9.5 })

describe('createExchangeReader()', () => {
  it('reads a sequence as a session', () => {
    const reader = createExchangeReader({ url })
    const exchanges: Exchange[] = [
      { method: 'GET', url: '/cart.json', status: 200, responseBody: cart(line(1)) },
      {
        method: 'POST',
        url: '/cart/items',
        requestBody: '{"sku":"MUG","quantity":2}',
        status: 200,
        responseBody: cart(line(3)),
      },
      {
        method: 'PATCH',
        url: '/cart/items/l1',
        requestBody: '{"quantity":2}',
        status: 200,
        responseBody: cart(line(2)),
      },
      { method: 'DELETE', url: '/cart/items/l1', status: 200, responseBody: cart() },
    ]
    expect(exchanges.flatMap((exchange) => reader.read(exchange)).map(inShort)).toEqual([
      'add_to_cart MUG×2@9.5 EUR',
      'update_cart MUG×2@9.5 -1 EUR',
      'remove_from_cart MUG×2@9.5 EUR',
    ])
  })

  it('lets the next cart prove an add that answered with a page', () => {
    const reader = createExchangeReader({ url, cart: [] })
    const add = {
      method: 'POST',
      url: '/cart/add',
      requestBody: 'sku=MUG&quantity=2',
      status: 200,
      responseBody: '<html>',
    }
    const read = { method: 'GET', url: '/cart.json', status: 200, responseBody: cart(line(2)) }
    expect([add, read, read].map((exchange) => reader.read(exchange).map(inShort))).toEqual([
      [],
      ['add_to_cart MUG×2@9.5 EUR'],
      [],
    ])
  })

  it("leaves out a cart's prices where the order is in another currency", () => {
    const [mug, pot] = [
      { sku: 'MUG', quantity: 2, price: 9.5, currency: 'EUR' },
      { sku: 'POT', quantity: 1, price: 30, currency: 'USD' },
    ]
    const reader = createExchangeReader({ url, storefront: 'spree', cart: [mug, pot] })
    const actions = reader.read({
      method: 'PATCH',
      url: '/api/v2/storefront/checkout/complete',
      status: 200,
      responseBody: '{"data":{"attributes":{"number":"R1","total":"51.0","currency":"USD"}}}',
    })
    expect(actions).toMatchObject([
      {
        ...{ type: 'purchase', orderId: 'R1', value: 51, currency: 'USD' },
        items: [
          { sku: 'MUG', quantity: 2 },
          { sku: 'POT', quantity: 1, price: 30 },
        ],
      },
    ])
    expect(actions[0]?.items[0]).not.toHaveProperty('price')
  })

  it('counts a retry after a stale token once', () => {
    const reader = createExchangeReader({ url, cart: [] })
    const add = { method: 'POST', url: '/cart/add', requestBody: 'sku=MUG&quantity=1', status: 200 }
    const stale = { ...add, responseBody: '{"crumbFail":true,"crumb":"x"}' }
    const actions = [stale, { ...add, responseBody: cart(line(1)) }].flatMap(reader.read)
    expect(actions.map(inShort)).toEqual(['add_to_cart MUG×1@9.5 EUR'])
  })

  it('uses the adapter the page names, and the one that recognises it otherwise', () => {
    const other = { ...generic, name: 'other', recognize: () => 0.9 }
    const names = [{ url, storefront: 'generic' }, { url }, { url, storefront: 'unheard_of' }].map(
      (page) => createExchangeReader(page, [generic, other]).storefront,
    )
    expect(names).toEqual(['generic', 'other', 'other'])
  })

  it.each([
    ['magento', 'magento2-luma'],
    ['WooCommerce', 'woocommerce'],
    ['shopify', 'shopify'],
  ])('knows %s for %s', (storefront, name) => {
    expect(createExchangeReader({ url, storefront }).storefront).toBe(name)
  })

  it('recognises the platform by the first exchange that shows it', () => {
    const reader = createExchangeReader({ url })
    const names = ['/api/mugs', '/de/?wc-ajax=get_refreshed_fragments', '/cart/add.js'].map(
      (path) => {
        reader.read({ method: 'POST', url: path, status: 200 })
        return reader.storefront
      },
    )
    expect(names).toEqual(['generic', 'woocommerce', 'woocommerce'])
  })

  it('keeps to the platform that the page shows', () => {
    const global = (path: string) =>
      path === 'prestashop' || path === 'Shopify.shop' ? {} : undefined
    const reader = createExchangeReader({ url, global })
    reader.read({ method: 'POST', url: '/?wc-ajax=add_to_cart', status: 200 })
    expect(reader.storefront).toBe('shopify')
  })

  describe('what a page may tell it', () => {
    const receipt = {
      method: 'POST',
      url: '/cart/add',
      status: 200,
      responseBody: '{"success":true}',
    }

    it('reads form fields in their order', () => {
      const requestBody = [
        ['sku', 'MUG'],
        ['quantity', '2'],
      ] as const
      const told = createExchangeReader({ url, cart: [] }).read({ ...receipt, requestBody })
      expect(told.map(inShort)).toEqual(['add_to_cart MUG×2'])
    })

    it.each(['generic', 'woocommerce'])(
      'takes from what was clicked what %s leaves out',
      (name) => {
        const clicked = { product_id: '31', product_sku: 'MUG', quantity: '2' }
        const reader = createExchangeReader({ url, storefront: name, cart: [], clicked })
        const ajax = {
          ...{ method: 'POST', url: '/?wc-ajax=add_to_cart', status: 200 },
          responseBody: '{"fragments":{"div":"<div>"},"cart_hash":"f00"}',
        }
        const told = reader.read(name === 'generic' ? receipt : ajax)
        expect(told.map(inShort)).toEqual(['add_to_cart 31×2'])
      },
    )

    it('fills name, price and currency from the products of the page', () => {
      const products = [{ item_id: 'MUG', item_name: 'Mug', price: 24.9 }]
      const reader = createExchangeReader({ url, cart: [], products, currency: 'EUR' })
      const [told] = reader.read({ ...receipt, requestBody: '{"sku":"MUG","quantity":2}' })
      expect([told?.items[0]?.item_name, told?.value, told?.currency]).toEqual(['Mug', 49.8, 'EUR'])
    })

    it('recognises the platform by a meta, and asks its globals for the currency', () => {
      const page = {
        meta: (name: string) => (name === 'generator' ? 'WooCommerce 9.1' : undefined),
        global: (path: string) => (path === 'wcSettings.currency.code' ? 'CHF' : undefined),
      }
      const reader = createExchangeReader({ url, cart: [], ...page })
      const [told] = reader.read({
        ...{ method: 'POST', url: '/?wc-ajax=add_to_cart', status: 200 },
        requestBody: 'product_id=31&quantity=1',
        responseBody: '{"fragments":{"div":"<div>"},"cart_hash":"f00"}',
      })
      expect([reader.storefront, told?.currency]).toEqual(['woocommerce', 'CHF'])
    })

    it.each([0, 404, 503])('tells nothing of status %i', (status) => {
      const add = { ...receipt, requestBody: '{"sku":"MUG","quantity":2}', status }
      expect(createExchangeReader({ url, cart: [] }).read(add)).toEqual([])
    })
  })

  it('reads nothing without an adapter', () => {
    const reader = createExchangeReader({ url }, [])
    expect([reader.storefront, reader.read({ method: 'GET', url: '/cart', status: 200 })]).toEqual([
      undefined,
      [],
    ])
  })

  it('never throws on exchanges cut, mixed or mangled', () => {
    const known = fc.constantFrom(...CASES.map(({ exchange }) => exchange))
    const mangled = fc
      .tuple(known, known, fc.json({ maxDepth: 5 }), fc.nat(400), fc.string())
      .map(([a, b, json, cut, text]) => [
        { ...a, responseBody: b.responseBody },
        { ...a, requestBody: b.requestBody },
        { ...a, responseBody: json },
        { ...a, responseBody: a.responseBody?.slice(0, cut) },
        { ...a, requestBody: text, url: text },
        { ...a, requestBody: json },
      ])
    fc.assert(
      fc.property(fc.array(mangled, { maxLength: 4 }), (sequences) => {
        const reader = createExchangeReader({ url })
        for (const exchange of sequences.flat()) {
          // Bodies of other forms than the type allows are what this is about.
          const fed = { method: 'GET', url: '/cart', status: 200, ...exchange } as Exchange
          expect(Array.isArray(reader.read(fed))).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    null,
    undefined,
    7,
    {},
    { url: null },
    { method: 'POST', url: '/cart/add', status: 200, requestBody: [[1]] },
  ])('reads nothing from %j', (exchange) => {
    // Callers without types may pass anything.
    expect(createExchangeReader({ url }).read(exchange as unknown as Exchange)).toEqual([])
  })

  it('knows the lines of a cart that is shown with global ids', () => {
    const cart = [
      {
        lineId: 'gid://shopify/CartLine/l1?cart=c1',
        variantId: 'gid://shopify/ProductVariant/40',
        quantity: 2,
      },
    ]
    const { read } = createExchangeReader({ url, storefront: 'shopify-hydrogen', cart })
    const actions = read({
      method: 'POST',
      url: '/cart',
      requestBody: [
        [
          'cartFormInput',
          JSON.stringify({ action: 'LinesRemove', inputs: { lineIds: [cart[0]?.lineId] } }),
        ],
      ],
      status: 200,
      responseBody: '{"cart":{"id":"gid://shopify/Cart/c1","totalQuantity":0}}',
    })
    expect(actions.map(inShort)).toEqual(['remove_from_cart 40×2'])
  })

  it('lets no personal data out of a body', () => {
    const secrets = [
      'ada@mail.example',
      'Lovelace',
      '+41791234567',
      'Byron Street 12',
      'tok_live_123456',
      '4111 1111 1111 1111',
    ]
    const person = {
      email: secrets[0],
      first_name: 'Ada',
      last_name: secrets[1],
      name: `Ada ${secrets[1]}`,
      phone: secrets[2],
      address: { street: secrets[3], name: secrets[1] },
      token: secrets[4],
      card: { number: secrets[5] },
    }
    const actions = CASES.flatMap(({ page, before, exchange }) => {
      const body = exchange.responseBody && JSON.parse(exchange.responseBody)
      const spiked = {
        ...exchange,
        responseBody: JSON.stringify({
          customer: person,
          ...person,
          ...body,
          billing_address: person,
        }),
      }
      const reader = createExchangeReader({ url, ...page, ...(before ? { cart: before } : {}) })
      return reader.read({ method: 'GET', url: '/', status: 200, ...spiked })
    })
    const leaked = secrets.filter((secret) => JSON.stringify(actions).includes(secret))
    expect([actions.length > 20, leaked]).toEqual([true, []])
  })
})
