import {
  magento2Luma,
  opencart,
  type Platform,
  type Storefront,
  toStorefront,
  woocommerce,
} from '@waymark/client/storefronts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openShopPage, type ShopPage } from '../../helpers/shop-page.ts'

const page = globalThis.window as Window & typeof globalThis & { jQuery?: unknown }
const pristine = page.fetch
const { timeOrigin } = performance
type Handler = (event: unknown, ...args: unknown[]) => void

let memory: Map<string, unknown>
let shop: ShopPage
/** What the shop answers. */
let answer: unknown
let handlers: [name: string, handler: Handler][]

function open(path: string, platform: Platform, html = '') {
  const recorded = shop?.recorded ?? []
  shop?.stop()
  shop = openShopPage({ path, html, memory, storefronts: [toStorefront(platform)], recorded })
}

/** Puts the beginning of the document at a time of the fake clock. */
const beginDocument = (value: number) =>
  Object.defineProperty(performance, 'timeOrigin', { value, configurable: true })

/** Lets the page's own jQuery tell an event of the one product. */
function trigger(name: string, dataset: Record<string, string>) {
  const args = [{}, 'f00', [{ dataset: { product_id: '31', product_sku: 'MUG', ...dataset } }]]
  for (const [heard, handler] of handlers) if (heard === name) handler({}, ...args)
}

const settled = () => vi.advanceTimersByTimeAsync(3_000)

/** Sends form fields, and lets the tap read the answer. */
async function post(url: string, fields: Record<string, string>, says: unknown) {
  answer = says
  await fetch(url, { method: 'POST', body: new URLSearchParams(fields) })
  await vi.advanceTimersByTimeAsync(10)
}

/** What is recorded of carts and checkouts, with the first item. */
const acts = () =>
  shop.recorded.flatMap(({ type, fields, origin }) => {
    const [item] = fields.items ?? []
    const isAct = /cart$|checkout/.test(type) && type !== 'view_cart'
    return isAct ? [[type, origin.source, item?.item_name ?? item?.item_id, item?.quantity]] : []
  })

beforeEach(() => {
  vi.useFakeTimers()
  memory = new Map()
  handlers = []
  page.jQuery = () => ({ on: (name: string, handler: Handler) => handlers.push([name, handler]) })
  page.fetch = async () => Response.json(answer)
})

afterEach(() => {
  shop.stop()
  shop.recorded.length = 0
  page.fetch = pristine
  beginDocument(timeOrigin)
  delete page.jQuery
  vi.useRealTimers()
})

describe('createShopRecorder()', () => {
  const receipt = { fragments: { div: '<div>' }, cart_hash: 'f00' }
  const add = () =>
    post('/?wc-ajax=add_to_cart', { product_id: '31', product_sku: 'MUG', quantity: '2' }, receipt)

  it('puts what an exchange and an event tell of into the cart once', async () => {
    open('/product/mug', woocommerce)
    await settled()
    await add()
    trigger('added_to_cart', { quantity: '2' })
    await settled()
    trigger('removed_from_cart', {})
    await settled()
    expect(acts()).toEqual([
      ['add_to_cart', 'network', '31', 2],
      ['remove_from_cart', 'event', '31', 2],
    ])
  })

  it('puts what an event tells of before the exchange into the cart once', async () => {
    open('/product/mug', woocommerce)
    memory.set('cart', [{ itemId: '31', sku: 'MUG', quantity: 1 }])
    await settled()
    trigger('added_to_cart', { quantity: '2' })
    await add()
    await settled()
    expect(memory.get('cart')).toMatchObject([{ itemId: '31', quantity: 3 }])
  })

  it('tells a removal once, of which the exchange names the key and the event the product', async () => {
    open('/cart', woocommerce)
    await settled()
    await post('/?wc-ajax=remove_from_cart', { cart_item_key: 'a1b2' }, receipt)
    trigger('removed_from_cart', { cart_item_key: 'a1b2' })
    await settled()
    expect(acts()).toEqual([['remove_from_cart', 'event', '31', undefined]])
  })

  it('takes a change for none of the add before it, whatever proved that', async () => {
    const item = (qty: number) => ({
      ...{ item_id: '501', product_id: '7', product_name: 'Mug', qty },
      product_price_value: 24.9,
    })
    /** What the mini cart loads after each act. */
    async function load(qty: number) {
      answer = { cart: { items: [item(qty)] } }
      await fetch('/customer/section/load/?sections=cart')
      await vi.advanceTimersByTimeAsync(10)
    }
    open('/mug.html', magento2Luma)
    memory.set('cart', [])
    await settled()
    await post('/checkout/cart/add/product/7/', { product: '7', qty: '2' }, [])
    await load(2)
    const line = { item_id: '501', item_qty: '3' }
    await post('/checkout/sidebar/updateItemQty/', line, { success: true })
    await load(3)
    await settled()
    expect(acts()).toEqual([
      ['add_to_cart', 'network', 'Mug', 2],
      ['update_cart', 'network', 'Mug', 3],
    ])
  })

  /** What the tap of another document kept of a form that was sent before anybody could read it. */
  const early = (rest: object = {}) => ({
    at: Date.now() - 500,
    action: `${location.origin}/product/mug`,
    ...{
      fields: [
        ['add-to-cart', '31'],
        ['quantity', '2'],
      ],
      ...rest,
    },
  })

  it.each([
    ['tells of a form the page before sent before it could be read', () => ({}), 2],
    ['tells of no form that is old', () => ({ at: Date.now() - 3_600_000 }), undefined],
    ['tells of none that its own tap holds', () => ({ at: Date.now() }), undefined],
  ])('%s', async (_, rest, quantity) => {
    beginDocument(Date.now())
    memory.set('early', early(rest()))
    open('/cart', woocommerce)
    await settled()
    expect([acts()[0]?.[3], memory.get('early')]).toEqual([quantity, undefined])
  })

  it('names on the next page what the cart held on the last', async () => {
    open('/product/mug', woocommerce)
    memory.set('cart', [])
    await settled()
    const prices = { price: '2490', currency_code: 'EUR', currency_minor_unit: 2 }
    const items = [{ key: 'a1b2', id: 31, name: 'Mug', quantity: 2, prices }]
    await post('/wp-json/wc/store/v1/cart/add-item', { id: '31', quantity: '2' }, { items })
    open('/checkout', woocommerce)
    await settled()
    expect(acts().at(-1)).toEqual(['begin_checkout', 'url', 'Mug', 2])
  })

  describe('on a page that shows the cart', () => {
    const wooCart = (quantity: number) => `<table><tr class="cart_item">
<td><a class="remove" href="/cart/?remove_item=a1b2" data-product_id="31" data-product_sku="MUG">×</a></td>
<td><a href="/mug">Mug</a></td><td><input name="cart[a1b2][qty]" value="${quantity}"></td></tr></table>`
    const ocCart = (quantity: number) => `<div id="content"><table><tr>
<td><a href="/index.php?route=product/product&amp;product_id=40">Mug</a></td>
<td><input name="quantity[5]" value="${quantity}"><button onclick="cart.remove('5');"></button></td></tr></table></div>`
    const ocEdit = () =>
      post('/index.php?route=checkout/cart/edit', { key: '5', quantity: '3' }, { success: 'Yes' })

    it('names the product of a line that is asked for by its key', async () => {
      open('/index.php?route=checkout/cart', opencart, ocCart(2))
      await settled()
      await ocEdit()
      const cart = { key: '5' }
      await post('/index.php?route=checkout/cart/remove', cart, { success: 'Yes' })
      await settled()
      expect(acts()).toEqual([
        ['update_cart', 'network', 'Mug', 3],
        ['remove_from_cart', 'network', 'Mug', 3],
      ])
    })

    it('tells the difference to what the page shows, not to what it shows with the answer', async () => {
      open('/index.php?route=checkout/cart', opencart)
      await settled()
      document.body.innerHTML = ocCart(2)
      const answered = ocEdit()
      document.body.innerHTML = ocCart(3)
      await answered
      await settled()
      expect(shop.recorded.at(-1)?.fields.quantityDelta).toBe(1)
    })

    it('adds nothing to a cart that shows it already, as its reader comes late', async () => {
      let arrive = (_: Storefront[]) => {}
      const late = new Promise<Storefront[]>((resolve) => {
        arrive = resolve
      })
      const path = '/index.php?route=product/product'
      shop = openShopPage({ path, memory, storefronts: late, recorded: shop.recorded })
      const fields = { product_id: '40', quantity: '2' }
      await post('/index.php?route=checkout/cart/add', fields, { success: 'Yes' })
      document.body.innerHTML = ocCart(2)
      arrive([toStorefront(opencart)])
      await settled()
      await ocEdit()
      await settled()
      expect(acts().map(([type]) => type)).toEqual(['add_to_cart', 'update_cart'])
      expect(shop.recorded.at(-1)?.fields.quantityDelta).toBe(1)
    })

    it('learns the key of what was added on a page before', async () => {
      memory.set('cart', [{ itemId: '31', sku: 'MUG', price: 24.9, currency: 'EUR', quantity: 2 }])
      open('/cart', woocommerce, wooCart(2))
      await settled()
      await post('/?wc-ajax=remove_from_cart', { cart_item_key: 'a1b2' }, receipt)
      await settled()
      const { fields } = shop.recorded.at(-1) ?? {}
      expect([fields?.value, fields?.items]).toMatchObject([
        49.8,
        [{ item_id: '31', sku: 'MUG', item_name: 'Mug', quantity: 2 }],
      ])
    })

    it('names what a form of the page asks for', async () => {
      open('/cart', woocommerce, `<form method="post" action="/cart">${wooCart(2)}</form>`)
      await settled()
      Object.assign(document.querySelector('input') ?? {}, { value: '5' })
      const form = document.querySelector('form')
      form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true }))
      await vi.advanceTimersByTimeAsync(10)
      open('/cart', woocommerce, wooCart(5))
      await settled()
      expect(acts()).toEqual([['update_cart', 'form', 'Mug', 5]])
    })

    it('leaves what it shows to the checkout', async () => {
      open('/cart', woocommerce, wooCart(2))
      await settled()
      open('/checkout', woocommerce)
      await settled()
      expect(acts()).toEqual([['begin_checkout', 'url', 'Mug', 2]])
    })
  })
})
