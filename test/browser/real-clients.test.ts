import { build } from 'esbuild'
import type { Browser, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findChromium } from '../../scripts/browsers.mjs'
import { launchChromium } from '../helpers/chromium.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { startPageServer } from '../helpers/page-server.ts'

// The cart libraries of the platforms themselves make the requests, in a real browser with the script
// tag on the page; only the shops' answers are ours, in the documented shape.

interface Client {
  /** Module that puts `add change remove refuse` into `window.shop`. */
  code: string
  /** URLs of the shop's API. */
  api: string
  /** Answers with so many mugs in the cart. */
  answer(quantity: number): object
  /** Answers an add that fails. */
  refusal: [status: number, body: object]
}

const mug = { name: 'Mug', sku: 'MUG', price: 24.9 }

const CLIENTS: Record<string, Client> = {
  medusa: {
    code: `import Medusa from '@medusajs/js-sdk'
const { cart } = new Medusa({ baseUrl: 'https://backend.mugs.example', publishableKey: 'pk_1' }).store
const line = (quantity) => ({ variant_id: 'v1', quantity })
window.shop = {
  add: () => cart.createLineItem('cart_1', line(2)),
  change: () => cart.updateLineItem('cart_1', 'l1', { quantity: 3 }),
  remove: () => cart.deleteLineItem('cart_1', 'l1'),
  refuse: () => cart.createLineItem('cart_1', line(9)),
}`,
    api: 'https://backend.mugs.example/**',
    answer(quantity) {
      const line = { id: 'l1', variant_id: 'v1', title: mug.name, unit_price: mug.price, quantity }
      const cart = { id: 'cart_1', currency_code: 'eur', items: quantity ? [line] : [] }
      return { cart, parent: cart }
    },
    refusal: [400, { type: 'invalid_data', message: 'Not enough stock' }],
  },
  swell: {
    code: `import swell from 'swell-js'
swell.init('mugs', 'pk_1')
window.shop = {
  add: () => swell.cart.addItem({ product_id: 'p1', quantity: 2 }),
  change: () => swell.cart.updateItem('l1', { quantity: 3 }),
  remove: () => swell.cart.removeItem('l1'),
  refuse: () => swell.cart.addItem({ product_id: 'p1', quantity: 9 }),
}`,
    api: 'https://mugs.swell.store/**',
    answer(quantity) {
      const product = { id: 'p1', ...mug }
      const line = { id: 'l1', product_id: 'p1', quantity, price: mug.price, product }
      return { id: 'c1', currency: 'EUR', items: quantity ? [line] : [] }
    },
    refusal: [200, { errors: { items: { code: 'INVALID_STOCK', message: 'Out of stock' } } }],
  },
  'bigcommerce-stencil': {
    code: `import utils from '@bigcommerce/stencil-utils'
const wait = (start) => new Promise((resolve) => start(resolve))
const form = (quantity) => {
  const data = new FormData()
  for (const [name, value] of [['action', 'add'], ['product_id', '111'], ['qty[]', quantity]]) data.append(name, value)
  return data
}
const { cart } = utils.api
window.shop = {
  add: () => wait((done) => cart.itemAdd(form(2), done)),
  change: () => wait((done) => cart.itemUpdate('l1', 3, done)),
  remove: () => wait((done) => cart.itemRemove('l1', done)),
  refuse: () => wait((done) => cart.itemAdd(form(9), done)),
}`,
    api: '**/remote/v1/**',
    answer(quantity) {
      const line = { product_id: '111', product_name: mug.name, sku: mug.sku, quantity }
      const priced = { ...line, purchase_price: mug.price, sale_price: mug.price, currency: 'EUR' }
      const item = { id: 'l1', product_id: 111, name: mug.name, quantity }
      const shown = { line_items: quantity ? [priced] : [], currency: 'EUR', cart_item: item }
      return { data: { status: 'succeed', errors: [], cart_id: 'c1', ...shown } }
    },
    refusal: [200, { data: { error: 'Not enough stock' } }],
  },
}

/** What is done, in order, with the mugs then in the cart. */
const ACTS = [
  ['refuse', 0],
  ['add', 2],
  ['change', 3],
  ['remove', 0],
] as const

const html = (_: URL, collectorUrl: string) => `<!doctype html><html lang="en"><title>Mug</title>
<script src="${collectorUrl}/waymark.js" data-site="shop" data-consent="not_required" data-vitals="off"></script>
<script src="/client.js"></script>`

const hasChromium = findChromium() !== undefined
if (!hasChromium) console.warn('skipped: real clients, as there is no Chromium')

async function bundle(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: process.cwd() }
  const options = { bundle: true, write: false, format: 'iife', platform: 'browser' } as const
  const { outputFiles } = await build({ stdin, ...options, logLevel: 'silent' })
  return outputFiles[0]?.text ?? ''
}

describe.skipIf(!hasChromium)('cart libraries of the platforms themselves', () => {
  let browser: Browser
  const told: Record<string, Record<string, string>> = {}

  beforeAll(async () => {
    await ensureBuild()
    browser = await launchChromium()
  })
  afterAll(async () => {
    console.table(told)
    await browser?.close()
  })

  it.each(Object.entries(CLIENTS))('%s: the store holds what was done', async (name, client) => {
    const scripts = { '/client.js': await bundle(client.code) }
    const server = await startPageServer({ html, scripts })
    const context = await browser.newContext()
    const page = await context.newPage()
    let act: (typeof ACTS)[number] = ACTS[0]
    const reply = (route: Route) => {
      const [status, json] = act[0] === 'refuse' ? client.refusal : [200, client.answer(act[1])]
      const headers = {
        'access-control-allow-origin': server.urlOf(''),
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, POST, PUT, DELETE',
        'access-control-allow-headers':
          route.request().headers()['access-control-request-headers'] ?? '',
      }
      return route.fulfill({ status, json, headers })
    }
    await page.route(client.api, reply)
    const acts = async () =>
      (await server.stored()).flatMap(({ type, items, quantityDelta = '', origin }) =>
        /cart$/.test(type) && type !== 'view_cart'
          ? [`${type} ${items?.[0]?.quantity} ${quantityDelta} ${origin.storefront}`]
          : [],
      )
    const chunk = page.waitForResponse('**/storefronts.js')
    await page.goto(server.urlOf('/mug'))
    await chunk
    for (const next of ACTS) {
      act = next
      await page.evaluate(`window.shop.${next[0]}().catch(() => {})`)
    }
    const expected = [
      `add_to_cart 2  ${name}`,
      `update_cart 3 1 ${name}`,
      `remove_from_cart 3  ${name}`,
    ]
    await vi
      .waitFor(async () => expect((await acts()).length).toBe(expected.length), 10_000)
      .catch(() => {})
    const stored = await acts()
    told[name] = { done: 'refused, 2 added, 3 set, removed', stored: stored.join(', ') }
    await context.close()
    await server.close()
    expect(stored).toEqual(expected)
  })
})
