import type { Store, StoredBatch } from '@waymark/collector'
import type { StageGrade, StoredTouchpoint } from '@waymark/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeadLetter, DeadLetterQuery } from '../../../packages/collector/src/dead-letter.ts'
import { EXPIRY_INTERVAL_MS } from '../../../packages/collector/src/dead-letter.ts'
import { aDeadLetter, aStoredBatch, aStoredTouchpoint } from '../stored.ts'

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

    it('tells of a long batch what is new, wherever it stands', async () => {
      const ids = Array.from({ length: 200 }, (_, index) => `t${String(index).padStart(3, '0')}`)
      await store.write(batchOf(...ids.filter((_, index) => index % 3 === 0)))
      expect(await store.write(batchOf(...ids))).toEqual({ stored: 133, duplicates: 67 })
      expect((await idsOf(store)).sort()).toEqual(ids)
    })

    it('keeps apart what the touchpoints of a batch hold each', async () => {
      const touchpoints = [
        aStoredTouchpoint({ id: 'a', userId: 'user' }),
        aStoredTouchpoint({ id: 'b', anonymousId: 'other', country: 'CH' }),
        aStoredTouchpoint({ id: 'c', consent: 'unknown', context: { sdk: 'other 1.0.0' } }),
        aStoredTouchpoint({ id: 'd', clockSkewMs: 60_000, receivedAt: 1_790_000_002_000 }),
        aStoredTouchpoint({ id: 'e', device: { kind: 'mobile' }, isTrusted: true }),
        aStoredTouchpoint({ id: 'f', botSigns: ['webdriver'] }),
      ]
      await store.write(aStoredBatch({ touchpoints }))
      const all = await readAll(store)
      expect(all.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(touchpoints)
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

    describe('regrade()', () => {
      const decision: StageGrade = {
        stage: 'decision',
        kind: 'cart',
        confidence: 0.9,
        reason: '“it’s” a cart: 100 % \\ sure.',
        ruleVersion: '2+x',
      }
      const grades = async () => (await readAll(store)).map(({ stage }) => stage?.stage)

      it('replaces the grade and nothing else', async () => {
        const touchpoint = aStoredTouchpoint({
          id: 'a',
          url: 'https://shop.example/cart',
          props: { note: 'kept “as it is”', stage: 'mine' },
          stage: { ...decision, stage: null, kind: 'other', ruleVersion: '1' },
        })
        await store.write(aStoredBatch({ touchpoints: [touchpoint] }))
        expect(await store.regrade('shop', () => decision)).toEqual({ read: 1, changed: 1 })
        expect(await readAll(store)).toEqual([{ ...touchpoint, stage: decision }])
      })

      it('is told each touchpoint as it is stored', async () => {
        const touchpoint = aStoredTouchpoint({ facts: { products: 3 }, streamId: 's', seq: 4 })
        await store.write(aStoredBatch({ touchpoints: [touchpoint] }))
        const told: StoredTouchpoint[] = []
        await store.regrade('shop', (stored) => {
          told.push(stored)
          return undefined
        })
        expect(told).toEqual([touchpoint])
      })

      it('leaves alone what gets no grade', async () => {
        await store.write(batchOf('a', 'b'))
        const result = await store.regrade('shop', ({ id }) => (id === 'b' ? decision : undefined))
        expect(result).toEqual({ read: 2, changed: 1 })
        expect(await grades()).toEqual([undefined, 'decision'])
      })

      it('changes nothing the second time', async () => {
        await store.write(batchOf('a', 'b'))
        await store.regrade('shop', () => decision)
        expect(await store.regrade('shop', () => decision)).toEqual({ read: 2, changed: 0 })
      })

      it('goes on where a page ended, in order of arrival', async () => {
        await store.write(batchOf('c', 'a', 'b'))
        const seen: string[] = []
        const grade = ({ id }: StoredTouchpoint) => {
          seen.push(id)
          return decision
        }
        const first = await store.regrade('shop', grade, { limit: 2 })
        expect(first).toMatchObject({ read: 2, changed: 2, next: expect.any(Number) })
        const options = { limit: 2, after: first.next ?? 0 }
        expect(await store.regrade('shop', grade, options)).toEqual({ read: 1, changed: 1 })
        expect(seen).toEqual(['c', 'a', 'b'])
      })

      it('keeps sites apart', async () => {
        await store.write(batchOf('a'))
        expect(await store.regrade('other', () => decision)).toEqual({ read: 0, changed: 0 })
        expect(await grades()).toEqual([undefined])
      })

      it('changes the version of its site when it changes something, and only then', async () => {
        await store.write(batchOf('a'))
        const [before, other] = [await store.version('shop'), await store.version('other')]
        await store.regrade('shop', () => decision)
        const after = await store.version('shop')
        await store.regrade('shop', () => decision)
        expect(after).toBeGreaterThan(before)
        expect(await store.version('shop')).toBe(after)
        expect(await store.version('other')).toBe(other)
      })

      it('takes writes between two pages', async () => {
        await store.write(batchOf('a', 'b'))
        const { next = 0 } = await store.regrade('shop', () => decision, { limit: 1 })
        expect((await store.write(batchOf('c'))).stored).toBe(1)
        await store.regrade('shop', () => decision, { after: next })
        expect(await grades()).toEqual(['decision', 'decision', 'decision'])
      })
    })

    describe('loss', () => {
      const DAY = 86_400_000
      const MORNING = 1_790_000_000_000
      const always = { from: 0, to: MORNING + 9 * DAY }
      const inStream = (streamId: string, ...positions: number[]) =>
        positions.map((seq) => aStoredTouchpoint({ id: `${streamId}:${seq}`, streamId, seq }))
      const writeStream = (streamId: string, ...positions: number[]) =>
        store.write(aStoredBatch({ touchpoints: inStream(streamId, ...positions) }))

      it('is nothing where nothing came', async () => {
        expect(await store.loss('shop', always)).toEqual([])
      })

      it('counts the gaps of each stream', async () => {
        await writeStream('s1', 0, 1, 4)
        await writeStream('s2', 1)
        expect(await store.loss('shop', always)).toMatchObject([{ stored: 4, missing: 3 }])
      })

      it('closes a gap that is filled later, by whichever batch', async () => {
        await writeStream('s1', 3)
        await writeStream('s1', 1, 2)
        await writeStream('s1', 0, 1)
        expect(await store.loss('shop', always)).toMatchObject([{ stored: 4, missing: 0 }])
      })

      it('counts repeats once, within a batch and over batches', async () => {
        await store.write(
          aStoredBatch({ touchpoints: [...inStream('s1', 0), ...inStream('s1', 0, 2)] }),
        )
        await writeStream('s1', 0, 2)
        expect(await store.loss('shop', always)).toMatchObject([{ stored: 2, missing: 1 }])
      })

      it('leaves out what has no stream', async () => {
        await store.write(batchOf('a'))
        expect(await store.loss('shop', always)).toEqual([])
      })

      it('believes a stream only so much', async () => {
        await writeStream('s1', Number.MAX_SAFE_INTEGER - 1)
        const [day] = await store.loss('shop', always)
        expect(day?.missing).toBe(10_000)
      })

      it('tells days and sites apart, and gives whole days of a period', async () => {
        const touchpoints = (receivedAt: number) => [
          aStoredTouchpoint({ id: `${receivedAt}`, streamId: `${receivedAt}`, seq: 1, receivedAt }),
        ]
        for (const day of [0, 1, 2]) {
          const receivedAt = MORNING + day * DAY
          await store.write(
            aStoredBatch({
              batchId: `b${day}`,
              receivedAt,
              touchpoints: touchpoints(receivedAt),
              drops: { expired: day },
              refused: { bad_type: 1, consent: day },
            }),
          )
        }
        await store.write(aStoredBatch({ siteId: 'other', batchId: 'b', drops: { invalid: 9 } }))
        const period = { from: MORNING + DAY + 1, to: MORNING + 2 * DAY }
        expect(await store.loss('shop', period)).toEqual([
          {
            day: '2026-09-22',
            stored: 1,
            missing: 1,
            drops: { expired: 1 },
            refused: { bad_type: 1, consent: 1 },
          },
        ])
      })

      it('counts what a batch reports once', async () => {
        const batch = aStoredBatch({ drops: { invalid: 1 }, refused: { bad_id: 2 } })
        await store.write(batch)
        await store.write(batch)
        expect(await store.loss('shop', always)).toMatchObject([
          { drops: { invalid: 1 }, refused: { bad_id: 2 } },
        ])
      })
    })

    describe('dead letters', () => {
      const NOW = 1_790_000_000_000
      const query = { now: NOW }
      const writeLetters = (letters: DeadLetter[], receivedAt = NOW) =>
        store.write(aStoredBatch({ touchpoints: [], deadLetters: letters, receivedAt }))
      const listed = async (more: Partial<DeadLetterQuery> = {}) =>
        (await store.deadLetters('shop', { ...query, ...more })).map(({ id }) => id)

      it('are given back as they were', async () => {
        const letters = [
          aDeadLetter({ id: 'b', anonymousId: 'visitor', sentAt: NOW, isTrusted: true }),
          aDeadLetter({ id: 'a', body: `'); DROP TABLE dead_letters; --\u0000\ud800` }),
        ]
        await writeLetters(letters)
        expect(await store.deadLetters('shop', query)).toEqual(letters.toReversed())
      })

      it('are kept once', async () => {
        await writeLetters([aDeadLetter({ id: 'a' })])
        await writeLetters([aDeadLetter({ id: 'a', detail: 'again' }), aDeadLetter({ id: 'b' })])
        expect(await listed()).toEqual(['b', 'a'])
      })

      it('are listed newest first, in pages', async () => {
        await writeLetters(['a', 'b', 'c', 'd'].map((id) => aDeadLetter({ id })))
        expect(await listed({ limit: 2 })).toEqual(['d', 'c'])
        expect(await listed({ limit: 2, before: 'c' })).toEqual(['b', 'a'])
        expect(await listed({ before: 'nobody' })).toEqual([])
      })

      it('are found by id', async () => {
        await writeLetters(['a', 'b', 'c'].map((id) => aDeadLetter({ id })))
        expect(await listed({ ids: ['a', 'c', 'x'] })).toEqual(['c', 'a'])
      })

      it('are of their site only', async () => {
        await writeLetters([aDeadLetter({ id: 'a' })])
        expect(await store.deadLetters('other', query)).toEqual([])
        await store.deleteDeadLetters('other', ['a'])
        expect(await listed()).toEqual(['a'])
      })

      it('are not given once they have expired', async () => {
        await writeLetters([aDeadLetter({ id: 'a', expiresAt: NOW + 1 })])
        expect(await listed()).toEqual(['a'])
        expect(await listed({ now: NOW + 1 })).toEqual([])
      })

      it('are deleted by a later write once they have expired', async () => {
        await writeLetters([aDeadLetter({ id: 'a', expiresAt: NOW + 1 })])
        await store.write(aStoredBatch({ receivedAt: NOW + EXPIRY_INTERVAL_MS }))
        expect(await listed()).toEqual([])
      })

      it('are deleted by id', async () => {
        await writeLetters(['a', 'b', 'c'].map((id) => aDeadLetter({ id })))
        await store.deleteDeadLetters('shop', ['a', 'c', 'x'])
        expect(await listed()).toEqual(['b'])
      })
    })

    describe('visitors', () => {
      const AT = 1_790_000_000_000
      const DAY = 86_400_000
      const always = { from: 0, to: AT + 9 * DAY }
      const writeAll = (...touchpoints: Partial<StoredTouchpoint>[]) =>
        store.write(
          aStoredBatch({
            batchId: touchpoints.map(({ id }) => id).join(),
            touchpoints: touchpoints.map(aStoredTouchpoint),
          }),
        )
      const an = (anonymousId: string, id: string, fields: Partial<StoredTouchpoint> = {}) => ({
        id,
        anonymousId,
        ...fields,
      })
      const alias = (anonymousId: string, id: string, previousId: string) =>
        an(anonymousId, id, { type: 'alias', props: { previousId } })

      it('are told by visitor, by user and by alias, with the ids joined to them', async () => {
        await writeAll(
          an('v1', 'a', { occurredAt: AT }),
          an('v1', 'b', { occurredAt: AT + 5, userId: 'u' }),
          an('v2', 'c', { occurredAt: AT + 2, userId: 'u' }),
          alias('v3', 'd', 'v2'),
          an('v4', 'e'),
        )
        expect(await store.visitorFacts('shop', 'u')).toEqual({
          touchpoints: 2,
          firstAt: AT + 2,
          lastAt: AT + 5,
          joined: ['v1', 'v2'],
          isErased: false,
        })
        expect((await store.visitorFacts('shop', 'v2')).joined).toEqual(['u', 'v3'])
        expect((await store.visitorFacts('shop', 'v3')).joined).toEqual(['v2'])
        expect(await store.visitorFacts('other', 'u')).toEqual({
          touchpoints: 0,
          joined: [],
          isErased: false,
        })
      })

      it('are read by exactly the ids named', async () => {
        await writeAll(an('v1', 'a'), an('v2', 'b', { userId: 'u' }), alias('v3', 'c', 'v1'))
        await writeAll(an('v1', 'd', { occurredAt: AT - 5 }), an('v4', 'e'))
        const read = async (...ids: string[]) => {
          const found: string[] = []
          for await (const { id } of store.read('shop', { ids })) found.push(id)
          return found
        }
        expect(await read('v1')).toEqual(['d', 'a', 'c'])
        expect(await read('u', 'v4')).toEqual(['b', 'e'])
        expect(await read()).toEqual([])
      })

      it('are erased by exactly the ids named, on their site', async () => {
        await writeAll(an('v1', 'a'), an('v1', 'b', { userId: 'u' }), an('v2', 'c'))
        await writeAll(alias('v3', 'd', 'v1'), an('v3', 'e'))
        const elsewhere = [aStoredTouchpoint(an('v1', 'a', { siteId: 'other' }))]
        await store.write(aStoredBatch({ siteId: 'other', touchpoints: elsewhere }))
        expect(await store.erase('shop', ['v1'], AT)).toEqual({ touchpoints: 3 })
        expect(await idsOf(store)).toEqual(['c', 'e'])
        expect(await store.latest('other', 9)).toHaveLength(1)
        expect((await store.visitorFacts('shop', 'v1')).isErased).toBe(true)
        expect((await store.visitorFacts('other', 'v1')).isErased).toBe(false)
      })

      it('stay erased: what comes later is refused, and counted', async () => {
        await writeAll(an('v1', 'a'))
        await store.erase('shop', ['v1', 'u'], AT)
        expect(
          await writeAll(
            an('v1', 'a'),
            an('v2', 'b', { userId: 'u' }),
            alias('v2', 'c', 'v1'),
            an('v2', 'd'),
          ),
        ).toEqual({ stored: 1, duplicates: 0, erased: 3 })
        expect(await idsOf(store)).toEqual(['d'])
        expect(await store.loss('shop', always)).toMatchObject([{ refused: { erased: 3 } }])
      })

      it('leave no dead letter later', async () => {
        await store.erase('shop', ['v1', 'u'], AT)
        const deadLetters = [
          aDeadLetter({ id: 'a', anonymousId: 'v1' }),
          aDeadLetter({ id: 'b', anonymousId: 'v2', userId: 'u' }),
          aDeadLetter({ id: 'c', anonymousId: 'v2' }),
        ]
        await store.write(aStoredBatch({ touchpoints: [], deadLetters }))
        const letters = await store.deadLetters('shop', { now: AT })
        expect(letters.map(({ id }) => id)).toEqual(['c'])
      })

      it('leave no gap in the loss figure, nor does what is left of their streams', async () => {
        const inStream = (anonymousId: string, streamId: string, seq: number) =>
          an(anonymousId, `${streamId}:${seq}`, { streamId, seq })
        await writeAll(inStream('v1', 's1', 0), inStream('v1', 's1', 1), inStream('v1', 's1', 3))
        await writeAll(inStream('v1', 's2', 0), inStream('v1', 's2', 1), inStream('v2', 's2', 2))
        const missing = async () => (await store.loss('shop', always))[0]?.missing ?? 0
        expect(await missing()).toBe(1)
        await store.erase('shop', ['v1'], AT)
        expect(await missing()).toBe(0)
        await writeAll(inStream('v1', 's1', 2))
        await writeAll(inStream('v2', 's2', 3))
        expect(await missing()).toBe(0)
        await store.erase('shop', ['v2'], AT)
        expect((await store.loss('shop', always)).map(({ stored }) => stored)).toEqual([0])
      })

      it('change the version when they are erased', async () => {
        await writeAll(an('v1', 'a'), an('v2', 'b'), an('v1', 'c'))
        const versions = [await store.version('shop')]
        await store.erase('shop', ['v1'], AT)
        versions.push(await store.version('shop'))
        await writeAll(an('v3', 'd'))
        versions.push(await store.version('shop'))
        expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
      })

      it('with very many touchpoints are erased too', async () => {
        const many = Array.from({ length: 1_201 }, (_, i) => an('v1', `id-${i}`))
        await writeAll(...many, an('v2', 'other'))
        expect(await store.erase('shop', ['v1'], AT)).toEqual({ touchpoints: 1_201 })
        expect(await idsOf(store)).toEqual(['other'])
      })

      it('with odd ids are erased like others', async () => {
        const userId = `O'Neill "; DROP TABLE touchpoints; -- %_ü`
        await writeAll(an('v1', 'a', { userId }), an('v2', 'b'))
        expect(await store.erase('shop', [userId], AT)).toEqual({ touchpoints: 1 })
        expect(await idsOf(store)).toEqual(['b'])
      })
    })

    describe('retention', () => {
      const DAY = 86_400_000
      const NOW = 1_790_000_000_000
      const write = (id: string, receivedAt: number) =>
        store.write(
          aStoredBatch({
            batchId: id,
            receivedAt,
            drops: { expired: 1 },
            touchpoints: [aStoredTouchpoint({ id, receivedAt, streamId: id, seq: 0 })],
            deadLetters: [aDeadLetter({ id, receivedAt, expiresAt: NOW + 99 * DAY })],
          }),
        )
      async function retain(before: number, limit?: number): Promise<number> {
        let deleted = 0
        let after = 0
        for (let steps = 0; steps < 99; steps++) {
          const step = await store.retain('shop', before, { after, ...(limit ? { limit } : {}) })
          deleted += step.deleted
          if (step.next === undefined) return deleted
          after = step.next
        }
        throw new Error('there is no end')
      }

      it.each([undefined, 1, 2])('lets go of what is old, %s at a time', async (limit) => {
        // Not in order of age, as clocks may jump and letters are taken again.
        for (const [id, days] of [
          ['a', 3],
          ['b', 1],
          ['c', 5],
          ['d', 0],
          ['e', 4],
        ] as const) {
          await write(id, NOW - days * DAY)
        }
        const version = await store.version('shop')
        expect(await retain(NOW - 2 * DAY, limit)).toBe(3)
        expect((await idsOf(store)).sort()).toEqual(['b', 'd'])
        expect(await store.version('shop')).toBeGreaterThan(version)
        expect(await store.drops('shop')).toEqual({ expired: 2 })
        expect(await store.loss('shop', { from: 0, to: NOW + DAY })).toHaveLength(2)
        const letters = await store.deadLetters('shop', { now: NOW })
        expect(letters.map(({ id }) => id)).toEqual(['d', 'b'])
      })

      it('leaves other sites alone', async () => {
        const touchpoints = [aStoredTouchpoint({ siteId: 'other', receivedAt: NOW - 9 * DAY })]
        await store.write(aStoredBatch({ siteId: 'other', receivedAt: NOW - 9 * DAY, touchpoints }))
        expect(await retain(NOW)).toBe(0)
        expect(await store.latest('other', 9)).toHaveLength(1)
      })
    })

    if (!isDurable) return

    it('still refuses whom it has erased when it is opened again', async () => {
      await store.write(batchOf('a'))
      await store.erase('shop', ['visitor'], 1_790_000_000_000)
      await store.close()
      store = await open()
      expect(await store.write(batchOf('a'))).toMatchObject({ stored: 0, erased: 1 })
      expect(await idsOf(store)).toEqual([])
    })

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
