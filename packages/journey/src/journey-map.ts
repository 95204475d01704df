import type { Stage } from '@waymark/protocol'
import { STAGES } from '@waymark/protocol'
import type { DurationHistogram } from './duration-histogram.ts'
import type { Order } from './order.ts'

/** How often something happened, and to how many visitors. */
export interface Tally {
  count: number
  visitors: number
}

/** Channel name of sessions that went on in a page left open, so that nobody came in from outside. */
export const CONTINUED = 'continued'

/** Entries of one channel, as one stage saw them. */
export interface EntryTally {
  /** Visitors who first reached the stage in a session of this channel. */
  visitors: number
  /** Sessions of this channel whose first staged touchpoint was in the stage. */
  sessions: number
}

/** One stage of the map. Visitors are counted once each, however often they pass. */
export interface StageLane {
  /** Visitors with a touchpoint in the stage. */
  visitors: number
  /** Moves to each other stage: `count` moves by `visitors`. */
  moves: Map<Stage, Tally>
  /** Visitors who moved from here to a later stage at least once. */
  movedOn: number
  /** Visitors who moved from here to an earlier stage at least once. */
  movedBack: number
  /** Visitors whose last stage is this one and whose last session is over. */
  left: number
  /** Those of {@link left} who had bought. */
  leftBuyers: number
  /** Visitors whose last stage is this one and whose last session may still go on. */
  open: number
  /** Touchpoints in the stage by type. */
  types: Map<string, Tally>
  /** By channel name, {@link CONTINUED} among them. */
  entries: Map<string, EntryTally>
  /** Time spent in the stage per visitor, for visitors of whom something after it is known. */
  spent: DurationHistogram
}

/** A visitor seen lately. */
export interface RecentVisitor {
  anonymousId: string
  /** Epoch milliseconds. */
  lastAt: number
  sessions: number
  touchpoints: number
  lastStage?: Stage
  hasBought: boolean
}

/** Most visitors a map lists by name. */
export const RECENT_VISITORS = 20

/**
 * Many journeys by stage. Mergeable: maps of disjoint visitors add up to the map of all of them.
 * Plain data that survives `structuredClone`, so worker threads can pass it.
 */
export interface JourneyMap {
  visitors: number
  sessions: number
  touchpoints: number
  /** Touchpoints past the limit of a journey, counted in nothing else. */
  omitted: number
  /** Visitors with a purchase. */
  buyers: number
  /** Time of the first and last touchpoint, epoch milliseconds. Absent in an empty map. */
  period?: { firstAt: number; lastAt: number }
  stages: Record<Stage, StageLane>
  /** By {@link Order.key}: each order once, whoever reported it. */
  orders: Map<string, Order>
  /** Touchpoints the clients gave up, by reason. */
  drops: Map<string, number>
  /** Newest first, at most {@link RECENT_VISITORS}. */
  recent: readonly RecentVisitor[]
}

/** A map of no journeys. */
export function emptyMap(): JourneyMap {
  // `fromEntries` widens the keys; they are exactly the stages.
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, emptyLane()])) as Record<
    Stage,
    StageLane
  >
  return {
    visitors: 0,
    sessions: 0,
    touchpoints: 0,
    omitted: 0,
    buyers: 0,
    stages,
    orders: new Map(),
    drops: new Map(),
    recent: [],
  }
}

function emptyLane(): StageLane {
  return {
    visitors: 0,
    moves: new Map(),
    movedOn: 0,
    movedBack: 0,
    left: 0,
    leftBuyers: 0,
    open: 0,
    types: new Map(),
    entries: new Map(),
    spent: new Map(),
  }
}

/** Tells whether a move from one stage to another goes forward. */
export function isForward(from: Stage, to: Stage): boolean {
  return STAGES.indexOf(to) > STAGES.indexOf(from)
}

/** Keeps the newest visitors, newest first. */
export function newestVisitors(visitors: readonly RecentVisitor[]): readonly RecentVisitor[] {
  return [...visitors]
    .sort((a, b) => b.lastAt - a.lastAt || (a.anonymousId < b.anonymousId ? -1 : 1))
    .slice(0, RECENT_VISITORS)
}
