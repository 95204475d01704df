import type { TimeDoubt } from '@waymark/protocol'

// A clock can be a time zone and a day wrong; past that the number says more about the sender than
// about its clock.
const MAX_SKEW_MS = 24 * 60 * 60 * 1_000

// The skew of a request holds its time on the network, which no two requests share. Corrected by
// it to the millisecond, a touchpoint overtakes the one before that travelled longer; a minute is
// coarser than any network and finer than any figure of a journey.
const STEP_MS = 60_000

/**
 * How far the client's clock is behind ours: what to add to its times.
 *
 * @param sentAt - Client clock at this attempt, epoch milliseconds; whatever the query held.
 * @param receivedAt - Our clock at arrival, epoch milliseconds.
 * @returns Milliseconds, in whole minutes, so `0` for a clock less than half a minute off;
 * `undefined` when there is no `sentAt`, or one more than a day off: then the client's times are
 * taken as they are.
 */
export function clockSkew(sentAt: number, receivedAt: number): number | undefined {
  const skewMs = receivedAt - sentAt
  if (!(sentAt > 0 && Math.abs(skewMs) <= MAX_SKEW_MS)) return undefined
  // Adding zero makes `-0` plain.
  return Math.round(skewMs / STEP_MS) * STEP_MS + 0
}

/** The collector's time of an interaction: later than its arrival only by what is not corrected. */
export function correctTime(occurredAt: number, receivedAt: number, skewMs = 0): number {
  return Math.min(occurredAt + skewMs, receivedAt + STEP_MS / 2)
}

/** What a time is doubted by. */
export interface TimeEvidence {
  /** The client's own time of the interaction, corrected or not; epoch milliseconds. */
  claimedAt: number
  /** Client clock at this attempt, epoch milliseconds; `NaN` when it was not told. */
  sentAt: number
  receivedAt: number
  /** Whether the sender holds the site's secret, and so may tell of the past. */
  isTrusted: boolean
}

/** Why a time is not to be relied upon, if so. */
export function doubtTime(evidence: TimeEvidence): TimeDoubt | undefined {
  const { claimedAt, sentAt, receivedAt, isTrusted } = evidence
  if (sentAt > 0 && clockSkew(sentAt, receivedAt) === undefined) return 'impossible_skew'
  if (claimedAt > receivedAt + STEP_MS) return 'future'
  return claimedAt < receivedAt - MAX_SKEW_MS && !isTrusted ? 'back_dated' : undefined
}
