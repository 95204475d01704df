import type { JourneyMap } from '@waymark/journey'
import {
  CONTINUED,
  createMapFold,
  DURATION_ERROR_RATE,
  durationQuantile,
  foldTouchpoints,
  RECENT_VISITORS,
} from '@waymark/journey'
import type { Stage, StoredTouchpoint } from '@waymark/protocol'
import { STAGES } from '@waymark/protocol'
import { beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS, MINUTE_MS, MONDAY_AT, walk } from '../helpers/stored-touchpoint.ts'

/** Home → listing → product → cart → checkout → purchase, in one session of nine minutes. */
const ada = walk('ada', [
  { minute: 0, stage: 'awareness', channel: 'organic_search' },
  { minute: 1, stage: 'consideration', type: 'view_item_list' },
  { minute: 3, stage: 'consideration', type: 'view_item' },
  { minute: 5, stage: 'decision', type: 'add_to_cart' },
  { minute: 6, stage: 'decision', type: 'begin_checkout' },
  {
    minute: 9,
    stage: 'decision',
    type: 'purchase',
    orderId: 'A-1',
    valueMinor: 4990,
    currency: 'EUR',
  },
])

/** Goes backwards: product → cart → product → home, and is still there. */
const bob = walk('bob', [
  { minute: 0, stage: 'consideration', type: 'view_item', channel: 'paid_search' },
  { minute: 2, stage: 'decision', type: 'add_to_cart' },
  { minute: 4, stage: 'consideration', type: 'view_item' },
  { minute: 8, stage: 'awareness' },
])

/** Leaves at the product. */
const cleo = walk(
  'cleo',
  [
    { minute: 0, stage: 'awareness', channel: 'organic_search' },
    { minute: 1, stage: null, kind: 'legal' },
    { minute: 2, stage: 'consideration', type: 'view_item' },
    { minute: 2, type: 'web_vital', stage: 'awareness' },
  ],
  MONDAY_AT - DAY_MS,
)

/** Comes back: looks on Saturday, buys on Sunday from a newsletter, goes on in an open tab. */
const dan = walk(
  'dan',
  [
    { minute: 0, stage: 'consideration', type: 'view_item', channel: 'referral' },
    { minute: 24 * 60, stage: 'consideration', type: 'view_item', channel: 'email' },
    { minute: 24 * 60 + 4, stage: 'decision', type: 'purchase', orderId: 'D-1' },
    { minute: 24 * 60 + 104, stage: 'retention', kind: 'account' },
  ],
  MONDAY_AT - 2 * DAY_MS,
)

const now = MONDAY_AT + 35 * MINUTE_MS

describe('foldTouchpoints()', () => {
  let map: JourneyMap
  beforeAll(async () => {
    map = await foldTouchpoints([...ada, ...bob, ...cleo, ...dan], { now })
  })

  const lanes = (field: 'visitors' | 'movedOn' | 'movedBack' | 'left' | 'leftBuyers' | 'open') =>
    STAGES.map((stage) => map.stages[stage][field])

  it('counts totals', () => {
    expect(map).toMatchObject({ visitors: 4, sessions: 6, touchpoints: 18, buyers: 2, omitted: 0 })
  })

  it('tells the period', () => {
    expect(map.period).toEqual({
      firstAt: MONDAY_AT - 2 * DAY_MS,
      lastAt: MONDAY_AT + 9 * MINUTE_MS,
    })
  })

  it.each([
    ['visitors', [3, 4, 3, 1, 0]],
    ['movedOn', [2, 3, 1, 0, 0]],
    ['movedBack', [0, 1, 1, 0, 0]],
    ['left', [0, 1, 0, 1, 0]],
    ['leftBuyers', [0, 0, 0, 1, 0]],
    ['open', [1, 0, 1, 0, 0]],
  ] as const)('counts visitors by stage: %s', (field, expected) => {
    expect(lanes(field)).toEqual(expected)
  })

  it.each([
    ['awareness', 'consideration', 2, 2],
    ['consideration', 'decision', 3, 3],
    ['consideration', 'awareness', 1, 1],
    ['decision', 'consideration', 1, 1],
    ['decision', 'retention', 1, 1],
  ] as const)('counts moves from %s to %s', (from, to, count, visitors) => {
    expect(map.stages[from].moves.get(to)).toEqual({ count, visitors })
  })

  it('counts touchpoint types in the stage, without measurements', () => {
    expect(map.stages.consideration.types).toEqual(
      new Map([
        ['view_item_list', { count: 1, visitors: 1 }],
        ['view_item', { count: 6, visitors: 4 }],
      ]),
    )
    expect(map.stages.awareness.types).toEqual(new Map([['page_view', { count: 3, visitors: 3 }]]))
  })

  it.each<[Stage, [string, number, number][]]>([
    [
      'awareness',
      [
        ['organic_search', 2, 2],
        ['paid_search', 1, 0],
      ],
    ],
    [
      'consideration',
      [
        ['organic_search', 2, 0],
        ['paid_search', 1, 1],
        ['referral', 1, 1],
        ['email', 0, 1],
      ],
    ],
    ['retention', [[CONTINUED, 1, 1]]],
  ])('tells which channels led into %s', (stage, expected) => {
    const entries = expected.map(([name, visitors, sessions]) => [name, { visitors, sessions }])
    expect(map.stages[stage].entries).toEqual(new Map(entries as [string, never][]))
  })

  it('adds the capped gaps after touchpoints of a stage', () => {
    // ada 4 min; bob 2 + 4 min; cleo 0 min (the vital came at once); dan 30 (of 1440) + 4 min.
    const { spent } = map.stages.consideration
    expect([...spent.values()].reduce((sum, count) => sum + count, 0)).toBe(4)
    const errorRate = (quantile: number, minutes: number) =>
      Math.abs((durationQuantile(spent, quantile) ?? 0) / (minutes * MINUTE_MS) - 1)
    expect(errorRate(0.5, 4)).toBeLessThanOrEqual(DURATION_ERROR_RATE)
    expect(errorRate(1, 34)).toBeLessThanOrEqual(DURATION_ERROR_RATE)
  })

  it('lists the visitors seen last first', () => {
    expect(map.recent.map(({ anonymousId }) => anonymousId)).toEqual(['ada', 'bob', 'dan', 'cleo'])
    expect(map.recent[2]).toMatchObject({ sessions: 3, lastStage: 'retention', hasBought: true })
  })

  it('puts every staged visitor in exactly one of left and open', () => {
    const ends = [...lanes('left'), ...lanes('open')].reduce((sum, count) => sum + count, 0)
    expect(ends).toBe(map.visitors)
  })
})

describe('createMapFold()', () => {
  it('carries the drops it is given', () => {
    const { map } = createMapFold({ now, drops: { queue_full: 3 } })
    expect(map.drops).toEqual(new Map([['queue_full', 3]]))
  })

  it('lists no more visitors than its limit', async () => {
    const names = Array.from({ length: RECENT_VISITORS + 5 }, (_, index) => `visitor-${index}`)
    const touchpoints: StoredTouchpoint[] = names.flatMap((name, minute) =>
      walk(name, [{ minute }]),
    )
    const { recent } = await foldTouchpoints(touchpoints, { now })
    expect(recent.map(({ anonymousId }) => anonymousId)).toEqual(
      names.reverse().slice(0, RECENT_VISITORS),
    )
  })
})
