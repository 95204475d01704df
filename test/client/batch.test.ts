import { createUuid, isUuid, uuidCreatedAt } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import {
  type Batch,
  halve,
  LEFT_OPEN,
  REPORT,
  siblingId,
  toBody,
} from '../../packages/client/src/batch.ts'
import { BATCH_SIZE } from '../../packages/client/src/queue.ts'

const now = Date.UTC(2026, 10, 1)

function createBatch(touchpointCount: number): Batch {
  const touchpoints = Array.from({ length: touchpointCount }, (_, n) => `{"n":${n}}`)
  return { id: createUuid(now), head: '{}', touchpoints, drops: { invalid: 2 }, dueAt: 0 }
}

/** Ids of a batch, of all it may be split into, and of what is told of each. */
function idsOf(batch: Batch): string[] {
  const halves = batch.touchpoints.length > 1 ? halve(batch) : []
  return [batch.id, siblingId(batch.id, REPORT), ...halves.flatMap(idsOf)]
}

describe('toBody()', () => {
  it('writes head, id, drops and touchpoints', () => {
    const batch = {
      id: 'batch',
      head: '{"siteId":"shop"}',
      touchpoints: ['{"n":1}', '{"n":2}'],
      drops: { invalid: 2 },
      dueAt: 0,
    }
    expect(JSON.parse(toBody(batch))).toEqual({
      siteId: 'shop',
      batchId: 'batch',
      drops: { invalid: 2 },
      touchpoints: [{ n: 1 }, { n: 2 }],
    })
  })
})

describe('siblingId()', () => {
  it.each(['00', '7f', 'ff'])('stays an id of the same age, after %s', (end) => {
    const id = createUuid(now).slice(0, -2) + end
    const sibling = siblingId(id, 1)
    expect([isUuid(sibling), uuidCreatedAt(sibling), sibling === id]).toEqual([true, now, false])
  })

  it('gives each descendant of a batch an id of its own, be it left open or not', () => {
    const batch = createBatch(BATCH_SIZE)
    const leftOpen = { ...batch, id: siblingId(batch.id, LEFT_OPEN + BATCH_SIZE) }
    const ids = [...idsOf(batch), ...idsOf(leftOpen)]
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('halve()', () => {
  it('shares out the touchpoints, in order', () => {
    const batch = createBatch(5)
    const [first, second] = halve(batch)
    expect([first?.touchpoints.length, second?.touchpoints.length]).toEqual([2, 3])
    expect(halve(batch).flatMap(({ touchpoints }) => touchpoints)).toEqual(batch.touchpoints)
  })

  it('leaves the drops with one half', () => {
    expect(halve(createBatch(5)).map(({ drops }) => drops)).toEqual([{ invalid: 2 }, {}])
  })

  it('gives the halves the same ids, whoever splits', () => {
    const batch = createBatch(5)
    expect(halve(batch).map(({ id }) => id)).toEqual(halve({ ...batch }).map(({ id }) => id))
  })
})
