import type { DropCounts, StoredTouchpoint } from '@waymark/protocol'
import { DROP_REASONS } from '@waymark/protocol'
import type { DeadLetter } from '../dead-letter.ts'
import { DEAD_LETTERS_PER_SITE } from '../dead-letter.ts'
import { changedGrade, REGRADE_ROWS } from './changed-grade.ts'
import type { Regrade, RegradeOptions, RegradeResult, StoredBatch } from './sink.ts'
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

/** Makes a site that holds nothing yet. */
export function createSite(): Site {
  return {
    touchpoints: [],
    ids: new Set(),
    batches: new Map(),
    streams: new Map(),
    deadLetters: new Map(),
    regrades: 0,
    tombstones: new Set(),
  }
}

/** Stores what is new of the touchpoints. @returns How many those were. */
export function addTouchpoints(site: Site, touchpoints: readonly StoredTouchpoint[]): number {
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

/** Keeps dead letters that are new, and lets go of what is expired or too much. */
export function addLetters(site: Site, letters: readonly DeadLetter[], now: number): void {
  for (const letter of letters) {
    if (!site.deadLetters.has(letter.id)) site.deadLetters.set(letter.id, structuredClone(letter))
  }
  let surplus = site.deadLetters.size - DEAD_LETTERS_PER_SITE
  for (const [id, { expiresAt }] of site.deadLetters) {
    if (surplus-- > 0 || expiresAt <= now) site.deadLetters.delete(id)
  }
}

/** Grades one page anew, from the touchpoint at `after` on. */
export function regradePage(
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

/** What clients gave up on, by reason. */
export function dropsOf({ batches }: Site): DropCounts {
  const sums: DropCounts = {}
  for (const { drops } of batches.values()) {
    for (const reason of DROP_REASONS) {
      const count = drops[reason]
      if (count) sums[reason] = (sums[reason] ?? 0) + count
    }
  }
  return sums
}
