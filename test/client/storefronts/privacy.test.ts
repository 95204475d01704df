import { cleanUrl, createTracker, type Tracker } from '@waymark/client'
import { type EventSign, type Exchange, generic, toStorefront } from '@waymark/client/storefronts'
import type { Envelope } from '@waymark/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { storefrontSource } from '../../../packages/client/src/sources/storefront.ts'
import {
  createMemoryDeviceStore,
  type MemoryDeviceStore,
} from '../../helpers/memory-device-store.ts'
import type { Fixture, Step } from './fixtures/fixture.ts'
import { loadFixtures } from './fixtures/load-fixtures.ts'
import { PERSON, personFields, SECRETS, withPerson } from './personal-data.ts'

// Personal data is put wherever a shop may have it: into what is asked and answered, into forms,
// links, events, data layers, metadata and addresses. It must be neither in what is sent nor in what
// is kept on the device.

const FIXTURES = await loadFixtures()
const page = globalThis.window as Window &
  typeof globalThis & { happyDOM: { setURL(url: string): void } } & Record<string, unknown>
const pristine = page.fetch

/** What somebody may paste into a search box; that a word is a name nobody can know. */
const SEARCH = `mug ${PERSON.phone} ${PERSON.email} ${PERSON.cardNumber}`

/** Globals the pages have made. */
const globals = new Set(['dataLayer', 'jQuery'])
let visits = 0
let bodies: string[]
let answers: Exchange[]
let store: MemoryDeviceStore
let tracker: Tracker
/** What the page's emitters were given, by the name of their events. */
let listeners: Map<string, (...args: unknown[]) => void>

/** What every platform's sessions must have been told by, or nothing was tried. */
const EVIDENCE = ['url', 'metadata', 'network', 'data_layer'] as const

const isExchange = (step: Step): step is Exchange => !('event' in step)
const passed = (durationMs: number) => vi.advanceTimersByTimeAsync(durationMs)

/** An address with the person in its query, and as who asks for it. */
function addressOf(url: string): string {
  const { href } = new URL(url, page.location.href)
  const query = new URLSearchParams([...personFields(), ['utm_source', 'news'], ['q', SEARCH]])
  return `${href}${href.includes('?') ? '&' : '?'}${query}#token=${PERSON.token}`
}

function bodyOf(body: Exchange['requestBody']): string | URLSearchParams | undefined {
  if (body === undefined || typeof body !== 'string') {
    return (
      body &&
      new URLSearchParams([...body.map(([name, value]) => [name, value]), ...personFields()])
    )
  }
  if (/^[[{]/.test(body)) return JSON.stringify(withPerson(JSON.parse(body)))
  return body.includes('=') ? `${body}&${new URLSearchParams(personFields())}` : body
}

function answerOf(text: string | undefined): string | undefined {
  try {
    return JSON.stringify(withPerson(JSON.parse(text ?? '')))
  } catch {
    return text && `${text}<p>${PERSON.note}</p>`
  }
}

/** Makes a platform's emitters, so that its events can be told. */
function provide({ on, name, via = '', isSole }: EventSign): void {
  if (on === 'jquery') {
    const onEvent = (event: string, run: (...args: unknown[]) => void) =>
      listeners.set(event, (...args) => run({}, ...args))
    page.jQuery = () => ({ on: onEvent, off: () => {} })
  }
  if (on !== 'call') return
  const [root = '', ...path] = via.split('.')
  const last = path.pop() ?? ''
  const top = Object(page[root] ?? {})
  page[root] = top
  globals.add(root)
  const owner = path.reduce((at, key) => {
    at[key] ??= {}
    return at[key]
  }, top)
  owner[last] = (...args: unknown[]) => {
    const [event, run] = isSole ? [name, args[0]] : args
    if (typeof run === 'function') listeners.set(String(event), (...told) => run(...told))
  }
}

/** Tells an event, with the person in every part of its detail. */
function tell(sign: EventSign | undefined, name: string, detail: unknown): void {
  const spiked = withPerson(detail)
  if (sign?.on === 'dom') {
    const { awaited, ...rest } = Object(spiked)
    const promised = { ...rest, promise: Promise.resolve(awaited) }
    window.dispatchEvent(new CustomEvent(name, { detail: sign.awaits ? promised : spiked }))
  } else listeners.get(name)?.(...(Array.isArray(spiked) ? spiked : [spiked]))
}

/** Sends what a session exchanges once more as a form that leaves the page. */
function submit({ url, requestBody = [] }: Exchange): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = url
  const fields =
    typeof requestBody === 'string' ? [...new URLSearchParams(requestBody)] : requestBody
  for (const [name, value] of [...fields, ...personFields()]) {
    form.append(Object.assign(document.createElement('input'), { name, value }))
  }
  document.body.append(form)
  form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
}

/** Pushes acts to the data layer, in both of Google's shapes. */
function push(): void {
  const item = { item_id: 'MUG', item_name: 'Mug', price: 24.9, quantity: 1 }
  const layer = page.dataLayer
  if (!Array.isArray(layer)) return
  for (const event of ['add_to_cart', 'begin_checkout', 'add_payment_info', 'purchase', 'search']) {
    const ecommerce = {
      currency: 'EUR',
      value: 24.9,
      transaction_id: `T-${layer.length}`,
      items: [item],
    }
    layer.push(withPerson({ event, user_data: PERSON, ecommerce, search_term: SEARCH }))
    layer.push(['event', event, withPerson({ ...ecommerce, coupon: PERSON.email })])
  }
  const products = [{ id: 'POT', name: 'Pot', price: '9.50', quantity: 1 }]
  const actionField = { id: `U-${layer.length}`, revenue: '9.50', step: 2, option: PERSON.email }
  for (const part of ['add', 'checkout', 'purchase']) {
    layer.push(
      withPerson({ ecommerce: { currencyCode: 'EUR', [part]: { actionField, products } } }),
    )
  }
}

/** Opens a page whose address, referrer, title and metadata name the person. */
function open({ platform, url = 'https://www.shop.example/' }: Fixture, cart: unknown): void {
  // Each session is on a page of its own.
  page.happyDOM.setURL(addressOf(`${url}${url.includes('?') ? '&' : '?'}visit=${++visits}`))
  const product = { '@type': 'Product', sku: 'MUG', name: 'Mug', offers: { price: 24.9 } }
  document.head.innerHTML = `<script type="application/ld+json">${JSON.stringify(withPerson(product))}</script>
<meta property="og:description" content="${PERSON.note}">`
  document.body.innerHTML = `<p role="alert">${PERSON.note}</p>`
  Object.defineProperty(document, 'referrer', { value: addressOf(url), configurable: true })
  page.dataLayer = []
  for (const sign of platform.events ?? []) provide(sign)
  if (cart) store.write([['m/cart', cart]])
  tracker = createTracker({
    ...{
      siteId: 'shop',
      endpoint: 'https://collect.example',
      consent: 'not_required',
      store,
      cleanUrl,
    },
    sources: [storefrontSource([toStorefront(platform), generic])],
    async fetch(_, init) {
      bodies.push(String(init?.body))
      return new Response(null, { status: 204 })
    },
  })
}

async function perform({ platform }: Fixture, step: Step): Promise<void> {
  if (!isExchange(step)) {
    tell(
      platform.events?.find(({ name }) => name === step.event),
      step.event,
      step.detail,
    )
    return
  }
  const { method, url, requestHeaders = {}, requestBody } = step
  answers.push(step)
  const body = method === 'GET' ? undefined : bodyOf(requestBody)
  const headers = { ...requestHeaders, authorization: `Bearer ${PERSON.accessToken}` }
  await page
    .fetch(addressOf(url), { method, headers, ...(body === undefined ? {} : { body }) })
    .catch(() => {})
  await passed(10)
}

beforeEach(() => {
  vi.useFakeTimers()
  bodies = []
  answers = []
  listeners = new Map()
  store = createMemoryDeviceStore()
  page.fetch = async () => {
    const { status = 200, responseHeaders = {}, responseBody } = answers.shift() ?? {}
    if (status < 200) throw new TypeError('Failed to fetch')
    const headers = { 'content-type': 'application/json', ...responseHeaders }
    const text = status === 204 ? null : answerOf(responseBody)
    return new Response(text, { status, headers: { ...headers, 'set-cookie': PERSON.token } })
  }
})

afterEach(() => {
  page.fetch = pristine
  for (const name of globals) delete page[name]
  vi.useRealTimers()
})

describe('what is recorded of a shop', () => {
  it.each(FIXTURES.map((fixture) => [fixture.platform.name, fixture] as const))(
    'has no personal data in it: %s',
    async (name, fixture) => {
      const kept: string[] = []
      for (const { page: shown, steps } of fixture.sessions) {
        open(fixture, shown?.cart)
        await passed(100)
        for (const step of steps) await perform(fixture, step)
        for (const sign of fixture.platform.events ?? []) {
          tell(sign, sign.name, [{ id: 'MUG', quantity: 1, invoiceNumber: 'I-1' }])
        }
        push()
        for (const step of steps) if (isExchange(step) && step.method === 'POST') submit(step)
        await passed(20_000)
        await tracker.stop()
        kept.push(JSON.stringify(store.contents()))
      }
      const envelopes: Envelope[] = bodies.map((body) => JSON.parse(body))
      const sent = envelopes.flatMap(({ touchpoints }) => touchpoints)
      const text = [...bodies, ...kept].join('\n')
      const leaked = SECRETS.filter((secret) => text.includes(secret))
      const unheard = EVIDENCE.filter(
        (source) => !sent.some(({ origin }) => origin.source === source),
      )
      // Ecwid tells by events, what it asks its own server is nothing to go by.
      const isQuiet = unheard.every((source) => name === 'ecwid' && source === 'network')
      const { events = [] } = fixture.platform
      const unbound = events.filter(({ on, name }) => on !== 'dom' && !listeners.has(name))
      expect([leaked, isQuiet, unbound]).toEqual([[], true, []])
    },
  )
})
