import type { DropCounts, Stage } from '@waymark/protocol'
import type { JourneyOptions, OrderedTouchpoints } from './assemble-journeys.ts'
import { assembleJourneys } from './assemble-journeys.ts'
import { addDuration } from './duration-histogram.ts'
import type { Journey } from './journey.ts'
import type { EntryTally, JourneyMap, RecentVisitor, StageLane, Tally } from './journey-map.ts'
import { emptyMap, isForward, newestVisitors, RECENT_VISITORS } from './journey-map.ts'
import { addOrder, ordersOf } from './order.ts'
import type { StageStays } from './read-stays.ts'
import { readStays } from './read-stays.ts'
import { SESSION_GAP_MS } from './session.ts'

/** Options for {@link createMapFold}. */
export interface MapFoldOptions extends JourneyOptions {
  /** Epoch milliseconds; a journey silent for longer than the session gap has left. */
  now: number
  /** Touchpoints the clients gave up, by reason, if the store counts them. */
  drops?: DropCounts
}

/** Builds a {@link JourneyMap}, one journey at a time. */
export interface MapFold {
  /** Counts one visitor's whole journey. */
  add(journey: Journey): void
  /** The map of all journeys added so far; it grows with the next `add`. */
  readonly map: JourneyMap
}

/** Starts an empty map. */
export function createMapFold(options: MapFoldOptions): MapFold {
  const { now, sessionGapMs = SESSION_GAP_MS, drops = {} } = options
  const map = emptyMap()
  for (const [reason, count] of Object.entries(drops)) map.drops.set(reason, count)

  function add(journey: Journey): void {
    const { stages, last } = readStays(journey, sessionGapMs)
    const touchpoints = countTotals(map, journey)
    const hasBought = addOrders(map, journey)
    for (const [stage, stays] of stages) addStays(map.stages[stage], stage, stays)
    if (last) {
      const lane = map.stages[last]
      if (now - journey.lastAt <= sessionGapMs) lane.open++
      else {
        lane.left++
        if (hasBought) lane.leftBuyers++
      }
    }
    addRecent(map, {
      anonymousId: journey.anonymousId,
      lastAt: journey.lastAt,
      sessions: journey.sessions.length,
      touchpoints,
      ...(last ? { lastStage: last } : {}),
      hasBought,
    })
  }

  return { add, map }
}

/**
 * Folds a site's touchpoints into its journey map.
 *
 * @param touchpoints - Ordered by visitor, then time, stream and `seq`; all touchpoints of each
 * visitor in it.
 */
export async function foldTouchpoints(
  touchpoints: OrderedTouchpoints,
  options: MapFoldOptions,
): Promise<JourneyMap> {
  const fold = createMapFold(options)
  for await (const journey of assembleJourneys(touchpoints, options)) fold.add(journey)
  return fold.map
}

function countTotals(map: JourneyMap, journey: Journey): number {
  const { firstAt, lastAt, sessions, omitted } = journey
  let touchpoints = 0
  for (const session of sessions) touchpoints += session.touchpoints.length
  map.visitors++
  map.sessions += sessions.length
  map.touchpoints += touchpoints
  map.omitted += omitted
  map.period = {
    firstAt: Math.min(firstAt, map.period?.firstAt ?? firstAt),
    lastAt: Math.max(lastAt, map.period?.lastAt ?? lastAt),
  }
  return touchpoints
}

function addOrders(map: JourneyMap, journey: Journey): boolean {
  const orders = ordersOf(journey)
  for (const order of orders.values()) addOrder(map.orders, order)
  const hasBought = orders.size > 0
  if (hasBought) map.buyers++
  return hasBought
}

function addStays(lane: StageLane, stage: Stage, stays: StageStays): void {
  lane.visitors++
  let hasMovedOn = false
  let hasMovedBack = false
  for (const [target, count] of stays.moves) {
    tally(lane.moves, target, count)
    if (isForward(stage, target)) hasMovedOn = true
    else hasMovedBack = true
  }
  if (hasMovedOn) lane.movedOn++
  if (hasMovedBack) lane.movedBack++
  for (const [type, count] of stays.types) tally(lane.types, type, count)
  countEntry(lane, stays.reachedBy, 'visitors')
  for (const channel of stays.enteredBy) countEntry(lane, channel, 'sessions')
  if (stays.spentMs !== undefined) addDuration(lane.spent, stays.spentMs)
}

// Tallies are replaced, never changed: a map merged from this one may share them.
function tally<K>(tallies: Map<K, Tally>, key: K, count: number): void {
  const known = tallies.get(key) ?? { count: 0, visitors: 0 }
  tallies.set(key, { count: known.count + count, visitors: known.visitors + 1 })
}

function countEntry(lane: StageLane, channel: string, unit: keyof EntryTally): void {
  const known = lane.entries.get(channel) ?? { visitors: 0, sessions: 0 }
  lane.entries.set(channel, { ...known, [unit]: known[unit] + 1 })
}

function addRecent(map: JourneyMap, visitor: RecentVisitor): void {
  const oldest = map.recent[RECENT_VISITORS - 1]
  if (oldest && visitor.lastAt < oldest.lastAt) return
  map.recent = newestVisitors([...map.recent, visitor])
}
