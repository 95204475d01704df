import { foldTouchpoints, mergeMaps, revenueOf } from '@waymark/journey'
import { describe, expect, it } from 'vitest'
import type { WalkStep } from '../helpers/stored-touchpoint.ts'
import { MONDAY_AT, walk } from '../helpers/stored-touchpoint.ts'

const purchase = (fields: Omit<WalkStep, 'minute'>): WalkStep => ({
  minute: 1,
  type: 'purchase',
  stage: 'decision',
  ...fields,
})

async function revenue(...purchases: readonly WalkStep[]) {
  const touchpoints = purchases.flatMap((step, index) => walk(`visitor-${index}`, [step]))
  return revenueOf(await foldTouchpoints(touchpoints, { now: MONDAY_AT }))
}

describe('revenueOf()', () => {
  it('never adds two currencies', async () => {
    expect(
      await revenue(
        purchase({ orderId: '1', valueMinor: 100, currency: 'EUR' }),
        purchase({ orderId: '2', valueMinor: 50, currency: 'EUR' }),
        purchase({ orderId: '3', valueMinor: 7000, currency: 'JPY' }),
      ),
    ).toEqual([
      { currency: 'EUR', isConfirmed: false, orders: 2, valueMinor: 150 },
      { currency: 'JPY', isConfirmed: false, orders: 1, valueMinor: 7000 },
    ])
  })

  it('counts an order once, whoever reports it', async () => {
    const report = purchase({ orderId: '1', valueMinor: 100, currency: 'EUR' })
    expect(await revenue(report, report)).toEqual([
      { currency: 'EUR', isConfirmed: false, orders: 1, valueMinor: 100 },
    ])
  })

  it('believes the better evidence about an order', async () => {
    const read = purchase({
      orderId: '1',
      valueMinor: 100,
      currency: 'EUR',
      origin: { source: 'metadata', confidence: 0.5 },
    })
    const told = purchase({ orderId: '1', valueMinor: 120, currency: 'EUR' })
    expect(await revenue(read, told)).toEqual([
      { currency: 'EUR', isConfirmed: false, orders: 1, valueMinor: 120 },
    ])
  })

  it('prefers a report with a value', async () => {
    const bare = purchase({ orderId: '1' })
    const valued = purchase({
      orderId: '1',
      valueMinor: 120,
      currency: 'EUR',
      origin: { source: 'url', confidence: 0.5 },
    })
    expect(await revenue(bare, valued)).toEqual([
      { currency: 'EUR', isConfirmed: false, orders: 1, valueMinor: 120 },
    ])
  })

  it('counts purchases without an order id by touchpoint', async () => {
    const anonymous = purchase({ valueMinor: 100, currency: 'EUR' })
    expect(await revenue(anonymous, anonymous)).toEqual([
      { currency: 'EUR', isConfirmed: false, orders: 2, valueMinor: 200 },
    ])
  })

  it('leaves out orders without a value', async () => {
    expect(await revenue(purchase({ orderId: '1' }))).toEqual([])
  })

  const forged = purchase({ orderId: '1', valueMinor: 9_999_900, currency: 'EUR' })
  const true24 = purchase({ orderId: '1', valueMinor: 2_450, currency: 'EUR', isTrusted: true })
  const confirmed = { currency: 'EUR', isConfirmed: true, orders: 1, valueMinor: 2_450 }

  it.each([
    ['before it', [forged, true24]],
    ['after it', [true24, forged]],
    ['more than once', [forged, true24, forged]],
  ])('is not changed by a value a browser forged %s', async (_, purchases) => {
    expect(await revenue(...purchases)).toEqual([confirmed])
  })

  it('is not made of a forged value where the true order has none', async () => {
    const valueless = purchase({ orderId: '1', isTrusted: true })
    expect(await revenue(forged, valueless)).toEqual([])
  })

  it('keeps apart what no server confirmed', async () => {
    const invented = purchase({ orderId: '2', valueMinor: 100, currency: 'EUR' })
    expect(await revenue(true24, invented)).toEqual([
      confirmed,
      { currency: 'EUR', isConfirmed: false, orders: 1, valueMinor: 100 },
    ])
  })

  it('counts the same whichever shard of visitors a report is in', async () => {
    const fold = (...steps: WalkStep[]) => foldTouchpoints(walk('v', steps), { now: MONDAY_AT })
    const [browser, server] = [await fold(forged), await fold(true24)]
    for (const merged of [mergeMaps(browser, server), mergeMaps(server, browser)]) {
      expect(revenueOf(merged)).toEqual([confirmed])
    }
  })
})
