import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findChromium } from '../../scripts/browsers.mjs'
import { launchChromium } from '../helpers/chromium.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { type PageServer, startPageServer } from '../helpers/page-server.ts'

// The script tag on pages that tell of an add in their own ways, in a real browser: forms and links
// that leave the page, data layers, attributes, and requests made before the tag's chunk is there.

const PRODUCT = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'Product',
  ...{ sku: 'MUG', name: 'Mug', offers: { price: '24.90', priceCurrency: 'EUR' } },
})
const PUSH = `{ event: 'add_to_cart', ecommerce: { currency: 'EUR', value: 24.9,
  items: [{ item_id: 'MUG', item_name: 'Mug', price: 24.9, quantity: 1 }] } }`

/** Every page has every way to add; `/cart/refused` is what a shop answers that has none left. */
function html({ pathname }: URL, collectorUrl: string): string {
  const notice = pathname === '/cart/refused' ? '<p role="alert">Sold out</p>' : ''
  return `<!doctype html><html lang="en"><title>Mug</title>
<script type="application/ld+json">${pathname === '/mug' ? PRODUCT : '{}'}</script>
<script>window.dataLayer = []</script>
<script src="${collectorUrl}/waymark.js" data-site="shop" data-consent="not_required" data-vitals="off"></script>
<script>if (location.search === '?early') fetch('/cart/add', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })</script>
${notice}<form method="post" action="/cart/add"><input type="hidden" name="sku" value="MUG">
<input type="hidden" name="quantity" value="2"><button id="post">Add</button>
<button id="refused" formaction="/cart/refused">Add</button></form>
<a id="get" href="/cart/add?sku=MUG">Add</a>
<button id="push" onclick="dataLayer.push(${PUSH.replaceAll('\n', ' ').replaceAll('"', '&quot;')}); location.href = '/away'">Add</button>
<button id="said" data-waymark-action="add_to_cart" data-waymark-id="MUG">Add</button>
<button id="call" onclick="waymark('track', 'add_to_cart', { items: [{ item_id: 'MUG', quantity: 1 }] })">Add</button>`
}

const hasChromium = findChromium() !== undefined
if (!hasChromium) console.warn('skipped: evidence in a browser, as there is no Chromium')

describe.skipIf(!hasChromium)('the script tag', () => {
  let browser: Browser
  let server: PageServer
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    await ensureBuild()
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  beforeEach(async () => {
    server = await startPageServer({ html })
    context = await browser.newContext()
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
  })
  afterEach(async () => {
    await context.close()
    await server.close()
  })

  /** Opens the product and waits for what reads it. */
  async function open(): Promise<void> {
    const chunk = page.waitForResponse('**/storefronts.js')
    await page.goto(server.urlOf('/mug'))
    await chunk
    await vi.waitFor(async () => expect(await typesOf()).toContain('view_item'), 10_000)
  }
  const typesOf = async () => (await server.stored()).map(({ type }) => type)
  const adds = async () =>
    (await server.stored()).flatMap(({ type, origin, items }) =>
      type === 'add_to_cart' ? [[origin.source, items?.[0]?.item_id, items?.[0]?.quantity]] : [],
    )
  /** Waits for an add, then for another page, which comes after all there is to tell. */
  async function settle(): Promise<void> {
    await vi.waitFor(async () => expect((await adds()).length).toBeGreaterThan(0), 10_000)
    await leave()
  }
  async function leave(): Promise<void> {
    await page.goto(server.urlOf('/last'))
    await vi.waitFor(async () => {
      const urls = (await server.stored()).map(({ url }) => url)
      expect(urls.some((url) => url?.endsWith('/last'))).toBe(true)
    }, 10_000)
  }

  it('tells of a form that left the page, once, on the next one', async () => {
    await open()
    await page.click('#post')
    await settle()
    expect(await adds()).toEqual([['form', 'MUG', 2]])
  })

  it('tells nothing of a form that an error answers', async () => {
    await open()
    await page.click('#refused')
    await page.waitForURL('**/cart/refused')
    // Waits as long as the form would, had it been believed.
    await page.evaluate(`dataLayer.push(${PUSH.replaceAll('MUG', 'POT')})`)
    await settle()
    expect(await adds()).toEqual([['data_layer', 'POT', 1]])
  })

  it('tells of a link that changes the cart', async () => {
    await open()
    await page.click('#get')
    await settle()
    expect(await adds()).toEqual([['click', 'MUG', 1]])
  })

  it('tells of a data layer that was pushed to as the page was left', async () => {
    await open()
    await page.click('#push')
    await settle()
    expect(await adds()).toEqual([['data_layer', 'MUG', 1]])
  })

  it.each([
    ['#said', 'attribute'],
    ['#call', 'api'],
  ])('takes what the site says by %s as said', async (button, source) => {
    await open()
    await page.click(button)
    await settle()
    expect(await adds()).toEqual([[source, 'MUG', 1]])
  })

  it('holds what happens before its chunk is there', async () => {
    await page.route('**/storefronts.js', async (route) => {
      // Not before the page's own request has been answered.
      await vi.waitFor(() => expect(answered).toBe(true), 10_000)
      await route.continue()
    })
    let answered = false
    page.on('requestfinished', (request) => {
      if (request.url().endsWith('/cart/add')) answered = true
    })
    await page.route('**/cart/add', (route) =>
      route.fulfill({
        json: { cart: { currency: 'EUR', items: [{ sku: 'MUG', quantity: 1, price: 24.9 }] } },
      }),
    )
    await page.goto(server.urlOf('/mug?early'))
    await settle()
    expect(await adds()).toEqual([['network', 'MUG', 1]])
  })

  it('tells of a form that left the first page before its chunk was there', async () => {
    let isHeld = true
    await page.route('**/storefronts.js', (route) => (isHeld ? undefined : route.continue()))
    await page.goto(server.urlOf('/mug'))
    await page.click('#post')
    await page.waitForURL('**/cart/add')
    isHeld = false
    await page.goto(server.urlOf('/cart'))
    await settle()
    expect(await adds()).toEqual([['form', 'MUG', 2]])
  })

  it('counts from the cart that another tab, open at the same time, has left', async () => {
    let inCart = 0
    await context.route('**/cart/{add,update}', (route) => {
      const { quantity } = route.request().postDataJSON()
      // The shop gives two at most to who adds, and what is asked for to who edits.
      const isAdd = route.request().url().endsWith('add')
      inCart = isAdd ? Math.min(2, inCart + quantity) : quantity
      const items = [{ sku: 'MUG', quantity: inCart, price: 24.9 }]
      return route.fulfill({ json: { cart: { currency: 'EUR', items } } })
    })
    const other = await context.newPage()
    await open()
    const chunk = other.waitForResponse('**/storefronts.js')
    await other.goto(server.urlOf('/mug'))
    await chunk
    const acts = async () =>
      (await server.stored()).flatMap(({ type, items, quantityDelta }) =>
        /_cart$/.test(type) ? [[type, items?.[0]?.quantity, quantityDelta]] : [],
      )
    const steps = [
      [page, 'add', 1],
      [other, 'add', 3],
      [page, 'update', 5],
    ] as const
    for (const [i, [tab, path, quantity]] of steps.entries()) {
      await tab.evaluate(`fetch('/cart/${path}', { method: 'POST',
        body: '{"sku":"MUG","quantity":${quantity}}' }).then((answer) => answer.text())`)
      await vi.waitFor(async () => expect(await acts()).toHaveLength(i + 1), 10_000)
    }
    expect(await acts()).toEqual([
      ['add_to_cart', 1, undefined],
      ['add_to_cart', 1, undefined],
      ['update_cart', 5, 3],
    ])
  })

  it('fetches the adapter of the platform a request shows, and the next page at once', async () => {
    const cart = {
      ...{ id: 'cart_1', currency_code: 'eur' },
      items: [{ id: 'l1', variant_id: 'v1', title: 'Mug', unit_price: 24.9, quantity: 1 }],
    }
    await page.route('**/store/carts/**', (route) => route.fulfill({ json: { cart } }))
    await open()
    const adapter = page.waitForRequest('**/platforms/medusa.js')
    await page.evaluate(`fetch('/store/carts/cart_1/line-items', { method: 'POST',
      headers: { 'content-type': 'application/json' }, body: '{"variant_id":"v1","quantity":1}' })`)
    await adapter
    const again = page.waitForRequest('**/platforms/medusa.js')
    await settle()
    await again
    const told = (await server.stored()).find(({ type }) => type === 'add_to_cart')
    expect([told?.origin.storefront, told?.valueMinor]).toEqual(['medusa', 2490])
  })
})
