import { createUuid } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import type { StoredEntry } from '../../packages/client/src/device-store.ts'
import {
  findOrphans,
  ORPHAN_AGE_MS,
  toBatchKey,
  toLeaseKey,
} from '../../packages/client/src/outbox.ts'

const now = Date.UTC(2026, 10, 1)
const minute = 60_000

/** A batch of a stream, made so long ago. */
function stored(streamId: string, ageMs: number): StoredEntry {
  const id = createUuid(now - ageMs)
  return [toBatchKey(streamId, id), { id, head: '{}', touchpoints: [], drops: {}, dueAt: 0 }]
}
const waitsOf = (entries: readonly StoredEntry[]) =>
  findOrphans(entries, 'own', now).map(({ waitMs }) => Math.max(0, waitMs))

describe('findOrphans()', () => {
  it.each<[string, StoredEntry[], number[]]>([
    ['a batch that nobody sends any more', [stored('dead', minute)], [0]],
    ['one that its document may still send', [stored('other', 1_000)], [ORPHAN_AGE_MS - 1_000]],
    ['this document’s own', [stored('own', minute)], []],
    [
      'what is no batch',
      [
        ['m/cart', []],
        ['identity', ''],
      ],
      [],
    ],
    [
      'one of a document in trouble',
      [stored('other', minute), [toLeaseKey('other'), now + 3_000]],
      [3_000],
    ],
    ['one whose lease is over', [stored('other', minute), [toLeaseKey('other'), now - 1]], [0]],
    ['one of a clock that was a day ahead', [stored('other', -24 * 60 * minute)], [0]],
    [
      'a lease of a clock that was a day ahead',
      [stored('other', minute), [toLeaseKey('other'), now + 24 * 60 * minute]],
      [0],
    ],
  ])('finds how long to wait for %s', (_, entries, waits) => {
    expect(waitsOf(entries)).toEqual(waits)
  })

  it('gives the batch and where it lies', () => {
    const entry = stored('dead', minute)
    expect(findOrphans([entry], 'own', now)).toMatchObject([
      { key: entry[0], leaseKey: 'l/dead', batch: entry[1] },
    ])
  })
})
