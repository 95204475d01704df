import { generic, medusa } from '@waymark/client/storefronts'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as checkout from '../../../packages/client/src/sources/checkout-reader.ts'
import { earlyShop, type ShopObserver } from '../../../packages/client/src/sources/early-shop.ts'
import * as dataLayer from '../../../packages/client/src/sources/ga4.ts'
import { observeShop } from '../../../packages/client/src/sources/observe-shop.ts'
import { servedShop } from '../../../packages/client/src/sources/served-shop.ts'
import { withMemory } from '../../../packages/client/src/sources/source-memory.ts'
import { openShopPage, type ShopPage } from '../../helpers/shop-page.ts'

const page = globalThis.window as Window & typeof globalThis
const holder = page as unknown as Record<string, unknown>
const pristine = page.fetch
const observe: ShopObserver = (host, tap) =>
  observeShop(withMemory(host), tap, { storefronts: [generic], dataLayer, checkout })

let shop: ShopPage
let memory: Map<string, unknown>
let arrive: (observe: ShopObserver) => void
let fail: (error: Error) => void
let answer: unknown

const settled = () => vi.advanceTimersByTimeAsync(5_000)
const types = () => shop.recorded.map(({ type }) => type)
const add = () => fetch('/cart/add', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })

// Fetched before, as no fake timer waits for a file.
beforeAll(async () => {
  await import('../../../packages/client/src/sources/platform-reader.ts')
  await import('../../../packages/client/src/sources/generic-reader.ts')
})

beforeEach(() => {
  vi.useFakeTimers()
  memory = new Map()
  answer = { cart: { currency: 'EUR', items: [{ sku: 'MUG', quantity: 1, price: 24.9 }] } }
  page.fetch = async () => Response.json(answer)
  document.documentElement.lang = 'de'
  const source = earlyShop(
    () =>
      new Promise((resolve, reject) => {
        arrive = resolve
        fail = reject
      }),
  )
  shop = openShopPage({ path: '/cart', memory, source })
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

  it('leaves to the next page what a form says of a product', async () => {
    document.body.innerHTML = `<form method="post" action="/cart?token=tok_1&add-to-cart=31">
<input name="quantity" value="2"><input name="customer[email]" value="ada@mail.example">
<input name="firstname" value="Ada"><input name="email_id" value="ada@mail.example"><button name="add-to-cart" value="31">Add</button></form>`
    const [form, submitter] = [document.forms[0], document.querySelector('button')]
    form?.dispatchEvent(new SubmitEvent('submit', { submitter, bubbles: true }))
    expect(memory.get('early')).toEqual({
      at: Date.now(),
      action: `${location.origin}/cart?add-to-cart=31`,
      fields: [
        ['quantity', '2'],
        ['add-to-cart', '31'],
      ],
    })
    expect(JSON.stringify(memory.get('early'))).not.toMatch(/ada|tok_1/i)
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

  it('leaves the page alone where what comes cannot start, and goes on to describe it', async () => {
    arrive(() => {
      throw new Error('no Promise here')
    })
    await settled()
    expect([(await add()).ok, types(), shop.facts.lang]).toEqual([true, ['page_view'], 'de'])
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

  const addToMedusa = () =>
    fetch('https://api.mugs.example/store/carts/cart_1/line-items', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-publishable-api-key': 'pk_1' },
      body: '{"variant_id":"variant_1","quantity":1}',
    })
  const medusaCart = {
    cart: {
      id: 'cart_1',
      currency_code: 'eur',
      items: [{ id: 'l1', variant_id: 'variant_1', title: 'Mug', unit_price: 24.9, quantity: 1 }],
    },
  }

  it('fetches the adapter of the platform an exchange shows, and reads that exchange with it', async () => {
    answer = medusaCart
    let come = (_: typeof medusa) => {}
    const asked: string[] = []
    arrive(
      servedShop((platform) => {
        asked.push(platform)
        return new Promise((resolve) => {
          come = resolve
        })
      }),
    )
    await settled()
    await addToMedusa()
    await settled()
    const before = types()
    come(medusa)
    await settled()
    expect([before.includes('add_to_cart'), asked]).toEqual([false, ['medusa']])
    expect(shop.recorded.at(-1)).toMatchObject({
      type: 'add_to_cart',
      origin: { storefront: 'medusa', source: 'network' },
    })
  })

  it('holds what is asked of another host while the adapter is on its way', async () => {
    answer = { type: 'invalid_data' }
    let come = (_: typeof medusa) => {}
    arrive(
      servedShop(
        () =>
          new Promise((resolve) => {
            come = resolve
          }),
      ),
    )
    await settled()
    await addToMedusa()
    await settled()
    answer = medusaCart
    await addToMedusa()
    come(medusa)
    await settled()
    expect(types()).toContain('add_to_cart')
  })

  it('holds an exchange with another host from before it was there', async () => {
    answer = medusaCart
    await addToMedusa()
    arrive(servedShop(async () => medusa))
    await settled()
    expect(shop.recorded.at(-1)).toMatchObject({ origin: { storefront: 'medusa' } })
  })

  it('remembers the platform for pages that show nothing of it', async () => {
    answer = medusaCart
    arrive(servedShop(async () => medusa))
    await settled()
    await addToMedusa()
    await settled()
    shop.stop()
    const asked: string[] = []
    const source = earlyShop(async () =>
      servedShop(async (platform) => {
        asked.push(platform)
        return medusa
      }),
    )
    shop = openShopPage({ path: '/about', memory, source })
    await settled()
    expect([asked, shop.facts.storefront]).toEqual([['medusa'], 'medusa'])
  })

  it('believes what the page shows more than what it remembers', async () => {
    memory.set('platform', 'medusa')
    holder.wc_add_to_cart_params = {}
    arrive(servedShop(async (name) => ({ name, calls: [] })))
    await settled()
    expect([shop.facts.storefront, memory.get('platform')]).toEqual(['woocommerce', 'woocommerce'])
  })

  it('looks again for signs that come late', async () => {
    arrive(servedShop(async (name) => ({ name, calls: [] })))
    await vi.advanceTimersByTimeAsync(100)
    holder.wc_add_to_cart_params = {}
    await settled()
    expect(shop.facts.storefront).toBe('woocommerce')
  })

  it('takes no link to another shop for a sign of this one', async () => {
    const asked: string[] = []
    arrive(
      servedShop(async (name) => {
        asked.push(name)
        return undefined
      }),
    )
    document.body.innerHTML = '<a href="https://other.myshopify.com/cart/1:1">Other</a>'
    document.querySelector('a')?.click()
    await settled()
    expect(asked).toEqual([])
  })
})
