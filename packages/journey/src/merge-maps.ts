import { STAGES } from '@waymark/protocol'
import type { EntryTally, JourneyMap, StageLane, Tally } from './journey-map.ts'
import { emptyMap, newestVisitors } from './journey-map.ts'
import { betterOrder } from './order.ts'

/**
 * Adds two maps of disjoint visitors, folded with the same `now`. Associative and commutative, and
 * {@link emptyMap} is neutral; neither argument is changed.
 */
export function mergeMaps(a: JourneyMap, b: JourneyMap): JourneyMap {
  const merged: JourneyMap = {
    ...emptyMap(),
    visitors: a.visitors + b.visitors,
    sessions: a.sessions + b.sessions,
    touchpoints: a.touchpoints + b.touchpoints,
    omitted: a.omitted + b.omitted,
    buyers: a.buyers + b.buyers,
    orders: mergeEntries(a.orders, b.orders, betterOrder),
    drops: mergeEntries(a.drops, b.drops, add),
    recent: newestVisitors([...a.recent, ...b.recent]),
  }
  for (const stage of STAGES) merged.stages[stage] = mergeLanes(a.stages[stage], b.stages[stage])
  const periods = [a.period, b.period].filter((period) => period !== undefined)
  if (periods.length) {
    merged.period = {
      firstAt: Math.min(...periods.map(({ firstAt }) => firstAt)),
      lastAt: Math.max(...periods.map(({ lastAt }) => lastAt)),
    }
  }
  return merged
}

function mergeLanes(a: StageLane, b: StageLane): StageLane {
  return {
    visitors: a.visitors + b.visitors,
    moves: mergeEntries(a.moves, b.moves, addTallies),
    movedOn: a.movedOn + b.movedOn,
    movedBack: a.movedBack + b.movedBack,
    left: a.left + b.left,
    leftBuyers: a.leftBuyers + b.leftBuyers,
    open: a.open + b.open,
    types: mergeEntries(a.types, b.types, addTallies),
    entries: mergeEntries(a.entries, b.entries, addEntries),
    spent: mergeEntries(a.spent, b.spent, add),
  }
}

function mergeEntries<K, V>(
  a: ReadonlyMap<K, V>,
  b: ReadonlyMap<K, V>,
  mergeValues: (a: V, b: V) => V,
): Map<K, V> {
  const merged = new Map(a)
  for (const [key, value] of b) {
    const known = merged.get(key)
    merged.set(key, known === undefined ? value : mergeValues(known, value))
  }
  return merged
}

const add = (a: number, b: number) => a + b

const addTallies = (a: Tally, b: Tally): Tally => ({
  count: a.count + b.count,
  visitors: a.visitors + b.visitors,
})

const addEntries = (a: EntryTally, b: EntryTally): EntryTally => ({
  visitors: a.visitors + b.visitors,
  sessions: a.sessions + b.sessions,
})
