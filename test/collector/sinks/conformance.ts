import type { Store, StoredBatch } from '@waymark/collector'
import type { StoredTouchpoint } from '@waymark/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aStoredBatch, aStoredTouchpoint } from '../stored.ts'

/** How the suite gets at one variant. */
export interface StoreHarness {
  /** Opens the variant's storage. A durable one opens the same storage each time within a test. */
  open(): Promise<Store>
  /** Makes the storage empty and lets go of it. */
  discard(): Promise<void>
  /** Whether what one store wrote is there for the next one. */
  isDurable: boolean
}

async function readAll(store: Store, anonymousId?: string): Promise<StoredTouchpoint[]> {
  const all: StoredTouchpoint[] = []
  const options = anonymousId === undefined ? {} : { anonymousId }
  for await (const touchpoint of store.read('shop', options)) all.push(touchpoint)
  return all
}

async function idsOf(store: Store, anonymousId?: string): Promise<string[]> {
  return (await readAll(store, anonymousId)).map(({ id }) => id)
}

/** A batch with only the ids told. */
function batchOf(...ids: string[]): StoredBatch {
  return aStoredBatch({ touchpoints: ids.map((id) => aStoredTouchpoint({ id })) })
}

/** The contract of a store; a new one starts by calling this. */
export function describeStore(name: string, { open, discard, isDurable }: StoreHarness): void {
  describe(`${name} as a store`, () => {
    let store: Store

    beforeEach(async () => {
      store = await open()
    })
    afterEach(async () => {
      await store.close()
      await discard()
    })

    it('stores what is written', async () => {
      expect(await store.write(batchOf('a', 'b'))).toEqual({ stored: 2, duplicates: 0 })
      expect(await idsOf(store)).toEqual(['a', 'b'])
    })

    it('stores the same batch once', async () => {
      await store.write(batchOf('a', 'b'))
      expect(await store.write(batchOf('a', 'b'))).toEqual({ stored: 0, duplicates: 2 })
      expect(await idsOf(store)).toEqual(['a', 'b'])
    })

    it('stores what is new of a batch', async () => {
      await store.write(batchOf('a'))
      expect(await store.write(batchOf('a', 'b'))).toEqual({ stored: 1, duplicates: 1 })
    })

    it('keeps the first of two touchpoints with one id', async () => {
      const touchpoints = ['first', 'second'].map((title) => aStoredTouchpoint({ id: 'a', title }))
      await store.write(aStoredBatch({ touchpoints }))
      expect((await readAll(store)).map(({ title }) => title)).toEqual(['first'])
    })

    it('stores parallel repeats once', async () => {
      const results = await Promise.all(Array.from({ length: 8 }, () => store.write(batchOf('a'))))
      expect(results.reduce((sum, { stored }) => sum + stored, 0)).toBe(1)
      expect(await idsOf(store)).toEqual(['a'])
    })

    it('keeps sites apart', async () => {
      await store.write(batchOf('a'))
      const touchpoints = [aStoredTouchpoint({ id: 'a', siteId: 'other' })]
      const result = await store.write(aStoredBatch({ siteId: 'other', touchpoints }))
      expect(result.stored).toBe(1)
      expect(await idsOf(store)).toEqual(['a'])
    })

    it('counts the drops of a batch once', async () => {
      const batch = aStoredBatch({ batchId: 'one', drops: { queue_full: 3 }, touchpoints: [] })
      await store.write(batch)
      await store.write(batch)
      await store.write({ ...batch, batchId: 'two', drops: { queue_full: 1, expired: 2 } })
      expect(await store.drops('shop')).toEqual({ queue_full: 4, expired: 2 })
    })

    it('gives back every field as it was', async () => {
      const touchpoint = aStoredTouchpoint({
        id: 'all-fields',
        userId: `O'Neill "the user"; DROP TABLE touchpoints; --`,
        title: 'Größe 42 – 🥾\u0000\u2028 \ud800 </script>',
        url: 'https://shop.example/p/1?q=%C3%9F',
        streamId: 'stream',
        seq: 0,
        sessionId: 'session',
        clockSkewMs: -12,
        items: [{ item_id: '1', item_name: "L'été", priceMinor: 2490, quantity: 2 }],
        valueMinor: 4980,
        currency: 'EUR',
        props: { deep: [{ a: [null, true, -0.5, 1e21, 'x'] }], '': 'empty key' },
      })
      await store.write(aStoredBatch({ touchpoints: [touchpoint] }))
      expect(await readAll(store)).toEqual([touchpoint])
    })

    it('leaves absent what was absent', async () => {
      await store.write(batchOf('a'))
      const [touchpoint] = await readAll(store)
      expect(touchpoint).not.toHaveProperty('streamId')
      expect(touchpoint).not.toHaveProperty('seq')
    })

    it('reads by visitor, time, stream and position', async () => {
      const at = (anonymousId: string, occurredAt: number, rest: Partial<StoredTouchpoint> = {}) =>
        aStoredTouchpoint({
          id: [anonymousId, occurredAt, rest.streamId, rest.seq].join(':'),
          anonymousId,
          occurredAt,
          ...rest,
        })
      const ordered = [
        at('a', 1_000),
        at('a', 1_000, { streamId: 's1', seq: 2 }),
        at('a', 1_000, { streamId: 's1', seq: 10 }),
        at('a', 1_000, { streamId: 's2', seq: 0 }),
        at('a', 2_000, { streamId: 's1', seq: 1 }),
        at('b', 500, { streamId: 's0', seq: 0 }),
        at('b', 501),
      ]
      await store.write(aStoredBatch({ touchpoints: ordered.toReversed() }))
      expect(await readAll(store)).toEqual(ordered)
    })

    it('reads in order of arrival what nothing else orders', async () => {
      await store.write(batchOf('z', 'm', 'a'))
      expect(await idsOf(store)).toEqual(['z', 'm', 'a'])
    })

    it('reads one visitor', async () => {
      const touchpoints = ['a', 'b', 'a'].map((anonymousId, index) =>
        aStoredTouchpoint({ id: String(index), anonymousId }),
      )
      await store.write(aStoredBatch({ touchpoints }))
      expect(await idsOf(store, 'a')).toEqual(['0', '2'])
      expect(await idsOf(store, 'nobody')).toEqual([])
    })

    it('gives the newest arrivals first', async () => {
      await store.write(batchOf('a', 'b'))
      await store.write(batchOf('c'))
      expect((await store.latest('shop', 2)).map(({ id }) => id)).toEqual(['c', 'b'])
    })

    it('changes its version with what it stores, and only then', async () => {
      const empty = await store.version('shop')
      await store.write(batchOf('a'))
      const one = await store.version('shop')
      await store.write(batchOf('a'))
      const repeated = await store.version('shop')
      await store.write(batchOf('b'))
      expect(one).toBeGreaterThan(empty)
      expect(repeated).toBe(one)
      expect(await store.version('shop')).toBeGreaterThan(one)
    })

    it('takes writes while it is read, and reads nothing twice', async () => {
      await store.write(batchOf('a', 'b', 'c', 'd', 'e'))
      const seen: string[] = []
      for await (const { id } of store.read('shop')) {
        seen.push(id)
        await store.write(batchOf(`during-${id}`.slice(0, 8)))
        if (seen.length > 20) break
      }
      expect(seen).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd', 'e']))
      expect(new Set(seen).size).toBe(seen.length)
    })

    if (!isDurable) return

    it('still has everything when it is opened again', async () => {
      await store.write(
        aStoredBatch({ drops: { expired: 1 }, touchpoints: batchOf('a').touchpoints }),
      )
      await store.close()
      store = await open()
      expect(await idsOf(store)).toEqual(['a'])
      expect(await store.drops('shop')).toEqual({ expired: 1 })
      expect(await store.write(batchOf('a'))).toEqual({ stored: 0, duplicates: 1 })
    })
  })
}
