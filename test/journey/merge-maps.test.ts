import { emptyMap, foldTouchpoints, mergeMaps } from '@waymark/journey'
import type { StoredTouchpoint } from '@waymark/protocol'
import { STAGES } from '@waymark/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { walk } from '../helpers/stored-touchpoint.ts'

const step = fc.record(
  {
    gap: fc.integer({ min: 0, max: 60 }),
    stage: fc.constantFrom(...STAGES, null),
    type: fc.constantFrom('page_view', 'view_item', 'purchase', 'web_vital'),
    channel: fc.constantFrom('direct', 'email'),
    orderId: fc.constantFrom('1', '2', '3'),
    valueMinor: fc.integer({ min: 0, max: 500 }),
    currency: fc.constantFrom('EUR', 'JPY'),
  },
  { requiredKeys: ['gap', 'stage', 'type'] },
)
const steps = fc.array(step, { minLength: 1, maxLength: 12 })

const visitors = fc.array(steps, { maxLength: 30 }).map((journeys) =>
  journeys.map((walked, index): readonly StoredTouchpoint[] => {
    let minute = 0
    return walk(
      `visitor-${index}`,
      walked.map(({ gap, ...fields }) => {
        minute += gap
        return { ...fields, minute }
      }),
    )
  }),
)

const now = walk('clock', [{ minute: 300 }])[0]?.occurredAt ?? 0
const fold = (shard: readonly (readonly StoredTouchpoint[])[]) =>
  foldTouchpoints(shard.flat(), { now })

describe('mergeMaps()', () => {
  it('makes of shards of visitors the map of them all', async () => {
    await fc.assert(
      fc.asyncProperty(visitors, fc.integer({ min: 0, max: 30 }), async (all, cut) => {
        const merged = mergeMaps(await fold(all.slice(0, cut)), await fold(all.slice(cut)))
        expect(merged).toEqual(await fold(all))
      }),
    )
  })

  it('is associative and commutative', async () => {
    await fc.assert(
      fc.asyncProperty(visitors, async (all) => {
        const third = Math.ceil(all.length / 3)
        const a = await fold(all.slice(0, third))
        const b = await fold(all.slice(third, 2 * third))
        const c = await fold(all.slice(2 * third))
        expect(mergeMaps(a, mergeMaps(b, c))).toEqual(mergeMaps(mergeMaps(c, a), b))
      }),
    )
  })

  it('changes nothing by an empty map, and neither argument', async () => {
    await fc.assert(
      fc.asyncProperty(visitors, async (all) => {
        const map = await fold(all)
        const before = structuredClone(map)
        expect(mergeMaps(map, emptyMap())).toEqual(before)
        expect(map).toEqual(before)
      }),
    )
  })

  it('adds the drops of two shards', async () => {
    const options = { now, drops: { expired: 2 } }
    const [a, b] = [await foldTouchpoints([], options), await foldTouchpoints([], options)]
    expect(mergeMaps(a, b).drops).toEqual(new Map([['expired', 4]]))
  })
})
