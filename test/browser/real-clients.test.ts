import type { StoredTouchpoint } from '@waymark/protocol'
import { build } from 'esbuild'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findChromium } from '../../scripts/browsers.mjs'
import { launchChromium } from '../helpers/chromium.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { type PageServer, startPageServer } from '../helpers/page-server.ts'
import { ACTS, type Act, type Ask, type ShopClient, TOLD } from './clients/client.ts'
import { CLIENTS } from './clients/index.ts'

// The cart libraries of the platforms themselves make the requests, in a real browser with the
// script tag on the page; only the shops' answers are ours, in the documented shape. Themes that
// have no library of their own do it as they do: by jQuery.

const html =
  (body = '') =>
  (_: URL, collectorUrl: string) =>
    `<!doctype html><html lang="en"><title>Mug</title>
<script src="${collectorUrl}/waymark.js" data-site="shop" data-consent="not_required" data-vitals="off"></script>
${body}<script src="/client.js"></script>`

const hasChromium = findChromium() !== undefined
if (!hasChromium) console.warn('skipped: real clients, as there is no Chromium')

async function bundle(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: process.cwd() }
  const options = { bundle: true, write: false, format: 'iife', platform: 'browser' } as const
  const { outputFiles } = await build({ stdin, ...options, logLevel: 'silent' })
  return outputFiles[0]?.text ?? ''
}

/** What is stored, in a line: type, what it names, and the product with its price. */
function inShort({ type, orderId, step, coupon, items = [], ...rest }: StoredTouchpoint): string {
  const [{ quantity, item_name, priceMinor } = {}] = items
  const { quantityDelta: delta, currency } = rest
  const changed = delta === undefined ? undefined : `(${delta > 0 ? '+' : ''}${delta})`
  const price = priceMinor === undefined ? undefined : (priceMinor / 100).toFixed(2)
  const money = price && `${price} ${currency}`
  return [type, orderId, step, coupon, quantity, changed, item_name, money]
    .filter((part) => part !== undefined)
    .join(' ')
}

const OF_CART =
  /^(add_to_cart|remove_from_cart|update_cart|apply_coupon|purchase)$|_checkout|checkout_|_info$/
const storefronts = new Set<string | undefined>()

/** What the store holds of carts and checkouts, in the order it happened. */
async function readStored(server: PageServer): Promise<string[]> {
  // What waited for better evidence is told after what was done next.
  const byTime = (await server.stored()).sort((a, b) => a.occurredAt - b.occurredAt)
  const acts = byTime.filter(({ type }) => OF_CART.test(type))
  for (const { origin } of acts) storefronts.add(origin.storefront)
  return acts.map(inShort)
}

/** Answers the client as its shop would, from whatever origin. */
function answerAs(
  { answer }: ShopClient,
  origin: string,
  ask: () => Pick<Ask, 'act' | 'quantity'>,
) {
  return async (route: Route) => {
    const request = route.request()
    const method = request.method()
    const headers: Record<string, string> = {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': request.headers()['access-control-request-headers'] ?? '',
    }
    if (method === 'OPTIONS') return route.fulfill({ status: 204, headers })
    const url = new URL(request.url())
    const body = request.postData() ?? ''
    const [status, answered, type = 'text/html'] = await answer({ ...ask(), method, url, body })
    return typeof answered === 'string'
      ? route.fulfill({ status, headers, contentType: type, body: answered })
      : route.fulfill({ status, headers, json: answered })
  }
}

/** Opens the page and waits for what reads it, and for the client. */
async function openShop(page: Page, server: PageServer): Promise<readonly Act[]> {
  const chunk = page.waitForResponse('**/storefronts.js')
  await page.goto(server.urlOf('/mug'))
  await chunk
  await page.waitForFunction('window.shop')
  // A shopper takes a moment, in which the reader of a shop that its page shows arrives.
  await page.waitForLoadState('networkidle')
  const names = await page.evaluate<string[]>('Object.keys(window.shop)')
  return Object.keys(ACTS).filter((name): name is Act => names.includes(name))
}

describe.skipIf(!hasChromium)('clients of the platforms themselves', () => {
  let browser: Browser
  const told: string[] = []

  beforeAll(async () => {
    await ensureBuild()
    browser = await launchChromium()
  })
  afterAll(async () => {
    console.log(told.join('\n'))
    await browser?.close()
  })

  it.each(CLIENTS)('$made: the store holds what was done', async (client) => {
    const scripts = { '/client.js': await bundle(client.code) }
    const body = typeof client.html === 'function' ? await client.html() : client.html
    const server = await startPageServer({ html: html(body), scripts })
    const context = await browser.newContext()
    const page = await context.newPage()
    let act: Act = 'refuse'
    const ask = () => ({ act, quantity: ACTS[act] })
    await page.route(client.api, answerAs(client, server.urlOf(''), ask))
    storefronts.clear()
    const acts = await openShop(page, server)
    const failed: string[] = []
    for (const next of acts) {
      act = next
      const failure = await page.evaluate(`window.shop.${next}().then(() => {}, String)`)
      // What the shop accepts, its own client takes for done.
      if (failure && TOLD[next].length) failed.push(`${next}: ${failure}`)
    }
    const expected = acts.flatMap((name) => client.told?.[name] ?? TOLD[name])
    await vi
      .waitFor(async () => expect(await readStored(server)).toHaveLength(expected.length), 15_000)
      .catch(() => {})
    const stored = await readStored(server)
    const [done, held] = [acts, stored].map((list) => list.join(', '))
    told.push(client.made, `  done    ${done}`, `  stored  ${held}`)
    await context.close()
    await server.close()
    expect([failed, stored, [...storefronts]]).toEqual([[], expected, [client.platform]])
  })
})
