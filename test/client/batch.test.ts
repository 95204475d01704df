import { isUuid, uuidCreatedAt } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import {
  type Batch,
  createBatch,
  findOrphans,
  ORPHAN_AGE_MS,
  toBody,
} from '../../packages/client/src/batch.ts'
import type { StoredEntry } from '../../packages/client/src/device-store.ts'
import { waitingFor } from '../helpers/scripted-transport.ts'

const now = Date.UTC(2026, 10, 1)
const HEAD = '{"siteId":"shop","consent":"unknown"}'

function batchOf(streamId: string, ...touchpoints: string[]): Batch {
  return createBatch({ streamId, now: () => now }, { head: HEAD, touchpoints, notBefore: 0 })
}

/** Batches as they lie on the device. */
function stored(...batches: Batch[]): StoredEntry[] {
  return batches.map((batch) => [batch.key, batch])
}

describe('createBatch()', () => {
  it('is named by a UUID of its time, so that its age can be told', () => {
    const { id } = batchOf('stream')
    expect([isUuid(id), uuidCreatedAt(id)]).toEqual([true, now])
  })

  it('has a place in the outbox after those that are older', () => {
    const world = { streamId: 'stream', now: () => now - 1 }
    const older = createBatch(world, { head: HEAD, touchpoints: [], notBefore: 0 })
    expect(older.key < batchOf('stream').key).toBe(true)
  })
})

describe('findOrphans()', () => {
  const later = { streamId: 'own', now: () => now + ORPHAN_AGE_MS }

  it('gives back what was written, by stream', () => {
    const one = batchOf('a', waitingFor(0))
    const two = batchOf('b', waitingFor(1))
    const three = batchOf('b', waitingFor(2))
    expect([...findOrphans(stored(one, two, three), later)]).toEqual([
      ['a', [one]],
      ['b', [two, three]],
    ])
  })

  it('leaves this document’s own out', () => {
    expect(findOrphans(stored(batchOf('own')), later).size).toBe(0)
  })

  it('leaves out what a document at work may still send', () => {
    const sooner = { ...later, now: () => now + ORPHAN_AGE_MS - 1 }
    expect(findOrphans(stored(batchOf('a', waitingFor(0))), sooner).size).toBe(0)
  })

  it('leaves out what is no batch', () => {
    const entries: StoredEntry[] = [
      ['identity', 'a/b/1/'],
      ['m/cart', { lines: 1 }],
    ]
    expect(findOrphans(entries, later).size).toBe(0)
  })
})

describe('toBody()', () => {
  it('writes head, id and touchpoints', () => {
    const batch = batchOf('stream', waitingFor(0), waitingFor(1))
    expect(JSON.parse(toBody(batch))).toMatchObject({
      siteId: 'shop',
      consent: 'unknown',
      batchId: batch.id,
      touchpoints: [{ n: 0 }, { n: 1 }],
    })
  })

  it('writes the drops it reports', () => {
    const batch = batchOf('stream', waitingFor(0))
    batch.drops = { invalid: 2 }
    expect(JSON.parse(toBody(batch)).drops).toEqual({ invalid: 2 })
  })

  it('costs no bytes for drops there are none of', () => {
    const batch = batchOf('stream', waitingFor(0))
    expect(JSON.parse(toBody(batch))).not.toHaveProperty('drops')
  })
})
