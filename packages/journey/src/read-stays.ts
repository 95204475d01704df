import type { Stage } from '@waymark/protocol'
import type { Journey } from './journey.ts'
import { stageOf } from './journey.ts'
import { CONTINUED } from './journey-map.ts'
import { SESSION_GAP_MS } from './session.ts'

/** What one visitor did in one stage, over all stays there. */
export interface StageStays {
  /** Channel of the session in which the stage was first reached. */
  reachedBy: string
  /** Channels of the sessions that began in this stage. */
  enteredBy: string[]
  /** Touchpoints by type. */
  types: Map<string, number>
  /** Moves to other stages. */
  moves: Map<Stage, number>
  /** Milliseconds spent here; `undefined` when nothing is known to follow. */
  spentMs?: number
}

/** One visitor's stays by stage, and the stage the journey stands in. */
export interface Stays {
  stages: Map<Stage, StageStays>
  last?: Stage
}

/**
 * Reads where a journey went. A move is a change of stage from one staged touchpoint to the next;
 * touchpoints without a stage leave the visitor where they were. Time in a stage is the sum of the
 * gaps after each touchpoint there, each capped at the session gap, because nobody knows how much
 * of a longer silence was spent looking.
 */
export function readStays(journey: Journey, sessionGapMs: number = SESSION_GAP_MS): Stays {
  const stages = new Map<Stage, StageStays>()
  let last: Stage | undefined
  let stays: StageStays | undefined
  let previousAt = 0
  for (const { channel, touchpoints } of journey.sessions) {
    const entry = channel?.channel ?? CONTINUED
    let hasEntered = false
    for (const touchpoint of touchpoints) {
      if (stays) {
        const gapMs = Math.max(0, touchpoint.occurredAt - previousAt)
        stays.spentMs = (stays.spentMs ?? 0) + Math.min(gapMs, sessionGapMs)
      }
      previousAt = touchpoint.occurredAt
      const stage = stageOf(touchpoint)
      if (!stage) continue
      if (stays && stage !== last) stays.moves.set(stage, (stays.moves.get(stage) ?? 0) + 1)
      stays = stages.get(stage)
      if (!stays) {
        stays = { reachedBy: entry, enteredBy: [], types: new Map(), moves: new Map() }
        stages.set(stage, stays)
      }
      if (!hasEntered) stays.enteredBy.push(entry)
      hasEntered = true
      stays.types.set(touchpoint.type, (stays.types.get(touchpoint.type) ?? 0) + 1)
      last = stage
    }
  }
  return last ? { stages, last } : { stages }
}
