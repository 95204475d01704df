import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVisitor, type Visitor } from './visitor.ts'
import { openWaymark, type WaymarkInProcess } from './waymark-in-process.ts'

const SENCHA = { item_id: '4101', item_name: 'Morning Field Sencha', price: 9.8, quantity: 2 }

describe('from the page to the map', () => {
  let clock: number
  let waymark: WaymarkInProcess
  let visitor: Visitor
  /** Bodies of the batches that reached the collector. */
  let bodies: string[]
  /** How long the requests to come are on their way, in milliseconds; none when it runs out. */
  let latencies: number[]
  let isLosingAnswers: boolean
  let isDown: boolean

  beforeEach(async () => {
    clock = Date.UTC(2026, 2, 2, 9)
    bodies = []
    latencies = []
    isLosingAnswers = false
    isDown = false
    let latency = 0
    waymark = await openWaymark(() => clock + latency)
    visitor = createVisitor({
      now: () => clock,
      async request(url, init) {
        if (isDown) return new Response(null, { status: 503 })
        bodies.push(String(init.body))
        latency = latencies.shift() ?? 0
        const answer = await waymark.request(url, init)
        if (isLosingAnswers) throw new TypeError('network error')
        return answer
      },
    })
  })
  afterEach(async () => {
    await visitor.leave()
    await waymark.close()
  })

  const wait = (seconds: number) => {
    clock += seconds * 1_000
  }

  /** Home → listing → product → cart → checkout → order, a few seconds each. */
  async function walk(): Promise<void> {
    await visitor.open('/?utm_source=newsletter&utm_medium=email')
    wait(5)
    await visitor.open('/collections/tea')
    wait(5)
    const product = await visitor.open('/products/morning-field-sencha')
    product.track('view_item', { items: [SENCHA], currency: 'EUR' })
    wait(5)
    product.track('add_to_cart', { items: [SENCHA], currency: 'EUR', value: 19.6 })
    wait(5)
    const checkout = await visitor.open('/checkout/contact')
    checkout.track('begin_checkout', { items: [SENCHA], currency: 'EUR', value: 19.6 })
    wait(5)
    const confirmation = await visitor.open('/checkout/confirmation/1')
    const order = { transaction_id: 'KK-1', items: [SENCHA], currency: 'EUR', value: 24.5 }
    confirmation.track('purchase', order)
    wait(5)
    await visitor.leave()
  }

  it('stores a walk in order and once each', async () => {
    await walk()
    const told = (await waymark.stored()).map(({ type, url = '' }) => [type, new URL(url).pathname])
    expect(told).toEqual([
      ['page_view', '/'],
      ['page_view', '/collections/tea'],
      ['page_view', '/products/morning-field-sencha'],
      ['view_item', '/products/morning-field-sencha'],
      ['add_to_cart', '/products/morning-field-sencha'],
      ['page_view', '/checkout/contact'],
      ['begin_checkout', '/checkout/contact'],
      ['page_view', '/checkout/confirmation/1'],
      ['purchase', '/checkout/confirmation/1'],
    ])
  })

  it('stores the walk of one visitor in one session', async () => {
    await walk()
    const stored = await waymark.stored()
    expect(new Set(stored.map(({ anonymousId }) => anonymousId)).size).toBe(1)
    expect(new Set(stored.map(({ sessionId }) => sessionId)).size).toBe(1)
  })

  it('stores products and orders in minor units', async () => {
    await walk()
    const byType = new Map((await waymark.stored()).map((stored) => [stored.type, stored]))
    expect(byType.get('add_to_cart')).toMatchObject({
      currency: 'EUR',
      valueMinor: 1_960,
      items: [{ item_id: '4101', item_name: 'Morning Field Sencha', priceMinor: 980, quantity: 2 }],
    })
    expect(byType.get('purchase')).toMatchObject({ orderId: 'KK-1', valueMinor: 2_450 })
  })

  it('grades the stage of each step and the channel of the entry', async () => {
    await walk()
    const stored = await waymark.stored()
    expect(stored.map(({ stage }) => stage?.stage)).toEqual([
      'awareness',
      ...Array(3).fill('consideration'),
      ...Array(5).fill('decision'),
    ])
    expect(stored.map(({ channel }) => channel?.channel)).toEqual([
      'email',
      ...Array(8).fill(undefined),
    ])
  })

  it.each([
    'Visitors 1 ',
    'Sessions 1 ',
    'Touchpoints 9 ',
    'Buyers 1 ',
    'Orders 1 ',
    'Revenue €24.50 ',
  ])('shows "%s" on the map', async (figure) => {
    await walk()
    expect(await waymark.read('/map')).toContain(figure)
  })

  it('draws the timeline of the visitor', async () => {
    await walk()
    const [first] = await waymark.stored()
    const timeline = await waymark.read(`/map/visitors/${first?.anonymousId}`)
    expect(timeline).toContain('Morning Field Sencha')
    expect(timeline).toContain('€24.50')
  })

  it('stores a batch once whose answer was lost', async () => {
    const tracker = await visitor.open('/')
    isLosingAnswers = true
    await tracker.flush()
    isLosingAnswers = false
    await tracker.flush()
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toBe(bodies[0])
    expect((await waymark.stored()).map(({ type }) => type)).toEqual(['page_view'])
  })

  it('stores what a page could not send from the page after it', async () => {
    isDown = true
    await visitor.open('/collections/tea')
    wait(5)
    await visitor.leave()
    isDown = false
    const tracker = await visitor.open('/products/morning-field-sencha')
    await expect
      .poll(async () => {
        await tracker.flush()
        return (await waymark.stored()).map(({ url = '' }) => new URL(url).pathname)
      })
      .toEqual(['/collections/tea', '/products/morning-field-sencha'])
  })

  it('keeps the order of a document whose requests take unequally long', async () => {
    latencies = [400, 20]
    const tracker = await visitor.open('/products/morning-field-sencha')
    await tracker.flush()
    wait(0.1)
    tracker.track('view_item', { items: [SENCHA], currency: 'EUR' })
    await tracker.flush()
    expect((await waymark.stored()).map(({ type }) => type)).toEqual(['page_view', 'view_item'])
  })

  it('keeps the order of documents whose requests take unequally long', async () => {
    latencies = [400, 20]
    await visitor.open('/collections/tea')
    wait(0.1)
    await visitor.open('/products/morning-field-sencha')
    await visitor.leave()
    expect((await waymark.stored()).map(({ url = '' }) => new URL(url).pathname)).toEqual([
      '/collections/tea',
      '/products/morning-field-sencha',
    ])
  })

  describe('under required consent', () => {
    it('sends and keeps nothing of a visitor who denies', async () => {
      const tracker = await visitor.open('/', { consent: 'required' })
      tracker.track('view_item', { items: [SENCHA] })
      tracker.consent('denied')
      tracker.track('add_to_cart', { items: [SENCHA] })
      await visitor.leave()
      expect(bodies).toEqual([])
      expect(await waymark.stored()).toEqual([])
      // happy-dom keeps the name of a cookie that was deleted.
      expect(visitor.cookies()).not.toMatch(/=./)
      expect(await indexedDB.databases()).toEqual([])
    })

    it('sends nothing of a visitor who does not decide', async () => {
      const tracker = await visitor.open('/', { consent: 'required' })
      await tracker.flush()
      expect(bodies).toEqual([])
    })

    it('sends what was held, at its own time, once the visitor grants', async () => {
      const openedAt = clock
      const tracker = await visitor.open('/', { consent: 'required' })
      wait(30)
      tracker.consent('granted')
      await tracker.flush()
      expect(await waymark.stored()).toMatchObject([
        { type: 'page_view', occurredAt: openedAt, consent: 'granted' },
      ])
    })
  })
})
