import type { DropCounts, StoredTouchpoint } from '@waymark/protocol'
import { DROP_REASONS } from '@waymark/protocol'
import type { Store } from './sink.ts'
import { SinkError } from './sink.ts'

interface Site {
  /** In order of arrival. */
  touchpoints: StoredTouchpoint[]
  ids: Set<string>
  batchIds: Set<string>
  drops: DropCounts
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

/** Makes a store that forgets everything with the process: for tests and for trying things out. */
export function memoryStore(): Store {
  const sites = new Map<string, Site>()
  let isClosed = false

  function siteOf(siteId: string): Site {
    const known = sites.get(siteId)
    if (known) return known
    const site: Site = { touchpoints: [], ids: new Set(), batchIds: new Set(), drops: {} }
    sites.set(siteId, site)
    return site
  }

  return {
    name: 'memory',
    async write({ siteId, batchId, touchpoints, drops }) {
      if (isClosed) throw new SinkError('store is closed')
      const site = siteOf(siteId)
      let stored = 0
      for (const touchpoint of touchpoints) {
        if (site.ids.has(touchpoint.id)) continue
        site.ids.add(touchpoint.id)
        // A copy, so that the caller cannot change what is stored.
        site.touchpoints.push(structuredClone(touchpoint))
        stored++
      }
      if (!site.batchIds.has(batchId)) {
        site.batchIds.add(batchId)
        for (const reason of DROP_REASONS) {
          const count = drops[reason]
          if (count) site.drops[reason] = (site.drops[reason] ?? 0) + count
        }
      }
      return { stored, duplicates: touchpoints.length - stored }
    },
    async *read(siteId, { anonymousId } = {}) {
      const { touchpoints } = siteOf(siteId)
      const chosen =
        anonymousId === undefined
          ? touchpoints
          : touchpoints.filter((touchpoint) => touchpoint.anonymousId === anonymousId)
      yield* chosen.toSorted(compareTouchpoints)
    },
    async latest(siteId, limit) {
      return siteOf(siteId).touchpoints.toReversed().slice(0, limit)
    },
    async version(siteId) {
      return siteOf(siteId).touchpoints.length
    },
    async drops(siteId) {
      return { ...siteOf(siteId).drops }
    },
    async close() {
      isClosed = true
    },
  }
}
