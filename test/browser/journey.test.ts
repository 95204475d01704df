import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { openStore } from '@waymark/collector/node'
import type { StoredTouchpoint } from '@waymark/protocol'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type RunningCollector, startWaymark } from 'waymark'
import { createShop } from '../../examples/storefront/shop.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { type Walk, walkShop } from '../helpers/walk-shop.ts'

const CONFIRMATION = '/checkout/confirmation/'

let directory: string
let waymark: RunningCollector
let shop: ServerType
let browser: Browser
let walk: Walk
let shownMap: string
let stored: StoredTouchpoint[]
const complaints: string[] = []

function openShop(collectorUrl: string): Promise<string> {
  return new Promise((resolve) => {
    const { fetch } = createShop({ collectorUrl, siteId: 'shop' })
    shop = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve(`http://127.0.0.1:${port}/`),
    )
  })
}

async function isLive(text: string): Promise<boolean> {
  return (await (await fetch(`${waymark.url}/map/live`)).text()).includes(text)
}

async function isWhole(): Promise<boolean> {
  return (await (await fetch(`${waymark.url}/v1/health/loss?site=shop`)).json()).lost === 0
}

async function readStore(databasePath: string): Promise<StoredTouchpoint[]> {
  const store = await openStore(databasePath)
  const touchpoints: StoredTouchpoint[] = []
  for await (const touchpoint of store.read('shop')) touchpoints.push(touchpoint)
  await store.close()
  return touchpoints
}

const pathOf = ({ url = '' }: StoredTouchpoint) => new URL(url).pathname
const ofType = (type: string) => stored.filter((touchpoint) => touchpoint.type === type)

// One walk for all: what is compared is what it left.
beforeAll(async () => {
  await ensureBuild()
  directory = mkdtempSync(join(tmpdir(), 'waymark-journey-'))
  const databasePath = join(directory, 'waymark.db')
  waymark = await startWaymark({ port: 0, databasePath })
  const shopUrl = await openShop(waymark.url)
  browser = await launchChromium()
  const context = await browser.newContext()
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  walk = await walkShop(page, shopUrl, { variant: '100 g', quantity: 2 })
  // The confirmation's own page view travels last.
  await vi.waitUntil(() => isLive(`${CONFIRMATION}${walk.orderId}`), { timeout: 20_000 })
  // What a page said as it was left may be overtaken; what never comes, a test below tells.
  await vi.waitUntil(isWhole, { timeout: 20_000 }).catch(() => {})
  await context.close()
  shownMap = await (await fetch(`${waymark.url}/map`)).text()
  await waymark.close()
  stored = await readStore(databasePath)
})

afterAll(async () => {
  await browser?.close()
  await waymark?.close()
  shop?.close()
  rmSync(directory, { recursive: true })
})

describe('a walk through the example shop', () => {
  it('is stored in order and once each', () => {
    const told = stored
      .filter(({ type }) => type !== 'web_vital')
      .map((touchpoint) => `${touchpoint.type} ${touchpoint.step ?? pathOf(touchpoint)}`)
    const product = '/products/morning-field-sencha'
    expect(told).toEqual([
      'page_view /',
      'page_view /collections/tea',
      'view_item_list /collections/tea',
      `page_view ${product}`,
      `view_item ${product}`,
      `add_to_cart ${product}`,
      'page_view /checkout/contact',
      'begin_checkout /checkout/contact',
      'checkout_step contact',
      'page_view /checkout/shipping',
      'checkout_step shipping',
      'page_view /checkout/payment',
      'checkout_step payment',
      'page_view /checkout/review',
      'checkout_step review',
      'purchase /checkout/review',
      `page_view ${CONFIRMATION}${walk.orderId}`,
    ])
  })

  it('leaves a page view for every page the walker saw', () => {
    const seen = walk.pagesVisited.map((url) => new URL(url).pathname)
    expect(ofType('page_view').map(pathOf)).toEqual(seen)
  })

  it('tells which product was viewed', () => {
    const { productId, name, currency } = walk.added
    expect(ofType('view_item')).toMatchObject([
      { currency, items: [{ item_id: productId, item_name: name }] },
    ])
  })

  it('tells what was put into the cart', () => {
    const { name, price, currency, quantity, variantId, sku } = walk.added
    const [item] = ofType('add_to_cart')[0]?.items ?? []
    expect(ofType('add_to_cart')).toMatchObject([
      { currency, items: [{ priceMinor: Math.round(price * 100), quantity }] },
    ])
    expect(item?.item_name).toContain(name)
    // An id of the product, of its variant or of the stock: whichever the shop's answer calls so.
    expect([walk.added.productId, variantId, sku]).toContain(item?.item_id)
  })

  it('tells the order and what it was worth', () => {
    const { orderId, orderNumber, orderTotal, currency } = walk
    const [purchase] = ofType('purchase')
    expect(ofType('purchase')).toMatchObject([
      { currency, valueMinor: Math.round(orderTotal * 100) },
    ])
    expect([orderId, orderNumber]).toContain(purchase?.orderId)
  })

  it('is the walk of one visitor in one session', () => {
    expect(new Set(stored.map(({ anonymousId }) => anonymousId)).size).toBe(1)
    expect(new Set(stored.map(({ sessionId }) => sessionId)).size).toBe(1)
  })

  it('leaves no gap in a document', () => {
    const streamIds = new Set(stored.map(({ streamId }) => streamId))
    expect(streamIds.size).toBe(walk.pagesVisited.length)
    for (const streamId of streamIds) {
      const seqs = stored.filter((other) => other.streamId === streamId).map(({ seq }) => seq)
      expect(seqs).toEqual(seqs.map((_, index) => index))
    }
  })

  it('is graded by stage and by the channel it came in', () => {
    const grades = ofType('page_view').map(({ stage }) => stage?.stage)
    expect(grades).toEqual([
      'awareness',
      'consideration',
      'consideration',
      'decision',
      'decision',
      'decision',
      'decision',
      'decision',
    ])
    expect(stored.flatMap(({ channel }) => channel?.channel ?? [])).toEqual(['direct'])
  })

  it('measures the pages as their visitor met them', () => {
    const names = ofType('web_vital').map(({ props }) => props?.name)
    expect(names).toEqual(expect.arrayContaining(['TTFB', 'FCP']))
  })

  it('keeps what the shopper typed to the shop', () => {
    expect(JSON.stringify(stored)).not.toMatch(/\bada\b|larsen|hafenweg|4242 ?4242/i)
  })

  it('is drawn on the map', () => {
    expect(shownMap).toContain(`/map/visitors/${stored[0]?.anonymousId}`)
    expect(shownMap).toContain('€40.70')
  })

  it('leaves the page in peace', () => {
    expect(complaints).toEqual([])
  })
})
