import { createUuid } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../packages/client/src/batch.ts'
import type { StoredEntry } from '../../packages/client/src/device-store.ts'
import { createOutbox } from '../../packages/client/src/outbox.ts'

const now = Date.UTC(2026, 10, 1)
const minute = 60_000
const batch: Batch = {
  id: createUuid(now - minute),
  head: '{}',
  touchpoints: ['{}', '{}'],
  drops: {},
  dueAt: 0,
}

function open() {
  const written: unknown[] = []
  const outbox = createOutbox('own', { write: (...entry) => written.push(entry) })
  return { outbox, written }
}

/** What a document left: one batch, and perhaps word of when it acts next. */
const leftBy = (streamId: string, leaseUntil?: number): StoredEntry[] => [
  [`o/${streamId}/${batch.id}`, batch],
  ...(leaseUntil === undefined ? [] : [[`l/${streamId}`, leaseUntil] as const]),
]

describe('createOutbox()', () => {
  it('keeps batches under the document, and its lease beside them', () => {
    const { outbox, written } = open()
    outbox.put(batch)
    outbox.lease(now)
    outbox.lease()
    outbox.remove(batch)
    expect(written).toEqual([
      [`o/own/${batch.id}`, batch],
      ['l/own', now],
      ['l/own', undefined],
      [`o/own/${batch.id}`],
    ])
  })
})

describe('takeOrphans()', () => {
  it.each<[string, StoredEntry[], number, boolean]>([
    ['what nobody sends any more', leftBy('dead'), 1, false],
    ['not what its document still sends', leftBy('other', now + 3_000), 0, true],
    ['what its document was to send by now', leftBy('other', now - 1), 1, false],
    ['not what is its own', leftBy('own'), 0, false],
    [
      'nothing that is no batch',
      [
        ['m/cart', []],
        ['identity', ''],
      ],
      0,
      false,
    ],
    ['what a clock leased that was a day ahead', leftBy('x', now + 24 * 60 * minute), 1, false],
  ])('takes %s', (_, entries, count, isMoreThere) => {
    const orphans = open().outbox.takeOrphans(entries, now, 1_000)
    expect([orphans.batches.length, orphans.isMoreThere]).toEqual([count, isMoreThere])
  })

  it('makes them its own, and takes the lease away', () => {
    const { outbox, written } = open()
    outbox.takeOrphans(leftBy('dead', now - 1), now, 1_000)
    expect(written).toEqual([[`o/dead/${batch.id}`], ['l/dead'], [`o/own/${batch.id}`, batch]])
  })

  it('gives what was left open the same new id, whoever takes it', () => {
    const entries: StoredEntry[] = [[`o/dead/${batch.id}`, { ...batch, isOpen: true }]]
    const ids = [1, 2].map(() => open().outbox.takeOrphans(entries, now, 1_000).batches[0]?.id)
    expect([ids[0] === ids[1], ids[0] === batch.id]).toEqual([true, false])
  })

  it('takes each once, however long it stays there', () => {
    const { outbox } = open()
    const counts = [1, 2].map(() => outbox.takeOrphans(leftBy('dead'), now, 1_000).batches.length)
    expect(counts).toEqual([1, 0])
  })

  it('takes no more when its touchpoints fill the room', () => {
    const entries = [...leftBy('one'), ...leftBy('two'), ...leftBy('three')]
    const orphans = open().outbox.takeOrphans(entries, now, 3)
    expect([orphans.batches.length, orphans.isMoreThere]).toEqual([2, true])
  })
})
