import { generic } from '@waymark/client/storefronts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Storefronts } from '../../../packages/client/src/sources/storefront.ts'
import { openShopPage, type ShopPage } from '../../helpers/shop-page.ts'

const page = globalThis.window as Window & typeof globalThis
const pristine = page.fetch
const mug = {
  '@type': 'Product',
  sku: 'MUG',
  name: 'Mug',
  offers: { price: '24.90', priceCurrency: 'EUR' },
}

let memory: Map<string, unknown>
let shop: ShopPage

/** Opens a page of the shop whose metadata describes `body`. */
function open(
  path: string,
  { ready = Promise.resolve(), body = '' as unknown, storefronts = [generic] as Storefronts } = {},
) {
  shop?.stop()
  const before = shop?.recorded ?? []
  document.head.innerHTML = body
    ? `<script type="application/ld+json">${JSON.stringify(body)}</script>`
    : ''
  shop = openShopPage({ path, memory, ready, storefronts, recorded: before })
}

const types = () => shop.recorded.map(({ type }) => type)
const settled = () => vi.advanceTimersByTimeAsync(1_000)

/** Mugs in the cart that answers every request. */
let quantity: number

beforeEach(() => {
  vi.useFakeTimers()
  memory = new Map()
  quantity = 1
  page.fetch = async () => {
    const items = [{ id: 'l1', sku: 'MUG', quantity, price: 24.9 }]
    return Response.json({ cart: { currency: 'EUR', items } })
  }
})

afterEach(() => {
  shop.stop()
  shop.recorded.length = 0
  page.fetch = pristine
  vi.useRealTimers()
})

describe('storefrontSource()', () => {
  it('records what a page shows after its page view', async () => {
    open('/products/mug', { body: mug })
    await settled()
    expect(shop.recorded).toEqual([
      { type: 'page_view', fields: {}, origin: { source: 'url' } },
      {
        type: 'view_item',
        fields: {
          items: [{ item_id: 'MUG', sku: 'MUG', item_name: 'Mug', price: 24.9 }],
          value: 24.9,
          currency: 'EUR',
        },
        origin: { source: 'metadata', storefront: 'generic', confidence: 0.9 },
      },
    ])
  })

  it('describes the page to stage inference before the page view', () => {
    document.documentElement.lang = 'de'
    document.body.className = 'product'
    open('/products/mug', { body: mug })
    expect(shop.facts).toEqual({
      storefront: 'generic',
      products: 1,
      lang: 'de',
      bodyClass: 'product',
    })
  })

  it('records an add from the exchange that made it', async () => {
    open('/products/mug', { body: mug })
    await settled()
    await fetch('/cart/items', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    expect(shop.recorded.at(-1)).toEqual({
      type: 'add_to_cart',
      fields: {
        items: [{ item_id: 'MUG', sku: 'MUG', item_name: 'Mug', price: 24.9, quantity: 1 }],
        value: 24.9,
        currency: 'EUR',
      },
      origin: { source: 'network', storefront: 'generic', confidence: 0.8 },
    })
  })

  it('counts differences against the cart of the page before', async () => {
    open('/products/mug')
    memory.set('cart', [{ lineId: 'l1', sku: 'MUG', quantity: 1, price: 24.9 }])
    await fetch('/cart/items', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    expect(types()).toEqual(['page_view'])
  })

  it('asks the request after a thaw, as the cart it knew is an old one', async () => {
    quantity = 3
    open('/products/mug')
    memory.set('cart', [])
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    await fetch('/cart/items', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    expect(shop.recorded.at(-1)?.fields.items?.[0]?.quantity).toBe(1)
  })

  it('counts from the cart another tab has left', async () => {
    open('/products/mug')
    memory.set('cart', [])
    await fetch('/cart/items', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    memory.set('cart', [{ lineId: 'l1', sku: 'MUG', quantity: 3, price: 24.9 }])
    quantity = 4
    await fetch('/cart/items', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    expect(shop.recorded.map(({ fields }) => fields.items?.[0]?.quantity)).toEqual([
      undefined,
      1,
      1,
    ])
  })

  it('tells one checkout and its steps over several pages', async () => {
    for (const path of [
      '/checkout/contact',
      '/checkout/contact',
      '/checkout/shipping',
      '/checkout/payment',
    ]) {
      open(path)
      await settled()
    }
    expect(
      shop.recorded.flatMap(({ type, fields }) =>
        type === 'page_view' ? [] : [fields.step ?? type],
      ),
    ).toEqual(['begin_checkout', 'contact', 'shipping', 'payment'])
  })

  it('records the order a confirmation page states, once', async () => {
    const order = { '@type': 'Order', orderNumber: 'A-1', price: '49.80', priceCurrency: 'EUR' }
    for (let visit = 0; visit < 2; visit++) {
      open('/checkout/confirmation/A-1', { body: order })
      await settled()
    }
    expect(types()).toEqual(['page_view', 'purchase', 'page_view'])
  })

  it('records a search with its term', async () => {
    open('/search?q=mug')
    await settled()
    expect(shop.recorded.at(-1)?.fields).toEqual({ props: { search_term: 'mug' } })
  })

  it('waits for what the device knows', async () => {
    let answer = () => {}
    open('/checkout', {
      ready: new Promise((resolve) => {
        answer = resolve
      }),
    })
    await settled()
    memory.set('checkout', { begunAt: Date.now(), step: '' })
    answer()
    await settled()
    expect(types()).toEqual(['page_view'])
  })

  it('records what it knows when the page goes before the device has answered', async () => {
    open('/checkout', { ready: new Promise(() => {}) })
    await settled()
    window.dispatchEvent(new Event('pagehide'))
    expect(types()).toEqual(['page_view', 'begin_checkout'])
  })

  it('reads the metadata an app puts in place after a route change', async () => {
    open('/products/mug', { body: mug })
    await settled()
    history.pushState(null, '', '/products/pot')
    shop.show()
    document.head.innerHTML = `<script type="application/ld+json">${JSON.stringify({ ...mug, sku: 'POT' })}</script>`
    await settled()
    expect(
      shop.recorded.flatMap(({ fields }) => fields.items ?? []).map(({ item_id }) => item_id),
    ).toEqual(['MUG', 'POT'])
  })

  it('ignores metadata an app left behind', async () => {
    open('/products/mug', { body: mug })
    await settled()
    history.pushState(null, '', '/about')
    shop.show()
    await settled()
    expect(types()).toEqual(['page_view', 'view_item', 'page_view'])
  })

  it('records nothing for requests of the collector, other sites and other things', async () => {
    open('/products/mug')
    for (const url of [
      'https://collector.example/v1/batch',
      'https://ads.example/cart/add',
      '/api/reviews',
    ]) {
      await fetch(url, { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    }
    await settled()
    expect(types()).toEqual(['page_view'])
  })

  it('holds what happens until its adapters have come', async () => {
    let arrive = (_: readonly [typeof generic]) => {}
    const storefronts = new Promise<readonly [typeof generic]>((resolve) => {
      arrive = resolve
    })
    open('/products/mug', { body: mug, storefronts })
    await fetch('/cart/items', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    const before = types()
    arrive([generic])
    await settled()
    expect([before, types()]).toEqual([['page_view'], ['page_view', 'view_item', 'add_to_cart']])
  })

  it('leaves the page alone when its adapters do not come', async () => {
    open('/products/mug', { body: mug, storefronts: Promise.reject(new Error('blocked')) })
    const response = await fetch('/cart/items', { method: 'POST', body: '{}' })
    await settled()
    expect([response.ok, types()]).toEqual([true, ['page_view']])
  })

  it('records nothing any more once stopped', async () => {
    open('/checkout')
    shop.stop()
    await fetch('/cart/items', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    expect(types()).toEqual(['page_view'])
  })
})
