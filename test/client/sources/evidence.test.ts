import { generic } from '@waymark/client/storefronts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openShopPage, type ShopPage } from '../../helpers/shop-page.ts'

// All kinds of evidence on one page, through the whole storefront source.

const page = globalThis.window as Window & typeof globalThis
const holder = page as unknown as { dataLayer?: unknown[] }
const pristine = page.fetch
const lineOf = (quantity: number) => ({ id: 'l1', sku: 'MUG', quantity, price: 24.9 })

let shop: ShopPage
let memory: Map<string, unknown>

const open = (path: string, html = '') => {
  shop = openShopPage({ path, html, memory, storefronts: [generic] })
}
const settled = (ms = 5_000) => vi.advanceTimersByTimeAsync(ms)
const acts = () =>
  shop.recorded.flatMap(({ type, origin }) => (type === 'page_view' ? [] : [[type, origin.source]]))

/** Sends a form as a browser does, up to the point where the page would be left. */
function submit(form: HTMLFormElement, { isStopped = false } = {}): void {
  const onSubmit = (event: Event) => event.preventDefault()
  if (isStopped) form.addEventListener('submit', onSubmit, { once: true })
  form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
}
const leave = () => window.dispatchEvent(new Event('pagehide'))
const form = () => document.querySelector('form') as HTMLFormElement

const FORM = `<form method="post" action="/cart/add"><input name="sku" value="MUG">
  <input name="quantity" value="2"><button>Add</button></form>`
const push = {
  event: 'add_to_cart',
  ecommerce: {
    currency: 'EUR',
    value: 24.9,
    items: [{ item_id: 'MUG', item_name: 'Mug', price: 24.9 }],
  },
}

beforeEach(() => {
  vi.useFakeTimers()
  memory = new Map()
  page.fetch = async () => Response.json({ cart: { currency: 'EUR', items: [lineOf(1)] } })
})

afterEach(() => {
  shop.stop()
  vi.restoreAllMocks()
  page.fetch = pristine
  delete holder.dataLayer
  document.body.innerHTML = ''
  vi.useRealTimers()
})

describe('a form that leaves the page', () => {
  it('is an add on the next page', async () => {
    open('/products/mug', FORM)
    await settled()
    submit(form())
    leave()
    const before = acts()
    open('/cart')
    await settled()
    expect([before, acts()]).toEqual([
      [],
      [
        ['view_cart', 'url'],
        ['add_to_cart', 'form'],
      ],
    ])
  })

  it('is nothing when an error answers it', async () => {
    open('/products/mug', FORM)
    await settled()
    submit(form())
    leave()
    open('/cart', '<p role="alert">Sold out</p>')
    const notice = document.querySelector('[role=alert]')
    // No layout here: what takes up room is said by hand.
    vi.spyOn(notice as Element, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList)
    await settled()
    expect(acts()).toEqual([['view_cart', 'url']])
  })

  it('is nothing when the page stopped it', async () => {
    open('/products/mug', FORM)
    await settled()
    submit(form(), { isStopped: true })
    leave()
    open('/cart')
    await settled()
    expect(acts()).toEqual([['view_cart', 'url']])
  })
})

describe('one add reported by everything', () => {
  it('is one touchpoint, by its best evidence', async () => {
    holder.dataLayer = []
    open('/products/mug', FORM)
    await settled()
    submit(form(), { isStopped: true })
    holder.dataLayer.push(push)
    await fetch('/cart/add', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    expect(acts()).toEqual([['add_to_cart', 'network']])
  })

  it('is told by the site where it tells itself', async () => {
    open('/products/mug')
    await settled()
    const isTold = shop.track('add_to_cart', { items: [{ item_id: 'MUG', quantity: 1 }] })
    await fetch('/cart/add', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    expect([isTold, acts()]).toEqual([false, []])
  })

  it('is told by an attribute where the markup says so', async () => {
    open(
      '/products/mug',
      `<button data-waymark-action="add_to_cart" data-waymark-id="MUG">Add</button>`,
    )
    await settled()
    document.querySelector('button')?.click()
    await fetch('/cart/add', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    expect(acts()).toEqual([['add_to_cart', 'attribute']])
  })

  it('is none when the shop refuses it', async () => {
    holder.dataLayer = []
    page.fetch = async () => Response.json({ error: 'sold out' }, { status: 422 })
    open('/products/mug', FORM)
    await settled()
    submit(form(), { isStopped: true })
    holder.dataLayer.push(push)
    await fetch('/cart/add', { method: 'POST', body: '{"sku":"MUG","quantity":1}' })
    await settled()
    leave()
    expect(acts()).toEqual([])
  })
})

describe('a data layer', () => {
  it('tells what nothing else does, entries before us included', async () => {
    holder.dataLayer = [{ event: 'view_item', ecommerce: push.ecommerce }, push]
    open('/p/17')
    await settled()
    expect(acts()).toEqual([
      ['view_item', 'data_layer'],
      ['add_to_cart', 'data_layer'],
    ])
  })

  it('tells what it has when the page is left', async () => {
    holder.dataLayer = []
    open('/p/17')
    await settled()
    holder.dataLayer.push(push)
    leave()
    expect(acts()).toEqual([['add_to_cart', 'data_layer']])
  })
})

describe('a link to a checkout elsewhere', () => {
  it('begins the checkout, once', async () => {
    open('/cart', '<a href="https://checkout.shop.example/checkouts/c/1">Pay</a>')
    await settled()
    for (let press = 0; press < 2; press++) document.querySelector('a')?.click()
    expect(acts()).toEqual([
      ['view_cart', 'url'],
      ['begin_checkout', 'click'],
    ])
  })
})

describe('a checkout that shows its step', () => {
  it('begins before its step, which address and page tell once', async () => {
    vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList)
    open('/checkout/contact', '<li aria-current="step">Contact</li>')
    await settled()
    expect(acts()).toEqual([
      ['begin_checkout', 'url'],
      ['checkout_step', 'url'],
    ])
  })
})

describe('a payment that fails', () => {
  it('is friction with a class of reason, once', async () => {
    page.fetch = async () =>
      Response.json({ error: 'Card declined for Ada Larsen' }, { status: 402 })
    open('/checkout/payment')
    await settled()
    for (let press = 0; press < 2; press++) {
      await fetch('/checkout/payment', { method: 'POST', body: '{"card":"4242424242424242"}' })
    }
    await settled()
    expect(
      shop.recorded.filter(({ type }) => type === 'friction').map(({ fields }) => fields),
    ).toEqual([{ props: { kind: 'payment_error', reason: 'declined' } }])
  })
})

describe('personal data', () => {
  const PERSON = {
    ...{ name: 'Ada Larsen', email: 'ada.larsen@example.com', phone: '+45 20 12 34 56' },
    ...{ address: 'Nygade 12, 8000 Aarhus', token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln' },
  }
  const FIELDS = Object.entries(PERSON)
    .map(([name, value]) => `<input name="${name}" value="${value}">`)
    .join('')
  const TRACES = /\bada\b|larsen|20 12 34|nygade|eyJ/i

  it('is in no touchpoint, whatever it was put into', async () => {
    holder.dataLayer = []
    page.fetch = async () =>
      Response.json({
        customer: PERSON,
        cart: { currency: 'EUR', items: [{ ...lineOf(3), ...PERSON, name: 'Mug' }] },
      })
    open(
      '/checkout/contact',
      `<form method="post" action="/cart/add">${FIELDS}<input name="sku" value="MUG"></form>
       <button data-waymark-action="add_to_cart" data-waymark-id="${PERSON.email}" data-waymark-sku="${PERSON.token}"
         data-waymark-name="Mug for ${PERSON.email}" data-waymark-customer="${PERSON.name}">Add</button>`,
    )
    await settled()
    submit(form())
    document.querySelector('button')?.click()
    holder.dataLayer.push({
      ...{ event: 'purchase', user_data: PERSON, customer: PERSON },
      ecommerce: {
        ...PERSON,
        transaction_id: 'A-1',
        value: 1,
        currency: 'EUR',
        items: [{ ...PERSON, name: undefined, item_id: 'MUG' }],
      },
    })
    await fetch('/cart/add', {
      method: 'POST',
      body: JSON.stringify({ ...PERSON, sku: 'MUG', quantity: 2 }),
    })
    await fetch('/checkout/payment', { method: 'POST', body: new URLSearchParams(PERSON) })
    await settled()
    leave()
    const first = shop.recorded
    open('/cart')
    await settled()
    const all = [...first, ...shop.recorded]
    expect(all.map((each) => JSON.stringify(each)).filter((text) => TRACES.test(text))).toEqual([])
    expect(
      [...memory].map((each) => JSON.stringify(each)).filter((text) => TRACES.test(text)),
    ).toEqual([])
    expect(all.map(({ type }) => type)).toContain('purchase')
  })
})
