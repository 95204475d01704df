import type { Stage, StoredTouchpoint } from '@waymark/protocol'
import type { Session } from './session.ts'

/** All that one visitor did, in time order. */
export interface Journey {
  anonymousId: string
  /** Epoch milliseconds. */
  firstAt: number
  /** Epoch milliseconds. */
  lastAt: number
  /** At least one. */
  sessions: readonly Session[]
  /** Touchpoints past the limit of a journey: counted here and in nothing else. */
  omitted: number
}

// They tell about a page or a person; they are nothing the visitor did.
const SILENT_TYPES: ReadonlySet<string> = new Set(['web_vital', 'identify', 'alias'])

/**
 * The stage a touchpoint puts its visitor in, as the collector graded it.
 *
 * @returns `undefined` where it moves nobody: no stage was found, or the touchpoint is a measurement
 * (`web_vital`) or a statement about identity (`identify`, `alias`).
 */
export function stageOf(touchpoint: StoredTouchpoint): Stage | undefined {
  if (SILENT_TYPES.has(touchpoint.type)) return undefined
  return touchpoint.stage?.stage ?? undefined
}

/** A journey collapsed to its stages: one entry per stay, repeats of a stage in a row removed. */
export function toPath(journey: Journey): readonly Stage[] {
  const path: Stage[] = []
  for (const { touchpoints } of journey.sessions) {
    for (const touchpoint of touchpoints) {
      const stage = stageOf(touchpoint)
      if (stage && stage !== path.at(-1)) path.push(stage)
    }
  }
  return path
}
