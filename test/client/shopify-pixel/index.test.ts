import { createTracker } from '@waymark/client'
import { createShopifyPixel } from '@waymark/client/shopify-pixel'
import { createCollector, memoryStore } from '@waymark/collector'
import type { StoredTouchpoint } from '@waymark/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseVisitor } from '../../../packages/client/src/shopify-pixel/pixel-visitor.ts'
import { customerEvent, EVENT_NAMES, SECRETS } from './events.ts'

const ADA = '01900000-0000-7000-8000-00000000000a'
const now = Date.parse('2026-03-01T10:00:05.000Z')

/** The sandbox's cookies. */
function openJar(cookie = '') {
  const jar = new Map([['waymark_shop', cookie]])
  return {
    jar,
    cookie: {
      get: async (name: string) => jar.get(name) ?? '',
      set: async (text: string) => {
        const [name = '', value = ''] = text.split(';')[0]?.split('=') ?? []
        jar.set(name, value)
        return text
      },
    },
  }
}

let store: ReturnType<typeof memoryStore>
let answers: number[]
let bodies: string[]

/** The collector itself, behind whatever answers come first. */
function startCollector() {
  const app = createCollector({ sink: store, sites: { shop: { origins: ['*'] } }, now: () => now })
  return async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    bodies.push(String(init?.body))
    const status = answers.shift()
    if (status === 0) throw new TypeError('Failed to fetch')
    if (status) return new Response('', { status })
    return app.request(String(input), { ...init, headers: { origin: 'null' } })
  }
}

async function stored(): Promise<StoredTouchpoint[]> {
  const touchpoints: StoredTouchpoint[] = []
  for await (const touchpoint of store.read('shop')) touchpoints.push(touchpoint)
  return touchpoints
}

/** A pixel as a custom one starts it. */
function start({ isAllowed = true, browser = openJar(), isTagged = false } = {}) {
  let say = (_: { customerPrivacy: { analyticsProcessingAllowed: boolean } }) => {}
  const pixel = createShopifyPixel({
    ...{ siteId: 'shop', endpoint: 'https://collect.example/', browser, isTagged },
    init: { customerPrivacy: { analyticsProcessingAllowed: isAllowed } },
    customerPrivacy: {
      subscribe: (_name, listener) => {
        say = listener
      },
    },
    fetch: startCollector(),
    now: () => now,
  })
  const decide = (analyticsProcessingAllowed: boolean) =>
    say({ customerPrivacy: { analyticsProcessingAllowed } })
  return { pixel, decide, browser }
}

const settled = () => vi.advanceTimersByTimeAsync(60_000)

beforeEach(() => {
  vi.useFakeTimers()
  store = memoryStore()
  answers = []
  bodies = []
})
afterEach(() => {
  vi.useRealTimers()
})

describe('createShopifyPixel()', () => {
  it('has every kind of event stored', async () => {
    const { pixel } = start()
    for (const name of EVENT_NAMES) pixel.record(customerEvent(name))
    await settled()
    expect((await stored()).length).toBe(EVENT_NAMES.length)
  })

  it('tells of a purchase as the visitor of the storefront', async () => {
    const { pixel } = start({
      browser: openJar(`${ADA}/${ADA}/${now - 1_000}/customer%201`),
    })
    pixel.record(customerEvent('checkout_completed'))
    await settled()
    expect(await stored()).toMatchObject([
      {
        ...{
          id: 'sh-checkout_completed',
          type: 'purchase',
          anonymousId: ADA,
          userId: 'customer 1',
        },
        ...{ orderId: '5001', valueMinor: 5480, currency: 'EUR', coupon: 'SPRING' },
        url: 'https://shop.example/checkouts/cn/en-de',
        origin: { source: 'event', storefront: 'shopify' },
      },
    ])
  })

  it('reads the cookie that the client writes', () => {
    const tracker = createTracker({
      ...{ siteId: 'shop', endpoint: 'https://collect.example', consent: 'not_required' },
      fetch: async () => new Response(null, { status: 204 }),
    })
    tracker.identify('ada/lovelace')
    tracker.stop()
    const [, text = ''] = `; ${document.cookie}`.split('; waymark_shop=')
    expect(parseVisitor(text)?.userId).toBe('ada/lovelace')
  })

  it('leaves a new visitor for the next page to go on as', async () => {
    const { pixel, browser } = start()
    pixel.record(customerEvent('checkout_completed'))
    await settled()
    const [touchpoint] = await stored()
    expect(parseVisitor(browser.jar.get('waymark_shop') ?? '')).toMatchObject({
      anonymousId: touchpoint?.anonymousId,
      lastAt: now,
    })
  })

  it('holds events until analytics is allowed', async () => {
    const { pixel, decide } = start({ isAllowed: false })
    pixel.record(customerEvent('checkout_completed'))
    await settled()
    const before = bodies.length
    decide(true)
    await settled()
    expect([before, (await stored()).length]).toEqual([0, 1])
  })

  it('forgets them when it is not', async () => {
    const { pixel, decide } = start({ isAllowed: false })
    pixel.record(customerEvent('checkout_completed'))
    decide(false)
    decide(true)
    await settled()
    expect(bodies).toEqual([])
  })

  it.each([0, 429, 503])('sends the same bytes again after %i', async (status) => {
    answers = [status]
    const { pixel } = start()
    pixel.record(customerEvent('checkout_completed'))
    await settled()
    expect([(await stored()).length, bodies.length, new Set(bodies).size]).toEqual([1, 2, 1])
  })

  it('is stored once, however often an event comes', async () => {
    for (let visit = 0; visit < 2; visit++)
      start().pixel.record(customerEvent('checkout_completed'))
    await settled()
    expect([bodies.length, (await stored()).length]).toEqual([2, 1])
  })

  it('sends nothing personal', async () => {
    const { pixel } = start()
    for (const name of EVENT_NAMES) pixel.record(customerEvent(name))
    await settled()
    expect([bodies.length > 0, SECRETS.filter((secret) => `${bodies}`.includes(secret))]).toEqual([
      true,
      [],
    ])
  })

  it('lives on when the sandbox has no cookies, or an event no form', async () => {
    const refuse = () => Promise.reject(new Error('no'))
    const { pixel } = start({ browser: { jar: new Map(), cookie: { get: refuse, set: refuse } } })
    // Not what the type allows: that is the point.
    pixel.record(undefined as unknown as ReturnType<typeof customerEvent>)
    pixel.record(customerEvent('checkout_completed'))
    await settled()
    expect((await stored()).length).toBe(1)
  })
})
