import { describe, expect, it } from 'vitest'
import type { DailyLoss } from '../../packages/collector/src/loss.ts'
import { lossOf } from '../../packages/collector/src/loss.ts'

const day = (fields: Partial<DailyLoss> = {}): DailyLoss => ({
  day: '2026-09-21',
  stored: 10,
  missing: 0,
  drops: {},
  refused: {},
  ...fields,
})

describe('lossOf()', () => {
  it.each([
    ['no day', [], { stored: 0, lost: 0, rate: 0 }],
    ['a day without loss', [day()], { stored: 10, lost: 0, rate: 0 }],
    ['gaps', [day({ missing: 10 })], { stored: 10, lost: 10, rate: 0.5 }],
    [
      'drops that left no gap',
      [day({ drops: { queue_full: 1, invalid: 2, too_large: 2 } })],
      { stored: 10, lost: 5, rate: 1 / 3 },
    ],
    [
      'drops that left a gap, once',
      [day({ missing: 3, drops: { expired: 1, rejected: 2 } })],
      { stored: 10, lost: 3, rate: 3 / 13 },
    ],
    [
      'drops at the end of a stream, which leave none',
      [day({ drops: { expired: 10 } })],
      { stored: 10, lost: 10, rate: 0.5 },
    ],
    ['no veto', [day({ drops: { vetoed: 5 } })], { stored: 10, lost: 0, rate: 0 }],
    [
      'days together',
      [day({ missing: 1 }), day({ stored: 0, drops: { queue_full: 9 } })],
      { stored: 10, lost: 10, rate: 0.5 },
    ],
  ])('counts %s', (_, days, figure) => {
    expect(lossOf(days)).toEqual(figure)
  })
})
