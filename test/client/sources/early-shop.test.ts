import { generic } from '@waymark/client/storefronts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { earlyShop, type ShopObserver } from '../../../packages/client/src/sources/early-shop.ts'
import { observeShop } from '../../../packages/client/src/sources/observe-shop.ts'
import { servedShop } from '../../../packages/client/src/sources/served-shop.ts'
import { openShopPage, type ShopPage } from '../../helpers/shop-page.ts'

const page = globalThis.window as Window & typeof globalThis
const holder = page as unknown as Record<string, unknown>
const pristine = page.fetch
const observe: ShopObserver = (host, tap) => observeShop(host, tap, [generic])

let shop: ShopPage
let arrive: (observe: ShopObserver) => void
let fail: (error: Error) => void

const settled = () => vi.advanceTimersByTimeAsync(5_000)
const types = () => shop.recorded.map(({ type }) => type)
const add = () => fetch('/cart/add', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })

beforeEach(() => {
  vi.useFakeTimers()
  page.fetch = async () =>
    Response.json({ cart: { currency: 'EUR', items: [{ sku: 'MUG', quantity: 1, price: 24.9 }] } })
  document.documentElement.lang = 'de'
  const source = earlyShop(
    () =>
      new Promise((resolve, reject) => {
        arrive = resolve
        fail = reject
      }),
  )
  shop = openShopPage({ path: '/cart', memory: new Map(), source })
})

afterEach(() => {
  shop.stop()
  page.fetch = pristine
  delete holder.wc_add_to_cart_params
  vi.useRealTimers()
})

describe('earlyShop()', () => {
  it('hands over what it saw, once somebody can read it', async () => {
    await add()
    await settled()
    const before = types()
    arrive(observe)
    await settled()
    expect([before, types()]).toEqual([['page_view'], ['page_view', 'view_cart', 'add_to_cart']])
  })

  it('describes the page to who grades it without waiting', () => {
    expect(shop.facts.lang).toBe('de')
  })

  it('leaves the page alone where nothing comes', async () => {
    const patched = page.fetch
    fail(new Error('blocked'))
    await settled()
    expect([page.fetch === patched, (await add()).ok, types()]).toEqual([
      false,
      true,
      ['page_view'],
    ])
  })

  it('starts nothing that comes after it was stopped', async () => {
    shop.stop()
    arrive(observe)
    await settled()
    expect(types()).toEqual(['page_view'])
  })
})

describe('servedShop()', () => {
  it('fetches what is known of the platform the page is recognised by', async () => {
    holder.wc_add_to_cart_params = {}
    const asked: string[] = []
    arrive(
      servedShop(async (platform) => {
        asked.push(platform)
        return { name: platform, calls: [] }
      }),
    )
    await settled()
    expect([asked, shop.facts.storefront]).toEqual([['woocommerce'], 'woocommerce'])
  })

  it('reads generically what is recognised but cannot be fetched', async () => {
    holder.wc_add_to_cart_params = {}
    arrive(servedShop(() => Promise.reject(new Error('blocked'))))
    await add()
    await settled()
    expect(shop.recorded.at(-1)).toMatchObject({
      type: 'add_to_cart',
      origin: { storefront: 'generic' },
    })
  })
})
