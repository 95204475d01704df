import type { EventSign } from '@waymark/client/storefronts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  listenToPlatform,
  type PlatformListening,
} from '../../../packages/client/src/sources/platform-events.ts'

const page = globalThis.window as Window & typeof globalThis
const holder = page as unknown as Record<string, unknown>

let heard: [name: string, detail: unknown][]
let listening: PlatformListening

function listen(...events: EventSign[]): void {
  const onEvent = (name: string, detail: unknown) => heard.push([name, detail])
  listening = listenToPlatform({ window: page, events, onEvent })
}

/** As much of jQuery's events as a shop uses: its own registry, which no native listener hears. */
function installJquery() {
  const handlers = new Map<string, Set<(...args: unknown[]) => void>>()
  const of = (name: string) => handlers.get(name) ?? handlers.set(name, new Set()).get(name)
  const wrapped = {
    on: (name: string, handler: () => void) => void of(name)?.add(handler),
    off: (name: string, handler: () => void) => void of(name)?.delete(handler),
    trigger(name: string, args: unknown[]) {
      for (const handler of of(name) ?? []) handler({ type: name }, ...args)
    },
  }
  holder.jQuery = () => wrapped
  return wrapped
}

beforeEach(() => {
  heard = []
})

afterEach(() => {
  listening.stop()
  for (const name of ['jQuery', 'prestashop', 'Ecwid']) delete holder[name]
})

describe('listenToPlatform()', () => {
  it('hears a native event by its detail', () => {
    listen({ on: 'dom', name: 'cart:add' })
    document.dispatchEvent(new CustomEvent('cart:add', { detail: { id: 1 }, bubbles: true }))
    expect(heard).toEqual([['cart:add', { id: 1 }]])
  })

  it('hears an event once, in however many ways it is read', () => {
    listen({ on: 'dom', name: 'cart:add' }, { on: 'dom', name: 'cart:add' })
    document.dispatchEvent(new CustomEvent('cart:add', { detail: { id: 1 }, bubbles: true }))
    expect(heard).toHaveLength(1)
  })

  it("hears what only the page's own jQuery hears", () => {
    const jQuery = installJquery()
    listen({ on: 'jquery', name: 'added_to_cart' })
    jQuery.trigger('added_to_cart', ['fragments', 'hash'])
    expect(heard).toEqual([['added_to_cart', ['fragments', 'hash']]])
  })

  it('waits for a jQuery that comes late', () => {
    listen({ on: 'jquery', name: 'added_to_cart' })
    const jQuery = installJquery()
    listening.find()
    listening.find()
    jQuery.trigger('added_to_cart', [])
    expect(heard.length).toBe(1)
  })

  it('gives its callback to a global, with its receiver', () => {
    const calls: unknown[] = []
    const on = function (this: unknown, name: string, callback: (word: string) => void) {
      calls.push(this, name)
      callback('resp')
    }
    holder.prestashop = { on }
    listen({ on: 'call', name: 'updateCart', via: 'prestashop.on' })
    expect([calls, heard]).toEqual([[holder.prestashop, 'updateCart'], [['updateCart', ['resp']]]])
  })

  it('gives nothing but the callback where nothing else is taken', () => {
    holder.Ecwid = {
      OnCartChanged: { add: (callback: (cart: unknown) => void) => callback('cart') },
    }
    listen({ on: 'call', name: 'cart', via: 'Ecwid.OnCartChanged.add', isSole: true })
    expect(heard).toEqual([['cart', ['cart']]])
  })

  it('looks again at the event that tells a global is there', () => {
    listen({ on: 'call', name: 'updateCart', via: 'prestashop.on', after: 'shop.ready' })
    holder.prestashop = { on: (_: string, callback: () => void) => callback() }
    document.dispatchEvent(new Event('shop.ready', { bubbles: true }))
    expect(heard.length).toBe(1)
  })

  it('waits for the promise an event carries', async () => {
    listen({ on: 'dom', name: 'lines-update', awaits: 'promise' })
    const detail = { action: 'add', promise: Promise.resolve({ cart: 1 }) }
    window.dispatchEvent(new CustomEvent('lines-update', { detail }))
    await detail.promise
    await Promise.resolve()
    await Promise.resolve()
    expect(heard).toEqual([['lines-update', { ...detail, awaited: { cart: 1 } }]])
  })

  it('takes a promise that is rejected for an act that failed', async () => {
    listen({ on: 'dom', name: 'lines-update', awaits: 'promise' })
    const promise = Promise.reject(new Error('sold out'))
    window.dispatchEvent(new CustomEvent('lines-update', { detail: { promise } }))
    await promise.catch(() => {})
    await Promise.resolve()
    expect(heard).toEqual([])
  })

  it('asks an emitter that throws no more', () => {
    let calls = 0
    holder.prestashop = {
      on() {
        calls++
        throw new Error('broken')
      },
    }
    listen({ on: 'call', name: 'updateCart', via: 'prestashop.on' })
    listening.find()
    expect(calls).toBe(1)
  })

  it('hears nothing any more once stopped', () => {
    const jQuery = installJquery()
    listen({ on: 'jquery', name: 'added_to_cart' }, { on: 'dom', name: 'cart:add' })
    listening.stop()
    jQuery.trigger('added_to_cart', [])
    window.dispatchEvent(new CustomEvent('cart:add'))
    expect(heard).toEqual([])
  })
})
