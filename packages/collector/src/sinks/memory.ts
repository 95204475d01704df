import type { StoredTouchpoint } from '@waymark/protocol'
import { idsOf, withoutErased } from './erasure.ts'
import { dailyLossOf } from './memory-loss.ts'
import type { Site } from './memory-site.ts'
import { addLetters, addTouchpoints, createSite, dropsOf, regradePage } from './memory-site.ts'
import { eraseFromMemory, memoryFacts, retainInMemory } from './memory-visitors.ts'
import type { Store } from './sink.ts'
import { SinkError } from './sink.ts'

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

/** Makes a store that forgets everything with the process: for tests and for trying things out. */
export function memoryStore(): Store {
  const sites = new Map<string, Site>()
  let isClosed = false

  function siteOf(siteId: string): Site {
    const known = sites.get(siteId)
    if (known) return known
    const site = createSite()
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
