import type { CommerceAction } from '@waymark/client/storefronts'
import type { OriginSource } from '@waymark/protocol'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createActionLedger } from '../../../packages/client/src/sources/action-ledger.ts'
import type { Report } from '../../../packages/client/src/sources/report.ts'
import type { SourceMemory } from '../../../packages/client/src/sources/source-memory.ts'

const HOUR_MS = 3_600_000
let values: Map<string, unknown>
let time: number
let told: Report[]
let timers: { due: number; run: () => void }[]
let isBusy: boolean

/** Lets time pass, with the timers that fall due in it. */
function pass(durationMs: number): void {
  const end = time + durationMs
  for (;;) {
    timers.sort((a, b) => a.due - b.due)
    const next = timers[0]
    if (!next || next.due > end) break
    timers.shift()
    time = next.due
    next.run()
  }
  time = end
}

/** What a device keeps is JSON: each ledger is the one of another page. */
function openLedger({ isKept = true } = {}) {
  const memory: SourceMemory = {
    ready: Promise.resolve(),
    get: (key) => JSON.parse(JSON.stringify(values.get(key) ?? null)) ?? undefined,
    set: (key, value) => values.set(key, structuredClone(value)),
  }
  const ledger = createActionLedger({
    memory,
    tell: (report) => told.push(report),
    now: () => time,
    setTimer: (run, delayMs) => timers.push({ due: time + delayMs, run }),
    isBusy: () => isBusy,
    isKept: () => isKept,
  })
  return {
    ...ledger,
    report: (act: CommerceAction, source: OriginSource, rest: Partial<Report> = {}) =>
      ledger.report({ action: act, source, at: time, url: 'https://shop.example/', ...rest }),
    /** Whether a report is told at once. */
    admit(act: CommerceAction, source: OriginSource): boolean {
      const before = told.length
      this.report(act, source)
      return told.length > before
    },
  }
}

/** Reports all to the ledger of one page. */
function openLedgerOnce(...reports: [CommerceAction, OriginSource][]): void {
  const ledger = openLedger()
  for (const [act, source] of reports) ledger.report(act, source)
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
const named = (name: string, rest: Partial<CommerceAction> = {}) =>
  action('add_to_cart', { items: [{ item_id: name, item_name: name, quantity: 1 }], ...rest })
const begin = action('begin_checkout')
const step = (name: string) => action('checkout_step', { step: name })
const purchase = (orderId: string, value?: number) =>
  action('purchase', { orderId, ...(value === undefined ? {} : { value, currency: 'EUR' }) })
const line = { itemId: 'MUG', name: 'Mug', price: 9.5, currency: 'EUR', quantity: 1 }

/** Admits one action after the other, each on a page of its own. */
const admitEach = (...actions: CommerceAction[]) =>
  actions.map((each) => openLedger().admit(each, 'network'))

beforeEach(() => {
  told = []
  timers = []
  isBusy = false
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
    for (const source of ['network', 'network', 'data_layer', 'data_layer', 'data_layer'] as const)
      openLedger().report(add('MUG'), source)
    pass(10_000)
    expect(told.map(({ source }) => source)).toEqual(['network', 'network', 'data_layer'])
  })

  it('takes reports of other products for other acts', () => {
    openLedger().report(named('MUG'), 'network')
    openLedger().report(named('POT'), 'data_layer')
    pass(10_000)
    expect(told.length).toBe(2)
  })

  it('takes a report that names no product for an echo', () => {
    openLedger().admit(add('MUG'), 'network')
    expect(openLedger().admit(action('add_to_cart'), 'click')).toBe(false)
  })

  it('takes a report for an echo of the act of its kind, of two that are not named', () => {
    const change = action('update_cart', { items: [{ quantity: 3 }] })
    const removed = action('remove_from_cart', { items: [{ item_id: 'MUG' }] })
    openLedgerOnce([change, 'network'], [action('remove_from_cart'), 'network'], [removed, 'event'])
    pass(10_000)
    expect(told.map(({ action: { type, items } }) => [type, items[0]?.item_id])).toEqual([
      ['update_cart', undefined],
      ['remove_from_cart', 'MUG'],
    ])
  })

  it('takes an add for no echo of a change of a line that nobody has seen', () => {
    const change = action('update_cart', { items: [{ quantity: 3 }] })
    openLedgerOnce([change, 'network'])
    pass(2_000)
    openLedgerOnce([add('MUG'), 'event'])
    pass(10_000)
    expect(told.map(({ action: { type } }) => type)).toEqual(['update_cart', 'add_to_cart'])
  })

  it('takes a late report for another act', () => {
    openLedger().report(add('MUG'), 'network')
    pass(60_000)
    openLedger().report(add('MUG'), 'data_layer')
    pass(60_000)
    expect(told.length).toBe(2)
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

  it('keeps the cart for the next page', () => {
    openLedger().keepCart([line])
    expect(openLedger().cart()).toEqual([line])
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

  it('tells of a data layer alone, after it has waited for better', () => {
    const ledger = openLedger()
    const atOnce = ledger.admit(add('MUG'), 'data_layer')
    pass(10_000)
    expect([atOnce, told.length, told[0]?.at]).toEqual([false, 1, 1_700_000_000_000])
  })

  it('waits on while a request is under way', () => {
    openLedger().report(add('MUG'), 'data_layer')
    isBusy = true
    pass(5_000)
    const meanwhile = told.length
    isBusy = false
    pass(5_000)
    expect([meanwhile, told.length]).toEqual([0, 1])
  })

  it('tells an act by its best evidence, filled from the other', () => {
    const ledger = openLedger()
    ledger.report(named('MUG', { value: 9.5, currency: 'EUR' }), 'data_layer')
    ledger.report(add('MUG'), 'network')
    pass(10_000)
    expect(
      told.map(({ source, action: { items, currency } }) => [source, items, currency]),
    ).toEqual([['network', [{ item_id: 'MUG', item_name: 'MUG', quantity: 1 }], 'EUR']])
  })

  it('takes a press on a stepper for one act, whatever it is called', () => {
    const ledger = openLedger()
    const change = { quantityDelta: 1, items: [{ item_id: 'MUG', quantity: 3 }] }
    ledger.report(add('MUG'), 'data_layer')
    ledger.report(action('update_cart', change), 'network')
    pass(10_000)
    expect(told.map(({ action: { type, items } }) => [type, items[0]?.quantity])).toEqual([
      ['update_cart', 3],
    ])
  })

  it('knows a product of a feed by the variant in its id', () => {
    openLedger().report(add('47110022'), 'network')
    openLedger().report(add('shopify_DE_47110011_47110022'), 'data_layer')
    pass(10_000)
    expect(told.length).toBe(1)
  })

  it('takes foreign ids for the same product only at about the same time', () => {
    openLedger().report(add('4711'), 'network')
    openLedger().report(add('SKU-MUG'), 'data_layer')
    pass(20_000)
    openLedger().report(add('SKU-MUG'), 'data_layer')
    pass(10_000)
    expect(told.length).toBe(2)
  })

  it('tells a basket of several products once, however it is split', () => {
    const items = ['MUG', 'POT'].map((name) => ({ item_id: name, item_name: name, quantity: 1 }))
    const ledger = openLedger()
    ledger.report(action('add_to_cart', { items }), 'data_layer')
    ledger.report(named('MUG'), 'network')
    ledger.report(named('POT'), 'network')
    pass(10_000)
    expect(
      told.map(
        ({
          action: {
            items: [item],
          },
        }) => item?.item_id,
      ),
    ).toEqual(['MUG', 'POT'])
  })

  it('forgets what was meant when the shop refuses it', () => {
    const ledger = openLedger()
    ledger.report(add('MUG'), 'form')
    ledger.report(add('MUG'), 'data_layer')
    ledger.withdraw(add('MUG'))
    ledger.leavePage()
    pass(10_000)
    openLedger().resume(false)
    pass(10_000)
    expect(told).toEqual([])
  })

  it('counts a retry after a refusal once', () => {
    const ledger = openLedger()
    ledger.report(add('MUG'), 'form')
    ledger.withdraw(add('MUG'))
    ledger.report(add('MUG'), 'network')
    ledger.leavePage()
    expect(told.length).toBe(1)
  })

  it('never tells of an intent that nothing came of', () => {
    openLedger().report(add('MUG'), 'click')
    pass(60_000)
    expect(told).toEqual([])
  })

  it('tells on the next page of a form that left the last one', () => {
    const ledger = openLedger()
    ledger.report(add('MUG'), 'form', { isUnderWay: () => true })
    ledger.leavePage()
    openLedger().resume(false)
    pass(10_000)
    expect(told.map(({ source }) => source)).toEqual(['form'])
  })

  it('tells of it once, however many pages follow', () => {
    openLedger().report(add('MUG'), 'form')
    for (let page = 0; page < 3; page++) {
      const ledger = openLedger()
      ledger.resume(false)
      ledger.report(add('POT'), 'click', { isUnderWay: () => false })
      pass(page * 2_000)
      ledger.leavePage()
      timers = []
    }
    expect(told.map(({ source }) => source)).toEqual(['form'])
  })

  it('tells nothing of a form that the page stopped', () => {
    const ledger = openLedger()
    ledger.report(add('MUG'), 'form', { isUnderWay: () => false })
    ledger.leavePage()
    openLedger().resume(false)
    pass(10_000)
    expect(told).toEqual([])
  })

  it('tells nothing of a form that an error page answers', () => {
    const ledger = openLedger()
    ledger.report(add('MUG'), 'form')
    ledger.leavePage()
    openLedger().resume(true)
    pass(10_000)
    expect(told).toEqual([])
  })

  it('takes the word of the next page for an act the last one sent', () => {
    const ledger = openLedger()
    ledger.report(add('MUG'), 'form')
    ledger.leavePage()
    const next = openLedger()
    next.resume(false)
    next.report(add('MUG'), 'cart_difference')
    next.report(add('MUG'), 'data_layer')
    pass(10_000)
    expect(told.map(({ source }) => source)).toEqual(['cart_difference'])
  })

  it('tells of a form at once where nothing is kept for the next page', () => {
    const ledger = openLedger({ isKept: false })
    ledger.report(add('MUG'), 'form')
    ledger.leavePage()
    expect(told.length).toBe(1)
  })

  it('tells what waits when the page is left', () => {
    const ledger = openLedger()
    ledger.report(add('MUG'), 'data_layer')
    ledger.leavePage()
    expect(told.length).toBe(1)
  })

  it('lets the site itself tell what lower evidence would', () => {
    const ledger = openLedger()
    ledger.report(add('MUG'), 'data_layer')
    const isTold = ledger.hear(add('MUG'))
    ledger.report(add('MUG'), 'network')
    pass(10_000)
    expect([isTold, told]).toEqual([false, []])
  })

  it('knows the site telling what was told already', () => {
    const ledger = openLedger()
    ledger.report(add('MUG'), 'network')
    expect([ledger.hear(add('MUG')), ledger.hear(add('MUG'))]).toEqual([true, false])
  })

  it('waits for a site that is known to tell by itself', () => {
    openLedger().hear(add('MUG'))
    pass(60_000)
    const ledger = openLedger()
    ledger.report(add('MUG'), 'network')
    const meanwhile = told.length
    expect([meanwhile, ledger.hear(add('MUG'))]).toEqual([0, false])
  })

  it('takes two numbers for one order when other evidence names it with the same value', () => {
    openLedger().report(purchase('42', 49.8), 'network')
    openLedger().report(purchase('A-1001', 49.8), 'data_layer')
    openLedger().report(purchase('A-1001', 49.8), 'metadata')
    openLedger().report(purchase('A-1002', 12), 'data_layer')
    expect(told.map(({ action: { orderId } }) => orderId)).toEqual(['42', 'A-1002'])
  })

  it.each(['add_shipping_info', 'add_payment_info'] as const)(
    'counts %s once a checkout',
    (type) => {
      expect([
        openLedger().admit(begin, 'url'),
        openLedger().admit(action(type), 'data_layer'),
        openLedger().admit(action(type), 'network'),
      ]).toEqual([true, true, false])
    },
  )

  it('makes n touchpoints of n acts, in whatever mixture they are reported', () => {
    const sources = ['event', 'network', 'cart_difference', 'data_layer', 'form'] as const
    const products = ['MUG', 'POT', 'TEA']
    const report = fc.record({
      source: fc.constantFrom(...sources),
      product: fc.constantFrom(...products),
      waitMs: fc.nat({ max: 600 }),
      isNextPage: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(report, { maxLength: 24 }), (reports) => {
        told = []
        timers = []
        values = new Map()
        let ledger = openLedger()
        for (const { source, product, waitMs, isNextPage } of reports) {
          ledger.report(named(product), source)
          if (isNextPage) {
            ledger.leavePage()
            timers = []
            ledger = openLedger()
            ledger.resume(false)
          }
          pass(waitMs)
        }
        ledger.leavePage()
        timers = []
        openLedger().resume(false)
        pass(10_000)
        for (const product of products) {
          const of = reports.filter((each) => each.product === product)
          const counts = sources.map((source) => of.filter((each) => each.source === source).length)
          const recorded = told.filter(({ action: { items } }) => items[0]?.item_id === product)
          expect(recorded.length).toBe(Math.max(...counts))
        }
      }),
      { numRuns: 500 },
    )
  })
})
