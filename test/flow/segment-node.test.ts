import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { Analytics } from '@segment/analytics-node'
import type { Store } from '@waymark/collector'
import { openStore, type RunningCollector, serve } from '@waymark/collector/node'
import type { StoredTouchpoint } from '@waymark/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

// The libraries as their makers publish them, against a collector that listens and its file.

const SECRET = 'a-secret-of-the-shops-own-server'

const order = {
  order_id: 'A-1001',
  revenue: 25,
  currency: 'EUR',
  products: [
    { product_id: '42', name: 'Mug', price: 12.5, quantity: 1 },
    { product_id: '43', name: 'Pot', price: 12.5, quantity: 1 },
  ],
}

/** What is stored of the order's journey, in its order. */
const JOURNEY = [
  { type: 'identify', userId: 'u-7' },
  { type: 'page_view', url: 'https://shop.example/tea' },
  { type: 'add_to_cart', items: [{ item_id: '42', priceMinor: 1_250, quantity: 2 }] },
  {
    type: 'purchase',
    orderId: 'A-1001',
    valueMinor: 2_500,
    items: [{ item_id: '42' }, { item_id: '43' }],
  },
]

describe('libraries for servers', () => {
  let directory: string
  let store: Store
  let collector: RunningCollector
  let door: Server
  /** How many of the next requests the door answers with 503 after the collector has stored them. */
  let swallowed = 0
  /** How many of the next requests the door answers with 503 by itself. */
  let refused = 0

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-segment-'))
    store = await openStore(join(directory, 'waymark.db'))
    collector = await serve({
      port: 0,
      collector: { sink: store, sites: { shop: { origins: [], secrets: [SECRET] } } },
    })
    // What a network does: it may lose a request, and it may lose an answer.
    door = createServer((incoming, outgoing) => {
      const fail = () => outgoing.writeHead(503, { 'Retry-After': '0' }).end()
      if (refused-- > 0) return fail()
      const { method, headers, url = '/' } = incoming
      const onward = request(`${collector.url}${url}`, { method, headers }, (answer) => {
        if (swallowed-- > 0) return answer.resume() && fail()
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        return answer.pipe(outgoing)
      })
      return incoming.pipe(onward)
    })
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  })
  afterEach(async () => {
    door.closeAllConnections()
    door.close()
    await collector.close()
    rmSync(directory, { recursive: true, force: true })
    refused = swallowed = 0
  })

  // A server that listens on TCP has an address of this form.
  const doorUrl = () => `http://127.0.0.1:${(door.address() as AddressInfo).port}`

  async function stored(): Promise<StoredTouchpoint[]> {
    const all: StoredTouchpoint[] = []
    for await (const touchpoint of store.read('shop')) all.push(touchpoint)
    return all
  }

  const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 10, 0, second))
  const who = { anonymousId: 'visitor-1', userId: 'u-7' }
  const page = { url: 'https://shop.example/tea' }
  const added = { product_id: '42', name: 'Mug', price: 12.5, quantity: 2, currency: 'EUR' }

  async function walkSegment(): Promise<void> {
    const errors: unknown[] = []
    const analytics = new Analytics({
      writeKey: SECRET,
      host: doorUrl(),
      flushAt: 2,
      maxRetries: 5,
    })
    analytics.on('error', (error) => errors.push(error))
    analytics.identify({ ...who, timestamp: at(0), traits: { email: 'ada@mail.example' } })
    analytics.page({ ...who, timestamp: at(1), properties: page })
    analytics.track({ ...who, timestamp: at(2), event: 'Product Added', properties: added })
    analytics.track({ ...who, timestamp: at(3), event: 'Order Completed', properties: order })
    await analytics.closeAndFlush({ timeout: 30_000 })
    expect(errors).toEqual([])
  }

  async function walkRudder(gzip: boolean): Promise<void> {
    const analytics = new RudderAnalytics(SECRET, {
      dataPlaneUrl: doorUrl(),
      flushAt: 4,
      flushInterval: 100,
      gzip,
    })
    const said = (done: (callback: () => void) => void) => new Promise<void>((r) => done(() => r()))
    await Promise.all([
      said((done) => analytics.identify({ ...who, timestamp: at(0) }, done)),
      said((done) => analytics.page({ ...who, timestamp: at(1), properties: page }, done)),
      said((done) =>
        analytics.track(
          { ...who, timestamp: at(2), event: 'Product Added', properties: added },
          done,
        ),
      ),
      said((done) =>
        analytics.track(
          { ...who, timestamp: at(3), event: 'Order Completed', properties: order },
          done,
        ),
      ),
    ])
  }

  it.each([
    ['@segment/analytics-node', walkSegment],
    ['@rudderstack/rudder-sdk-node, gzipped', () => walkRudder(true)],
    ['@rudderstack/rudder-sdk-node, plain', () => walkRudder(false)],
  ])('deliver with %s', async (_, walk) => {
    await walk()
    expect(await stored()).toMatchObject(
      JOURNEY.map((step) => ({ ...step, anonymousId: 'visitor-1', isTrusted: true })),
    )
  })

  it.each([
    ['@segment/analytics-node', walkSegment],
    ['@rudderstack/rudder-sdk-node', () => walkRudder(true)],
  ])('deliver once with %s, whose requests and answers are lost', async (_, walk) => {
    refused = 1
    swallowed = 1
    await walk()
    const touchpoints = await stored()
    expect(touchpoints.map(({ type }) => type)).toEqual(JOURNEY.map(({ type }) => type))
  })
})
