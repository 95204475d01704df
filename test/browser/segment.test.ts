import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { memoryStore, SinkError, type Store } from '@waymark/collector'
import { type RunningCollector, serve } from '@waymark/collector/node'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'

// The libraries as their makers publish them, in a real browser; nothing but this machine answers.

const require = createRequire(import.meta.url)

/** Bundles a library for a page, unmodified; some of what it depends on is CommonJS. */
async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

const PAGES = {
  segment: `import { AnalyticsBrowser } from '@segment/analytics-next'
    globalThis.start = (url, options) => AnalyticsBrowser.load(
      { writeKey: 'shop', cdnURL: url },
      { retryQueue: true, ...options },
    )`,
  rudder: `import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'
    globalThis.start = (url, options) => {
      const analytics = new RudderAnalytics()
      analytics.load('shop', url, { configUrl: url, ...options })
      return analytics
    }`,
}

const added = { product_id: '42', name: 'Mug', price: 12.5, quantity: 2, currency: 'EUR' }
const order = { order_id: 'A-1001', revenue: 25, currency: 'EUR', products: [added] }

describe.each([
  ['@segment/analytics-next', PAGES.segment, {}],
  [
    '@segment/analytics-next in batches',
    PAGES.segment,
    { integrations: { 'Segment.io': { deliveryStrategy: { strategy: 'batching' } } } },
  ],
  ['@rudderstack/analytics-js', PAGES.rudder, {}],
  [
    '@rudderstack/analytics-js by beacon',
    PAGES.rudder,
    { useBeacon: true, beaconQueueOptions: { maxItems: 4, flushQueueInterval: 500 } },
  ],
] as const)('%s in Chromium', (name, code, options) => {
  let browser: Browser
  let script: string
  let pages: Server
  let collector: RunningCollector
  let store: Store
  let page: Page
  let isBroken = false

  beforeAll(async () => {
    browser = await launchChromium()
    script = await bundle(code)
    pages = createServer((request, response) => {
      const isScript = request.url === '/library.js'
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
      response.end(
        isScript ? script : '<!doctype html><title>Tea</title><script src="/library.js"></script>',
      )
    })
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    await browser.close()
    pages.close()
  })
  beforeEach(async () => {
    isBroken = false
    store = memoryStore()
    const sink: Store = {
      ...store,
      write: (batch) => (isBroken ? Promise.reject(new SinkError('full')) : store.write(batch)),
    }
    const sites = { shop: { origins: ['http://localhost:*'] } }
    collector = await serve({ port: 0, collector: { sink, sites } })
    page = await browser.newPage()
    // A server that listens on TCP has an address of this form.
    await page.goto(`http://localhost:${(pages.address() as AddressInfo).port}/tea?utm_source=news`)
    await page.evaluate(
      ([url, given]) => {
        // The bundles above define both names.
        const scope = globalThis as unknown as Record<string, (...args: unknown[]) => unknown>
        Object.assign(scope, { analytics: scope.start?.(url, given) })
      },
      [collector.url, options] as const,
    )
  })
  afterEach(async () => {
    await page.close()
    await collector.close()
  })

  /** Calls a method of the library. */
  const call = (method: string, ...values: unknown[]) =>
    page.evaluate(
      ([given, parameters]) => {
        const { analytics } = globalThis as unknown as {
          analytics: Record<string, (...args: unknown[]) => unknown>
        }
        void analytics[given]?.(...parameters)
      },
      [method, values] as const,
    )
  const types = async () => (await store.latest('shop', 99)).map(({ type }) => type).sort()
  const arrived = (count: number) =>
    expect.poll(async () => (await types()).length, { timeout: 40_000 }).toBe(count)

  it('delivers what a shop tells it, once', async () => {
    await call('identify', 'u-7', { email: 'ada@mail.example', plan: 'gold' })
    await call('page')
    await call('track', 'Product Added', added)
    await call('track', 'Order Completed', order)
    await arrived(4)
    const all = await store.latest('shop', 99)
    expect(await types()).toEqual(['add_to_cart', 'identify', 'page_view', 'purchase'])
    expect(new Set(all.map(({ anonymousId }) => anonymousId)).size).toBe(1)
    expect(all.find(({ type }) => type === 'purchase')).toMatchObject({
      userId: 'u-7',
      orderId: 'A-1001',
      valueMinor: 2_500,
      items: [{ item_id: '42', item_name: 'Mug', priceMinor: 1_250, quantity: 2 }],
      origin: { source: 'api' },
    })
    expect(all.find(({ type }) => type === 'page_view')?.url).toContain('/tea?utm_source=news')
    expect(JSON.stringify(all)).not.toContain('ada@')
  })

  // A beacon is told no answer, and so has nothing to send again.
  if (!('useBeacon' in options)) {
    it('delivers once what was refused at first', async () => {
      const refusals: number[] = []
      page.on('response', (answer) => {
        if (answer.status() !== 503) return
        refusals.push(503)
        isBroken = false
      })
      isBroken = true
      await call('track', 'Product Added', added)
      await arrived(1)
      await call('track', 'Order Completed', order)
      await arrived(2)
      expect(refusals.length).toBeGreaterThan(0)
      expect(await types()).toEqual(['add_to_cart', 'purchase'])
    })
  }

  it('is bundled as published', () => {
    const packageName = name.split(' ')[0] ?? ''
    expect(require.resolve(packageName)).toContain(`node_modules/${packageName}/`)
  })
})
