import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '@waymark/collector'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aStoredBatch, aStoredTouchpoint } from '../stored.ts'

/** How the suite gets at one variant. */
export interface MigrationHarness {
  /** Makes a database as an earlier release left it. */
  load(sql: string): Promise<void>
  open(): Promise<Store>
  /** Makes the storage empty. */
  discard(): Promise<void>
}

// One dump per schema version that was ever published.
const DUMPS = join(import.meta.dirname, '../../fixtures/schemas')
const dumps = readdirSync(DUMPS).map((name) => ({
  name,
  sql: readFileSync(join(DUMPS, name), 'utf8'),
}))

/** What an earlier release stored is there after an upgrade; a new version adds its dump. */
export function describeMigrations(
  variant: string,
  { load, open, discard }: MigrationHarness,
): void {
  describe.each(dumps)(`${variant} opens a database of $name`, ({ sql }) => {
    let store: Store

    beforeEach(async () => {
      await load(sql)
      store = await open()
    })
    afterEach(async () => {
      await store.close()
      await discard()
    })

    it('and reads what it holds', async () => {
      const touchpoints = []
      for await (const touchpoint of store.read('shop')) touchpoints.push(touchpoint)
      expect(touchpoints).toMatchObject([
        { id: 'c', anonymousId: 'import', type: 'purchase' },
        { id: 'a', userId: 'u1', streamId: 'stream', seq: 0, channel: { channel: 'email' } },
        { id: 'b', consent: 'granted', streamId: 'stream', seq: 3 },
      ])
    })

    it('and knows what it has already', async () => {
      const touchpoints = ['a', 'new'].map((id) => aStoredTouchpoint({ id }))
      const written = await store.write(aStoredBatch({ batchId: 'one', touchpoints }))
      expect(written).toEqual({ stored: 1, duplicates: 1 })
      expect(await store.drops('shop')).toEqual({ queue_full: 3 })
    })

    it('and counts the losses of before', async () => {
      const period = { from: 1_790_000_000_000, to: 1_790_000_010_000 }
      expect(await store.loss('shop', period)).toEqual([
        { day: '2026-09-21', stored: 2, missing: 2, drops: { queue_full: 3 }, refused: {} },
      ])
    })

    it('and finds what is of a user, whenever it was stored', async () => {
      expect(await store.visitorFacts('shop', 'u1')).toEqual({
        touchpoints: 1,
        firstAt: 1_790_000_000_000,
        lastAt: 1_790_000_000_000,
        joined: ['visitor'],
        isErased: false,
      })
    })

    it('and is brought up to date once', async () => {
      await store.version('shop')
      await store.close()
      store = await open()
      expect(await store.latest('shop', 9)).toHaveLength(3)
    })
  })
}
