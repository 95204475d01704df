import {
  createTracker,
  type Source,
  type SourceHost,
  type Tracker,
  type TrackProps,
} from '@waymark/client'
import { cleanUrl, createUuid, isUuid } from '@waymark/protocol'
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { openPage, type Page } from '../helpers/tracked-page.ts'

const start = Date.UTC(2026, 10, 1)
const second = 1_000
const minute = 60 * second

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets time pass, with all that it sets in motion. */
const pass = (durationMs = 0) => vi.advanceTimersByTimeAsync(durationMs)

/** Every page dies: none has timers any more. */
const crash = () => vi.clearAllTimers()

const typesOf = (page: Page) => page.touchpoints().map(({ type }) => type)
const cookiesOf = (page: Page) => page.window.document.cookie
const unavailable = () => new Response(null, { status: 503 })
/** Neither resolves nor rejects. */
const never = new Promise<never>(() => {})

/** A source and what it was given. */
function createSource(overrides: Partial<Source> = {}) {
  const stop = vi.fn()
  const hosts: SourceHost[] = []
  const source: Source = {
    name: 'spy',
    start(host) {
      hosts.push(host)
      return stop
    },
    ...overrides,
  }
  return { source, stop, hosts }
}

describe('createTracker()', () => {
  it('sends the first page view at once', async () => {
    const page = openPage({ url: 'https://shop.example/tea?utm_source=mail&token=secret' })
    page.track()
    await pass()
    expect(page.touchpoints()).toMatchObject([
      {
        type: 'page_view',
        seq: 0,
        occurredAt: start,
        url: 'https://shop.example/tea?utm_source=mail',
        title: 'Tea',
        origin: { source: 'url', confidence: 1 },
      },
    ])
  })

  it('signs its envelopes', async () => {
    const page = openPage()
    page.track()
    await pass()
    const [envelope] = page.envelopes()
    expect([envelope?.siteId, envelope?.consent, envelope?.context.sdk.split(' ')[0]]).toEqual([
      'shop',
      'unknown',
      '@waymark/client',
    ])
  })

  it('makes one tracker of two calls', async () => {
    const page = openPage()
    const [one, two] = [page.track(), page.track()]
    await pass()
    expect([one === two, typesOf(page)]).toEqual([true, ['page_view']])
  })

  it('makes a tracker for each site', () => {
    const page = openPage()
    expect(page.track()).not.toBe(page.track({ siteId: 'blog' }))
  })

  it('counts a page once though it is stopped and created again, as StrictMode does', async () => {
    const page = openPage()
    page.track().stop()
    page.track()
    await pass(minute)
    expect(typesOf(page)).toEqual(['page_view'])
  })

  it('counts another page after it is stopped and created again', async () => {
    const page = openPage()
    page.track().stop()
    page.window.history.pushState(null, '', '/cart')
    page.track()
    await pass(minute)
    expect(typesOf(page)).toEqual(['page_view', 'page_view'])
  })

  it.each([
    ['siteId', { siteId: 'my shop' }],
    ['endpoint', { endpoint: 'collect me' }],
  ])('throws over a %s that cannot be used', (_, options) => {
    expect(() => openPage().track(options)).toThrow(TypeError)
  })

  it('sends to an endpoint on the page’s own host', async () => {
    const page = openPage()
    const urls: string[] = []
    page.window.fetch = async (url) => {
      urls.push(String(url))
      return new Response(null, { status: 204 })
    }
    page.track({ endpoint: '/t' })
    await pass()
    expect(urls).toEqual([`https://shop.example/t/v1/batch?sentAt=${start}`])
  })
})

describe('page views', () => {
  it('name the page before as referrer, cleaned', async () => {
    const page = openPage({ referrer: 'https://search.example/?q=tea&session=1' })
    page.track({ cleanUrl })
    page.window.history.pushState(null, '', '/cart')
    await pass(minute)
    expect(page.touchpoints().map(({ referrer }) => referrer)).toEqual([
      'https://search.example/?q=tea',
      'https://shop.example/',
    ])
  })

  it('do not carry the title of the page before', async () => {
    const page = openPage()
    page.track()
    page.window.history.pushState(null, '', '/cart')
    page.window.document.title = 'Checkout'
    page.window.history.pushState(null, '', '/checkout')
    await pass(minute)
    expect(page.touchpoints().map(({ title }) => title)).toEqual(['Tea', undefined, undefined])
  })

  it('are recorded on demand', async () => {
    const page = openPage()
    page.track().page()
    await pass(minute)
    expect(page.touchpoints().map(({ type, origin }) => [type, origin.source])).toEqual([
      ['page_view', 'url'],
      ['page_view', 'api'],
    ])
  })

  it('come back with the bfcache', async () => {
    const page = openPage()
    page.track()
    page.window.dispatchEvent(Object.assign(new page.window.Event('pageshow'), { persisted: true }))
    await pass(minute)
    expect(typesOf(page)).toEqual(['page_view', 'page_view'])
  })
})

describe('track()', () => {
  it('makes fields of GA4’s and props of the rest', async () => {
    const page = openPage()
    page.track().track('purchase', {
      transaction_id: 'o-1',
      value: 24.9,
      currency: 'EUR',
      coupon: 'MAY',
      items: [{ item_id: 'a', item_name: 'Tea', price: 24.9, quantity: 1 }],
      payment_type: 'card',
    })
    await pass(minute)
    expect(page.touchpoints()[1]).toMatchObject({
      type: 'purchase',
      orderId: 'o-1',
      value: 24.9,
      currency: 'EUR',
      coupon: 'MAY',
      items: [{ item_id: 'a', item_name: 'Tea', price: 24.9, quantity: 1 }],
      props: { payment_type: 'card' },
      origin: { source: 'api', confidence: 1 },
    })
  })

  it.each(['props', 'facts', 'items'])('costs no bytes for %s it was not given', async (field) => {
    const page = openPage()
    page.track().track('view_cart')
    await pass(minute)
    const { touchpoints } = JSON.parse(page.bodies.at(-1) ?? '')
    expect(touchpoints.at(-1)).not.toHaveProperty(field)
  })

  it('takes names of the site’s own', async () => {
    const page = openPage()
    page.track().track('tea_tasted', { cups: 2 })
    await pass(minute)
    expect(page.touchpoints()[1]).toMatchObject({ type: 'tea_tasted', props: { cups: 2 } })
  })

  it('sends small calls of one page together', async () => {
    const page = openPage()
    const tracker = page.track()
    await pass()
    for (let i = 0; i < 10; i++) tracker.track('view_item')
    await pass(minute)
    expect(page.envelopes().map(({ touchpoints }) => touchpoints.length)).toEqual([1, 10])
  })

  it('keeps what it was given, whatever the page does to it afterwards', async () => {
    const page = openPage()
    const items = [{ item_id: 'a' }]
    page.track().track('view_cart', { items })
    items.push({ item_id: 'b' })
    await pass(minute)
    expect(page.touchpoints()[1]?.items).toEqual([{ item_id: 'a' }])
  })

  it('gives ids, stream and session', async () => {
    const page = openPage()
    const tracker = page.track()
    tracker.track('view_cart')
    await pass(minute)
    const all = page.touchpoints()
    expect([
      all.every(({ id, streamId, sessionId }) => [id, streamId, sessionId].every(isUuid)),
      new Set(all.map(({ id }) => id)).size,
      new Set(all.map(({ streamId, sessionId }) => `${streamId} ${sessionId}`)).size,
    ]).toEqual([true, 2, 1])
  })

  it('numbers what it sends without gaps', async () => {
    const page = openPage()
    const tracker = page.track()
    for (let i = 0; i < 60; i++) tracker.track('view_item')
    tracker.track('Not A Name')
    tracker.track('too_large', { text: 'x'.repeat(40_000) })
    tracker.track('view_cart')
    await pass(minute)
    expect(page.touchpoints().map(({ seq }) => seq)).toEqual(
      Array.from({ length: 62 }, (_, i) => i),
    )
  })

  it('numbers without gaps over a storm that memory cannot hold', async () => {
    let isHealed = false
    const page = openPage({
      answer: () => (isHealed ? new Response(null, { status: 204 }) : unavailable()),
    })
    const tracker = page.track()
    for (let i = 0; i < 1_100; i++) tracker.track('view_item')
    isHealed = true
    await pass(minute)
    tracker.track('view_cart')
    await pass(minute)
    const seqs = page.touchpoints().map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.map((_, i) => i))
  })

  it.each([
    ['upper case', 'Purchase'],
    ['spaces', 'add to cart'],
    ['nothing', ''],
    ['a digit first', '1st_order'],
    ['too many letters', 'a'.repeat(65)],
    ['undefined', undefined],
    ['null', null],
    ['a list', ['purchase']],
    ['a symbol', Symbol('purchase')],
    ['an object', { type: 'purchase' }],
  ])('counts a name of %s as invalid and throws nothing', async (_, name) => {
    const page = openPage()
    // What a page without types may pass.
    page.track().track(name as 'purchase')
    await pass(minute)
    page.track().track('view_cart')
    await pass(minute)
    expect([typesOf(page), page.drops()]).toEqual([['page_view', 'view_cart'], { invalid: 1 }])
  })

  it.each(['Purchase', undefined, Symbol('purchase')])(
    'throws over the name %s under debug',
    (name) => {
      const tracker = openPage().track({ debug: true })
      expect(() => tracker.track(name as 'purchase')).toThrow(TypeError)
    },
  )

  it('counts a touchpoint over the size limit and reports it', async () => {
    const page = openPage()
    const tracker = page.track()
    tracker.track('review', { text: 'x'.repeat(3_000_000) })
    tracker.track('view_cart')
    await pass(minute)
    expect([typesOf(page), page.drops()]).toEqual([['page_view', 'view_cart'], { too_large: 1 }])
  })

  const cyclic: Record<string, unknown> = { a: 1 }
  cyclic.self = cyclic
  let deep: object = {}
  for (let i = 0; i < 5_000; i++) deep = { deep }
  const throwing = () => {
    throw new Error('Told not to look')
  }

  it.each<[string, unknown]>([
    ['cyclic', cyclic],
    ['five thousand levels deep', deep],
    ['with a bigint', { n: 12n }],
    ['with a throwing toJSON', { toJSON: throwing }],
    [
      'with a throwing getter',
      Object.defineProperty({ a: 1 }, 'b', { enumerable: true, get: throwing }),
    ],
    [
      'with a nested throwing getter',
      { c: Object.defineProperty({}, 'b', { enumerable: true, get: throwing }) },
    ],
    ['with a function and a symbol', { f: throwing, s: Symbol('s') }],
    ['with a node', { node: document.createElement('p') }],
    ['with an invalid date', { at: new Date(Number.NaN) }],
    ['with __proto__', JSON.parse('{"__proto__":{"polluted":true}}')],
    ['with half a surrogate pair', { text: '\ud800' }],
    ['with NaN as value', { value: Number.NaN }],
    ['null', null],
    ['a text', 'text'],
    ['a number', 7],
    [
      'a revoked proxy',
      (() => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      })(),
    ],
  ])('survives props that are %s', async (_, props) => {
    const page = openPage()
    const tracker = page.track()
    expect(() => tracker.track('view_item', props as TrackProps)).not.toThrow()
    tracker.track('view_cart')
    await pass(minute)
    expect(typesOf(page)).toContain('view_cart')
  })
})

describe('delivery', () => {
  it('goes on when the collector comes back, without a new touchpoint', async () => {
    let isHealed = false
    const page = openPage({
      answer: () => (isHealed ? new Response(null, { status: 204 }) : unavailable()),
    })
    page.track()
    await pass(10 * second)
    isHealed = true
    const before = page.bodies.length
    await pass(minute)
    expect([page.bodies.length - before, new Set(page.bodies).size]).toEqual([1, 1])
  })

  it('tries again when the browser comes online', async () => {
    const page = openPage({ answer: unavailable })
    page.track()
    await pass()
    const before = page.bodies.length
    page.window.dispatchEvent(new page.window.Event('online'))
    expect(page.bodies.length).toBe(before + 1)
  })

  it.each<[string, (page: Page) => void]>([
    ['hides', (page) => page.hide()],
    ['goes away', ({ window }) => window.dispatchEvent(new window.Event('pagehide'))],
  ])('does not wait when the page %s', async (_, leave) => {
    const page = openPage()
    const tracker = page.track()
    await pass()
    tracker.track('view_cart')
    leave(page)
    expect(typesOf(page)).toEqual(['page_view', 'view_cart'])
  })

  it('does not wait while the page is hidden', async () => {
    const page = openPage()
    const tracker = page.track()
    await pass()
    page.hide()
    tracker.track('view_cart')
    await Promise.resolve()
    expect(typesOf(page)).toEqual(['page_view', 'view_cart'])
  })

  it.each(['flush', 'drain'] as const)(
    'is tried at once by %s(), which waits for the answer',
    async (name) => {
      const page = openPage()
      const tracker = page.track()
      tracker.track('view_cart')
      await tracker[name]()
      expect(typesOf(page)).toEqual(['page_view', 'view_cart'])
    },
  )

  it.each([
    ['hangs', { entries: () => never, write: () => never, erase: () => never }],
    [
      'refuses',
      {
        entries: () => Promise.reject(new Error('Blocked')),
        write: () => Promise.reject(new Error('Blocked')),
        erase: () => Promise.reject(new Error('Blocked')),
      },
    ],
    ['is not there', undefined],
  ])('does not need a device that %s', async (_, store) => {
    const page = openPage()
    // Without a store of the test's the tracker opens IndexedDB, which happy-dom has not.
    const tracker = page.track({ consent: 'not_required', ...(store && { store }) })
    tracker.track('view_cart')
    await pass(minute)
    expect(typesOf(page)).toEqual(['page_view', 'view_cart'])
  })

  it('is finished by the next page, in the same batch', async () => {
    const dead = openPage({ answer: () => never })
    dead.track({ consent: 'not_required' }).track('add_to_cart')
    await pass(minute)
    crash()
    const next = openPage({ store: dead.store, cookies: cookiesOf(dead) })
    next.track({ consent: 'not_required' })
    await pass(minute)
    const adopted = next.envelopes().find(({ batchId }) => batchId === dead.envelopes()[0]?.batchId)
    expect(adopted?.touchpoints.map(({ type }) => type)).toEqual(['page_view', 'add_to_cart'])
  })

  it('leaves to a tab that lives what is its own', async () => {
    const living = openPage({ answer: unavailable })
    living.track({ consent: 'not_required' })
    await pass(minute / 2)
    const other = openPage({ store: living.store, cookies: cookiesOf(living) })
    other.track({ consent: 'not_required' })
    await pass(minute / 2)
    expect(other.envelopes().length).toBe(1)
  })

  it('takes over what a page left that has gone away', async () => {
    const gone = openPage({ answer: () => never })
    gone.track({ consent: 'not_required' })
    await pass(minute)
    gone.window.dispatchEvent(new gone.window.Event('pagehide'))
    await pass()
    crash()
    const other = openPage({ store: gone.store, cookies: cookiesOf(gone) })
    other.track({ consent: 'not_required' })
    await pass(minute)
    expect(other.envelopes().map(({ batchId }) => batchId)).toContain(gone.envelopes()[0]?.batchId)
  })

  it('leaves nothing of what is acknowledged on the device', async () => {
    const page = openPage()
    page.track({ consent: 'not_required' }).track('view_cart')
    await pass(minute)
    expect(page.store.waiting()).toEqual([])
  })
})

describe('consent', () => {
  it('required: nothing leaves and nothing is stored before a decision', async () => {
    const page = openPage()
    page.track({ consent: 'required' }).track('view_cart')
    page.hide()
    await pass(minute)
    expect([page.bodies, page.store.contents(), cookiesOf(page)]).toEqual([[], [], ''])
  })

  it('required: a grant releases what was held, with its original times', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'required' })
    await pass(minute)
    tracker.track('view_cart')
    await pass(minute)
    tracker.consent('granted')
    await pass(minute)
    expect(page.touchpoints().map(({ type, occurredAt }) => [type, occurredAt - start])).toEqual([
      ['page_view', 0],
      ['view_cart', minute],
    ])
  })

  it('required: what was held is as it was, whatever the page did to it meanwhile', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'required' })
    const items = [{ item_id: 'a' }]
    tracker.track('view_cart', { items })
    items.push({ item_id: 'b' })
    tracker.consent('granted')
    await pass(minute)
    expect(page.touchpoints()[1]?.items).toEqual([{ item_id: 'a' }])
  })

  it('required: a refusal forgets what was held', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'required' })
    tracker.track('view_cart')
    tracker.consent('denied')
    tracker.consent('granted')
    await pass(minute)
    expect(page.touchpoints()).toEqual([])
  })

  it('required: a refusal leaves no byte and no request', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'required' })
    tracker.consent('denied')
    tracker.track('view_cart')
    await pass(minute)
    expect([page.bodies, page.store.contents(), cookiesOf(page)]).toEqual([[], [], ''])
  })

  it('cookieless: sends, and stores nothing', async () => {
    const page = openPage({ answer: unavailable })
    page.track().identify('u-1')
    await pass(minute)
    expect([page.bodies.length > 0, page.store.contents(), cookiesOf(page)]).toEqual([true, [], ''])
  })

  it('cookieless: a grant moves onto the device', async () => {
    const page = openPage()
    const tracker = page.track()
    await pass()
    tracker.consent('granted')
    tracker.track('view_cart')
    await Promise.resolve()
    expect([page.store.waiting().length, cookiesOf(page).startsWith('waymark_shop=')]).toEqual([
      1,
      true,
    ])
  })

  it('cookieless: a grant cuts the batch, as one envelope has one consent', async () => {
    const page = openPage()
    const tracker = page.track()
    tracker.consent('granted')
    tracker.track('view_cart')
    await pass(minute)
    expect(page.envelopes().map(({ consent }) => consent)).toEqual(['unknown', 'granted'])
  })

  it('cookieless: a grant that finds an earlier visitor says which id it gave up', async () => {
    const before = openPage()
    before.track({ consent: 'not_required' })
    await pass(minute)
    const page = openPage({ cookies: cookiesOf(before) })
    const tracker = page.track()
    await pass()
    tracker.consent('granted')
    await pass(minute)
    const [own, later] = page.envelopes()
    expect([
      later?.anonymousId === before.envelopes()[0]?.anonymousId,
      later?.touchpoints.map(({ type, props }) => [type, props?.previousId]),
    ]).toEqual([true, [['alias', own?.anonymousId]]])
  })

  it.each(['cookieless', 'required'] as const)(
    '%s: a grant taken back leaves nothing on the device',
    async (consent) => {
      const page = openPage({ answer: unavailable })
      const tracker = page.track({ consent })
      tracker.consent('granted')
      await pass(minute)
      tracker.consent('unknown')
      tracker.track('view_cart')
      await pass(minute)
      expect([page.store.contents(), cookiesOf(page)]).toEqual([[], ''])
    },
  )

  it('not required: stores from the start, in the same task', async () => {
    const page = openPage()
    page.track({ consent: 'not_required' })
    await Promise.resolve()
    expect([page.store.waiting().length, cookiesOf(page).length > 0]).toEqual([1, true])
  })

  it('denied: erases what is stored', async () => {
    const page = openPage({ answer: () => never })
    const tracker = page.track({ consent: 'not_required' })
    await pass(minute)
    tracker.consent('denied')
    await pass(minute)
    expect([page.store.contents(), cookiesOf(page)]).toEqual([[], ''])
  })

  it('denied: leaves alone what was being read off the device', async () => {
    const dead = openPage({ answer: () => never })
    dead.track({ consent: 'not_required' })
    await pass(minute)
    const next = openPage({ store: dead.store, cookies: cookiesOf(dead) })
    next.track({ consent: 'not_required' }).consent('denied')
    await pass(minute)
    expect(next.bodies).toEqual([])
  })

  it('denied: sends nothing more', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'not_required' })
    await pass()
    tracker.track('view_cart')
    tracker.consent('denied')
    tracker.track('view_cart')
    tracker.identify('u-1')
    await pass(minute)
    expect(typesOf(page)).toEqual(['page_view'])
  })

  it('denied, then granted: begins as another visitor', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'not_required' })
    await pass()
    tracker.consent('denied')
    tracker.consent('granted')
    tracker.track('view_cart')
    await pass(minute)
    expect(new Set(page.envelopes().map(({ anonymousId }) => anonymousId)).size).toBe(2)
  })

  it.each(['required', 'cookieless', 'not_required'] as const)(
    '%s: Global Privacy Control records nothing and stores nothing',
    async (consent) => {
      const page = openPage()
      Object.defineProperty(page.window.navigator, 'globalPrivacyControl', { value: true })
      page.track({ consent }).track('view_cart')
      await pass(minute)
      expect([page.bodies, page.store.contents(), cookiesOf(page)]).toEqual([[], [], ''])
    },
  )

  it('erases under Global Privacy Control when a page hides that told of no grant', async () => {
    const first = openPage()
    first.track({ consent: 'not_required' })
    await pass(minute)
    const second = openPage({ store: first.store, cookies: cookiesOf(first) })
    Object.defineProperty(second.window.navigator, 'globalPrivacyControl', { value: true })
    second.track({ consent: 'not_required' })
    second.hide()
    await pass(minute)
    expect([second.bodies, second.store.contents(), cookiesOf(second)]).toEqual([[], [], ''])
  })

  it('granted on each page anew stays one visitor’s under Global Privacy Control', async () => {
    const first = openPage()
    Object.defineProperty(first.window.navigator, 'globalPrivacyControl', { value: true })
    const tracker = first.track()
    tracker.consent('granted')
    tracker.track('view_cart')
    await pass(minute)
    first.hide()
    await pass(minute)
    const second = openPage({ store: first.store, cookies: cookiesOf(first) })
    Object.defineProperty(second.window.navigator, 'globalPrivacyControl', { value: true })
    const next = second.track()
    next.consent('granted')
    next.track('purchase')
    await pass(minute)
    const visitors = [first, second].flatMap((page) =>
      page.envelopes().map(({ anonymousId }) => anonymousId),
    )
    expect(new Set(visitors).size).toBe(1)
  })

  it('prevails over Global Privacy Control when it is given explicitly', async () => {
    const page = openPage()
    Object.defineProperty(page.window.navigator, 'globalPrivacyControl', { value: true })
    const tracker = page.track()
    tracker.consent('granted')
    tracker.track('view_cart')
    await pass(minute)
    expect(typesOf(page)).toEqual(['view_cart'])
  })

  it.each(['yes', true, undefined, 'GRANTED'])(
    'of a word nobody knows (%s) changes nothing and is counted',
    async (state) => {
      const page = openPage()
      const tracker = page.track()
      tracker.consent(state as 'granted')
      tracker.track('view_cart')
      await pass(minute)
      expect([typesOf(page), page.drops(), page.store.contents()]).toEqual([
        ['page_view', 'view_cart'],
        { invalid: 1 },
        [],
      ])
    },
  )
})

describe('identity', () => {
  it('stays over the pages of a visit', async () => {
    const before = openPage()
    before.track({ consent: 'not_required' })
    await pass(minute)
    const after = openPage({ store: before.store, cookies: cookiesOf(before) })
    after.track({ consent: 'not_required' })
    await pass(minute)
    const ids = [before, after].map((page) => {
      const [envelope] = page.envelopes()
      return `${envelope?.anonymousId} ${envelope?.touchpoints[0]?.sessionId}`
    })
    expect(ids[1]).toBe(ids[0])
  })

  it('comes back from the device when a crash has lost the cookie, linked by an alias', async () => {
    const before = openPage()
    before.track({ consent: 'not_required' })
    await pass(minute)
    const after = openPage({ store: before.store })
    after.track({ consent: 'not_required' })
    await pass(minute)
    const [given, kept] = after.envelopes()
    expect([
      kept?.anonymousId === before.envelopes()[0]?.anonymousId,
      kept?.touchpoints.map(({ type, props }) => [type, props?.previousId]),
    ]).toEqual([true, [['alias', given?.anonymousId]]])
  })

  it('identify() names the user from then on', async () => {
    const page = openPage()
    const tracker = page.track()
    tracker.identify('u-1', { plan: 'gold' })
    tracker.track('view_cart')
    await pass(minute)
    expect(
      page
        .envelopes()
        .map(({ userId, touchpoints }) => [userId, touchpoints.map(({ type }) => type)]),
    ).toEqual([
      [undefined, ['page_view']],
      ['u-1', ['identify', 'view_cart']],
    ])
  })

  it('identify() keeps traits as props', async () => {
    const page = openPage()
    page.track().identify('u-1', { plan: 'gold' })
    await pass(minute)
    expect(page.touchpoints()[1]?.props).toEqual({ plan: 'gold' })
  })

  it('identify() takes a number, as shops have them', async () => {
    const page = openPage()
    // What a page without types may pass.
    page.track().identify(42 as unknown as string)
    await pass(minute)
    expect(page.envelopes().at(-1)?.userId).toBe('42')
  })

  it.each([
    ['nothing', ''],
    ['undefined', undefined],
    ['a symbol', Symbol('u')],
    ['an object', { id: 'u-1' }],
  ])('identify() counts %s as invalid and throws nothing', async (_, userId) => {
    const page = openPage()
    page.track().identify(userId as string)
    await pass(minute)
    page.track().track('view_cart')
    await pass(minute)
    expect([typesOf(page), page.drops()]).toEqual([['page_view', 'view_cart'], { invalid: 1 }])
  })

  it('identify() throws over nothing under debug', () => {
    expect(() => openPage().track({ debug: true }).identify('')).toThrow(TypeError)
  })

  it('identify() takes any text without hurting what follows', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'not_required' })
    expect(() => tracker.identify('u\ud800')).not.toThrow()
    tracker.track('view_cart')
    await pass(minute)
    expect(typesOf(page)).toContain('view_cart')
  })

  it('reset() becomes another visitor without a user', async () => {
    const page = openPage()
    const tracker = page.track()
    tracker.identify('u-1')
    tracker.reset()
    tracker.track('view_cart')
    await pass(minute)
    const envelopes = page.envelopes()
    expect([
      envelopes.map(({ userId }) => userId),
      envelopes.at(-1)?.anonymousId === envelopes[0]?.anonymousId,
    ]).toEqual([[undefined, 'u-1', undefined], false])
  })
})

describe('sources', () => {
  it('see the page they are on', () => {
    const page = openPage()
    const { source, hosts } = createSource()
    page.track({ sources: [source] })
    expect(hosts).toMatchObject([{ siteId: 'shop', endpoint: 'https://collect.example' }])
  })

  it('record touchpoints with their evidence', async () => {
    const page = openPage()
    const { source, hosts } = createSource()
    page.track({ sources: [source] })
    hosts[0]?.record(
      'add_to_cart',
      { items: [{ item_id: 'a' }] },
      { source: 'network', storefront: 'generic', confidence: 0.9 },
    )
    await pass(minute)
    expect(page.touchpoints()[1]).toMatchObject({
      type: 'add_to_cart',
      items: [{ item_id: 'a' }],
      origin: { source: 'network', storefront: 'generic', confidence: 0.9 },
    })
  })

  it('hear of each page before it is recorded, and describe it', async () => {
    const page = openPage()
    const { source } = createSource({
      start(host) {
        return host.onPage((url) => host.describePage({ bodyClass: new URL(url).pathname }))
      },
    })
    page.track({ sources: [source] })
    page.window.history.pushState(null, '', '/cart')
    await pass(minute)
    expect(page.touchpoints().map(({ facts }) => facts?.bodyClass)).toEqual(['/', '/cart'])
  })

  it('describe the page they are on only', async () => {
    const page = openPage()
    const { source, hosts } = createSource()
    page.track({ sources: [source] })
    hosts[0]?.describePage({ ogType: 'product' })
    page.window.history.pushState(null, '', '/cart')
    await pass(minute)
    expect(page.touchpoints()[1]?.facts?.ogType).toBeUndefined()
  })

  it('are stopped with the tracker', () => {
    const { source, stop } = createSource()
    openPage()
      .track({ sources: [source] })
      .stop()
    expect(stop).toHaveBeenCalledOnce()
  })

  it('that throw at the start do not take the others with them', async () => {
    const page = openPage()
    const broken = createSource({
      start() {
        throw new Error('Not on this page')
      },
    })
    const { source, hosts } = createSource()
    const tracker = page.track({ sources: [broken.source, source] })
    await pass()
    tracker.stop()
    expect([hosts.length, typesOf(page)]).toEqual([1, ['page_view']])
  })

  it('that throw at a page view do not take it with them', async () => {
    const page = openPage()
    const { source } = createSource({
      start(host) {
        return host.onPage(() => {
          throw new Error('Not on this page')
        })
      },
    })
    page.track({ sources: [source] })
    await pass()
    expect(typesOf(page)).toEqual(['page_view'])
  })

  it('that throw at the end do not keep the others alive', () => {
    const broken = createSource({
      start: () => () => {
        throw new Error('Cannot stop')
      },
    })
    const { source, stop } = createSource()
    const tracker = openPage().track({ sources: [broken.source, source] })
    expect(() => tracker.stop()).not.toThrow()
    expect(stop).toHaveBeenCalledOnce()
  })

  it('may keep what outlives the page where consent allows it', async () => {
    const before = openPage()
    const one = createSource()
    before.track({ consent: 'not_required', sources: [one.source] })
    one.hosts[0]?.device.write('m/cart', { lines: 2 })
    await pass(minute)
    const after = openPage({ store: before.store, cookies: cookiesOf(before) })
    const two = createSource()
    after.track({ consent: 'not_required', sources: [two.source] })
    expect(await two.hosts[0]?.device.entries()).toContainEqual(['m/cart', { lines: 2 }])
  })

  it('keep nothing on the device where it does not', async () => {
    const page = openPage()
    const { source, hosts } = createSource()
    page.track({ sources: [source] })
    hosts[0]?.device.write('m/cart', { lines: 2 })
    await pass(minute)
    expect([page.store.contents(), await hosts[0]?.device.entries()]).toEqual([[], []])
  })

  it('may tell that a call is recorded already, by other evidence', async () => {
    const page = openPage()
    const { source, hosts } = createSource()
    const tracker = page.track({ sources: [source] })
    hosts[0]?.onCall?.((type) => type === 'purchase')
    tracker.track('purchase')
    tracker.track('view_cart')
    await pass(minute)
    expect(typesOf(page)).toEqual(['page_view', 'view_cart'])
  })

  it('go on as the visitor another document names, linked to the one before', async () => {
    const page = openPage()
    const other = { anonymousId: createUuid(start), sessionId: createUuid(start) }
    const source: Source = {
      name: 'link',
      start(host) {
        host.adoptIds(other)
        return () => {}
      },
    }
    page.track({ sources: [source] })
    await pass()
    expect([page.envelopes()[0]?.anonymousId, page.touchpoints()[0]?.sessionId]).toEqual([
      other.anonymousId,
      other.sessionId,
    ])
  })

  it('may tell the visitor’s decision', async () => {
    const page = openPage()
    const { source, hosts } = createSource()
    page.track({ consent: 'required', sources: [source] })
    await pass(minute)
    const before = page.bodies.length
    hosts[0]?.consent('granted')
    await pass(minute)
    expect([before, typesOf(page)]).toEqual([0, ['page_view']])
  })
})

describe('the stage helper', () => {
  const grade = {
    stage: 'decision',
    kind: 'cart',
    confidence: 0.9,
    reason: 'The page is the cart',
    ruleVersion: '1',
  } as const

  it('grades what is recorded', async () => {
    const page = openPage()
    const asked: unknown[] = []
    page
      .track({
        stage: (url, facts) => {
          asked.push([url, facts.type])
          return grade
        },
      })
      .track('view_cart')
    await pass(minute)
    expect([asked, page.touchpoints()[1]?.stage]).toEqual([
      [
        ['https://shop.example/', 'page_view'],
        ['https://shop.example/', 'view_cart'],
      ],
      grade,
    ])
  })

  it('costs the grade only when it throws', async () => {
    const page = openPage()
    const stage = () => {
      throw new Error('No rule')
    }
    expect(() => page.track({ stage }).track('view_cart')).not.toThrow()
    await pass(minute)
    expect(typesOf(page)).toEqual(['page_view', 'view_cart'])
  })
})

describe('stop()', () => {
  it('sends what is waiting', async () => {
    const page = openPage()
    const tracker = page.track()
    tracker.track('view_cart')
    tracker.stop()
    await pass()
    expect(typesOf(page)).toEqual(['page_view', 'view_cart'])
  })

  it('ends the recording', async () => {
    const page = openPage()
    const tracker = page.track()
    await pass()
    tracker.stop()
    tracker.track('view_cart')
    tracker.page()
    tracker.identify('u-1')
    page.window.history.pushState(null, '', '/cart')
    page.hide()
    await pass(minute)
    expect(typesOf(page)).toEqual(['page_view'])
  })

  it('writes nothing on the device afterwards', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'not_required' })
    tracker.stop()
    await pass(minute)
    const before = [cookiesOf(page), page.store.contents()]
    tracker.identify('u-1')
    expect([cookiesOf(page), page.store.contents()]).toEqual(before)
  })

  it('gives the page its history back', () => {
    const page = openPage()
    const { pushState } = page.window.history
    page.track().stop()
    expect(page.window.history.pushState).toBe(pushState)
  })

  it('called twice leaves the tracker alone that came after', () => {
    const page = openPage()
    const first = page.track()
    first.stop()
    const second = page.track()
    first.stop()
    expect(page.track()).toBe(second)
  })

  it('leaves what the collector has not acknowledged to the next tracker', async () => {
    const page = openPage({ answer: unavailable })
    page.track({ consent: 'not_required' }).stop()
    await pass()
    expect(page.store.waiting().length).toBe(1)
  })
})

describe('Tracker', () => {
  interface ShopEvents {
    tea_tasted: { cups: number }
  }

  it('types a site’s own events', () => {
    // Never called: the compiler is the judge.
    const use = (tracker: Tracker<ShopEvents>) => {
      tracker.track('tea_tasted', { cups: 2 })
      tracker.track('purchase', { transaction_id: 'o-1', value: 1, currency: 'EUR' })
      // @ts-expect-error GA4 has a list here.
      tracker.track('add_to_cart', { items: 'mug' })
      // @ts-expect-error A text is no number of cups.
      tracker.track('tea_tasted', { cups: 'two' })
      // @ts-expect-error Nobody knows this name.
      tracker.track('coffee_tasted')
    }
    expectTypeOf(use).parameter(0).toEqualTypeOf<Tracker<ShopEvents>>()
  })

  it('knows GA4’s fields where a site declares no types', () => {
    const use = (tracker: Tracker) => {
      tracker.track('purchase', { transaction_id: 'o-1', value: 1, currency: 'EUR', gift: true })
      // @ts-expect-error An amount is a number.
      tracker.track('purchase', { value: '1' })
    }
    expectTypeOf(use).parameter(0).toEqualTypeOf<Tracker>()
  })

  it('takes any name where a site declares none', () => {
    expectTypeOf<Tracker['track']>().parameter(0).toEqualTypeOf<string>()
  })

  it('gives createTracker() the type it was asked for', () => {
    expectTypeOf(createTracker<ShopEvents>).returns.toEqualTypeOf<Tracker<ShopEvents>>()
  })
})
