import type { CommerceAction } from '@waymark/client/storefronts'
import { beforeEach, describe, expect, it } from 'vitest'
import { createActionLedger } from '../../../packages/client/src/sources/action-ledger.ts'
import type { SourceMemory } from '../../../packages/client/src/sources/source.ts'

const HOUR_MS = 3_600_000
let values: Map<string, unknown>
let time: number

/** What a device keeps is JSON: each ledger is the one of another page. */
function openLedger() {
  const memory: SourceMemory = {
    ready: Promise.resolve(),
    get: (key) => JSON.parse(JSON.stringify(values.get(key) ?? null)) ?? undefined,
    set: (key, value) => values.set(key, value),
  }
  return createActionLedger(memory, () => time)
}

const action = (
  type: CommerceAction['type'],
  rest: Partial<CommerceAction> = {},
): CommerceAction => ({
  type,
  items: [],
  confidence: 1,
  reason: 'test',
  ...rest,
})
const add = (item_id: string) => action('add_to_cart', { items: [{ item_id, quantity: 1 }] })
const begin = action('begin_checkout')
const step = (name: string) => action('checkout_step', { step: name })
const purchase = (orderId: string) => action('purchase', { orderId })
const line = { itemId: 'MUG', name: 'Mug', price: 9.5, currency: 'EUR', quantity: 1 }

/** Admits one action after the other, each on a page of its own. */
const admitEach = (...actions: CommerceAction[]) =>
  actions.map((each) => openLedger().admit(each, 'network'))

beforeEach(() => {
  values = new Map()
  time = 1_700_000_000_000
})

describe('createActionLedger()', () => {
  it('counts each add of the same evidence', () => {
    expect(admitEach(add('MUG'), add('MUG'))).toEqual([true, true])
  })

  it('counts an add once, whatever else reports it', () => {
    const reports = (['network', 'data_layer', 'form', 'click'] as const).map((evidence) =>
      openLedger().admit(add('MUG'), evidence),
    )
    expect(reports).toEqual([true, false, false, false])
  })

  it('matches two adds with two echoes', () => {
    const reports = (['network', 'network', 'data_layer', 'data_layer', 'data_layer'] as const).map(
      (evidence) => openLedger().admit(add('MUG'), evidence),
    )
    expect(reports).toEqual([true, true, false, false, true])
  })

  it('takes reports of other products for other acts', () => {
    expect([
      openLedger().admit(add('MUG'), 'network'),
      openLedger().admit(add('POT'), 'data_layer'),
    ]).toEqual([true, true])
  })

  it('takes a report that names no product for an echo', () => {
    openLedger().admit(add('MUG'), 'network')
    expect(openLedger().admit(action('add_to_cart'), 'click')).toBe(false)
  })

  it('takes a late report for another act', () => {
    openLedger().admit(add('MUG'), 'network')
    time += 60_000
    expect(openLedger().admit(add('MUG'), 'data_layer')).toBe(true)
  })

  it('counts an order once, over reloads and revisits', () => {
    expect(admitEach(purchase('A-1'), purchase('A-1'), purchase('A-2'), purchase('A-1'))).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it('counts a checkout once', () => {
    expect(admitEach(begin, begin)).toEqual([true, false])
  })

  it.each<[string, () => void]>([
    ['a purchase', () => openLedger().admit(purchase('A-1'), 'network')],
    ['the cart was emptied', () => openLedger().keepCart([])],
    [
      'a day',
      () => {
        time += 24 * HOUR_MS
      },
    ],
  ])('counts another checkout after %s', (_, happen) => {
    openLedger().admit(begin, 'url')
    happen()
    expect(openLedger().admit(begin, 'url')).toBe(true)
  })

  it('keeps the checkout when the cart changed', () => {
    openLedger().admit(begin, 'url')
    openLedger().keepCart([line])
    expect(openLedger().admit(begin, 'url')).toBe(false)
  })

  it('counts a step once in a row, and going back again', () => {
    expect(admitEach(step('contact'), step('contact'), step('shipping'), step('contact'))).toEqual([
      true,
      false,
      true,
      true,
    ])
  })

  it('counts the first step of a new checkout', () => {
    expect(admitEach(begin, step('contact'), purchase('A-1'), begin, step('contact'))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
  })

  it('counts every page that shows something', () => {
    expect(admitEach(action('view_item'), action('view_item'), action('search'))).toEqual([
      true,
      true,
      true,
    ])
  })

  it('keeps of the cart ids, quantities and prices for the next page', () => {
    openLedger().keepCart([line])
    expect(openLedger().cart()).toEqual([
      { itemId: 'MUG', price: 9.5, currency: 'EUR', quantity: 1 },
    ])
  })

  it('knows no cart before it saw one', () => {
    openLedger().keepCart(undefined)
    expect(openLedger().cart()).toBeUndefined()
  })

  it('empties the cart with the purchase', () => {
    openLedger().keepCart([line])
    openLedger().admit(purchase('A-1'), 'network')
    expect(openLedger().cart()).toEqual([])
  })

  it('stays small over a thousand acts', () => {
    for (let i = 0; i < 1_000; i++) admitEach(add(`P${i}`), purchase(`A-${i}`))
    openLedger().keepCart(Array.from({ length: 1_000 }, () => line))
    expect(JSON.stringify([...values]).length).toBeLessThan(10_000)
  })

  it('survives a memory that holds something else', () => {
    for (const key of ['cart', 'acts', 'orders', 'checkout']) values.set(key, 'odd')
    expect([
      openLedger().cart(),
      ...admitEach(add('MUG'), purchase('A-1'), begin, step('contact')),
    ]).toEqual([undefined, true, true, true, true])
  })
})
