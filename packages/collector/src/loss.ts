import type { DropCounts, RefusalReason, RejectReason } from '@waymark/protocol'

/** Touchpoints refused by the collector, by reason. */
export type RefusedCounts = Partial<Record<RejectReason | RefusalReason, number>>

/** What is known of a day's losses. */
export interface DailyLoss {
  /** UTC, `yyyy-mm-dd`: the day a stream's first touchpoint, or a batch, arrived. */
  day: string
  /** Touchpoints stored of streams that began that day. */
  stored: number
  /** Gaps in these streams: positions up to the last one stored that are not there. */
  missing: number
  /** What clients gave up. */
  drops: DropCounts
  /** What the collector refused. */
  refused: RefusedCounts
}

/** How much of what browsers recorded is not stored. */
export interface LossFigure {
  stored: number
  lost: number
  /** `lost / (stored + lost)`, 0–1; `0` where nothing was recorded. */
  rate: number
}

/** Days a loss figure covers where nobody says otherwise. */
export const LOSS_DAYS = 30

/** Milliseconds of a UTC day. */
export const DAY_MS = 86_400_000

/** Most positions one stream can be said to miss: `seq` is whatever a stranger sends. */
export const MAX_STREAM_GAP = 10_000

/**
 * The loss of some days. Expired and rejected touchpoints had a place in their stream and left a
 * gap, so the larger of the two counts; the other drops never got a place and are added. A veto is the
 * site's own wish, not a loss.
 */
export function lossOf(days: readonly DailyLoss[]): LossFigure {
  let stored = 0
  let lost = 0
  for (const { stored: kept, missing, drops } of days) {
    const { expired = 0, rejected = 0, invalid = 0, too_large = 0, queue_full = 0 } = drops
    stored += kept
    lost += Math.max(missing, expired + rejected) + invalid + too_large + queue_full
  }
  return { stored, lost, rate: lost === 0 ? 0 : lost / (stored + lost) }
}
