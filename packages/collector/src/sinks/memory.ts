import type { DropCounts, StoredTouchpoint } from '@waymark/protocol'
import { DROP_REASONS } from '@waymark/protocol'
import type { DeadLetter } from '../dead-letter.ts'
import { DEAD_LETTERS_PER_SITE } from '../dead-letter.ts'
import { changedGrade, REGRADE_ROWS } from './changed-grade.ts'
import { idsOf, withoutErased } from './erasure.ts'
import { dailyLossOf } from './memory-loss.ts'
import { eraseFromMemory, memoryFacts, retainInMemory } from './memory-visitors.ts'
import type { Regrade, RegradeOptions, RegradeResult, Store, StoredBatch } from './sink.ts'
import { SinkError } from './sink.ts'
import type { StreamTally } from './stream-tally.ts'
import { createStreamTally } from './stream-tally.ts'

/** What a store in memory holds of a site. */
export interface Site {
  /** In order of arrival. */
  touchpoints: StoredTouchpoint[]
  ids: Set<string>
  /** By batch id, without what they brought. */
  batches: Map<string, Pick<StoredBatch, 'receivedAt' | 'drops' | 'refused'>>
  streams: Map<string, StreamTally>
  /** By id, in order of arrival. */
  deadLetters: Map<string, DeadLetter>
  /** How often a page was graded anew. */
  regrades: number
  /** Ids of erased visitors, as they are: they are forgotten with the process. */
  tombstones: Set<string>
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Visitor, time, stream, position. Sorting is stable, so arrival decides the rest. */
function compareTouchpoints(a: StoredTouchpoint, b: StoredTouchpoint): number {
  return (
    compareText(a.anonymousId, b.anonymousId) ||
    a.occurredAt - b.occurredAt ||
    compareText(a.streamId ?? '', b.streamId ?? '') ||
    (a.seq ?? -1) - (b.seq ?? -1)
  )
}

/** Stores what is new of the touchpoints. @returns How many those were. */
function addTouchpoints(site: Site, touchpoints: readonly StoredTouchpoint[]): number {
  const tally = createStreamTally()
  let stored = 0
  for (const touchpoint of touchpoints) {
    if (site.ids.has(touchpoint.id)) continue
    site.ids.add(touchpoint.id)
    // A copy, so that the caller cannot change what is stored.
    site.touchpoints.push(structuredClone(touchpoint))
    tally.add(touchpoint)
    stored++
  }
  for (const stream of tally.tallies()) {
    const known = site.streams.get(stream.streamId)
    if (!known) site.streams.set(stream.streamId, stream)
    else {
      known.nextSeq = Math.max(known.nextSeq, stream.nextSeq)
      known.stored += stream.stored
    }
  }
  return stored
}

function addLetters(site: Site, letters: readonly DeadLetter[], now: number): void {
  for (const letter of letters) {
    if (!site.deadLetters.has(letter.id)) site.deadLetters.set(letter.id, structuredClone(letter))
  }
  let surplus = site.deadLetters.size - DEAD_LETTERS_PER_SITE
  for (const [id, { expiresAt }] of site.deadLetters) {
    if (surplus-- > 0 || expiresAt <= now) site.deadLetters.delete(id)
  }
}

function regradePage(
  site: Site,
  grade: Regrade,
  { after = 0, limit = REGRADE_ROWS }: RegradeOptions = {},
): RegradeResult {
  const page = site.touchpoints.slice(after, after + limit)
  let changed = 0
  for (const [index, touchpoint] of page.entries()) {
    const stage = changedGrade(touchpoint, grade)
    if (!stage) continue
    // Another object, as a reader may hold the one before.
    site.touchpoints[after + index] = { ...touchpoint, stage: structuredClone(stage) }
    changed++
  }
  if (changed > 0) site.regrades++
  return { read: page.length, changed, ...(page.length < limit ? {} : { next: after + limit }) }
}

function dropsOf({ batches }: Site): DropCounts {
  const sums: DropCounts = {}
  for (const { drops } of batches.values()) {
    for (const reason of DROP_REASONS) {
      const count = drops[reason]
      if (count) sums[reason] = (sums[reason] ?? 0) + count
    }
  }
  return sums
}

/** Makes a store that forgets everything with the process: for tests and for trying things out. */
export function memoryStore(): Store {
  const sites = new Map<string, Site>()
  let isClosed = false

  function siteOf(siteId: string): Site {
    const known = sites.get(siteId)
    if (known) return known
    const site: Site = {
      touchpoints: [],
      ids: new Set(),
      batches: new Map(),
      streams: new Map(),
      deadLetters: new Map(),
      regrades: 0,
      tombstones: new Set(),
    }
    sites.set(siteId, site)
    return site
  }

  return {
    name: 'memory',
    async write(given) {
      if (isClosed) throw new SinkError('store is closed')
      const site = siteOf(given.siteId)
      const { batch, erased } = withoutErased(given, site.tombstones)
      const { batchId, receivedAt, touchpoints, drops, refused, deadLetters = [] } = batch
      const stored = addTouchpoints(site, touchpoints)
      if (!site.batches.has(batchId)) {
        site.batches.set(batchId, { receivedAt, drops, ...(refused ? { refused } : {}) })
      }
      addLetters(site, deadLetters, receivedAt)
      const duplicates = touchpoints.length - stored
      return { stored, duplicates, ...(erased > 0 ? { erased } : {}) }
    },
    async visitorFacts(siteId, id) {
      return memoryFacts(siteOf(siteId), id)
    },
    async erase(siteId, ids) {
      return eraseFromMemory(siteOf(siteId), ids)
    },
    async retain(siteId, before) {
      return retainInMemory(siteOf(siteId), before)
    },
    async *read(siteId, { anonymousId, ids } = {}) {
      const { touchpoints } = siteOf(siteId)
      const wanted = ids && new Set(ids)
      const chosen = touchpoints.filter(
        (touchpoint) =>
          (anonymousId === undefined || touchpoint.anonymousId === anonymousId) &&
          (!wanted || idsOf(touchpoint).some((id) => wanted.has(id))),
      )
      yield* chosen.toSorted(compareTouchpoints)
    },
    async latest(siteId, limit) {
      return siteOf(siteId).touchpoints.toReversed().slice(0, limit)
    },
    async regrade(siteId, grade, options) {
      return regradePage(siteOf(siteId), grade, options)
    },
    async version(siteId) {
      const { touchpoints, regrades } = siteOf(siteId)
      return touchpoints.length + regrades
    },
    async drops(siteId) {
      return dropsOf(siteOf(siteId))
    },
    async loss(siteId, period) {
      const { streams, batches } = siteOf(siteId)
      return dailyLossOf([...streams.values()], [...batches.values()], period)
    },
    async deadLetters(siteId, { now, ids, before, limit = 100 }) {
      const letters = [...siteOf(siteId).deadLetters.values()].toReversed()
      const live = letters.filter(({ expiresAt }) => expiresAt > now)
      if (ids) return live.filter(({ id }) => ids.includes(id))
      if (before === undefined) return live.slice(0, limit)
      const start = live.findIndex(({ id }) => id === before)
      return start < 0 ? [] : live.slice(start + 1, start + 1 + limit)
    },
    async deleteDeadLetters(siteId, ids) {
      for (const id of ids) siteOf(siteId).deadLetters.delete(id)
    },
    async close() {
      isClosed = true
    },
  }
}
