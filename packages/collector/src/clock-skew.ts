// A clock can be a time zone and a day wrong; past that the number says more about the sender than
// about its clock.
const MAX_SKEW_MS = 24 * 60 * 60 * 1_000

/**
 * How far the client's clock is behind ours, in milliseconds: what to add to its times.
 *
 * @param sentAt - Client clock at this attempt, epoch milliseconds; whatever the query held.
 * @param receivedAt - Our clock at arrival, epoch milliseconds.
 * @returns `undefined` when there is no `sentAt`, or one more than a day off: then the client's
 * times are taken as they are. The time on the network counts as skew, as nothing can tell it apart.
 */
export function clockSkew(sentAt: number, receivedAt: number): number | undefined {
  const skew = Math.round(receivedAt - sentAt)
  return sentAt > 0 && Math.abs(skew) <= MAX_SKEW_MS ? skew : undefined
}

/** The collector's time of an interaction, never later than its arrival. */
export function correctTime(occurredAt: number, receivedAt: number, skewMs = 0): number {
  return Math.min(occurredAt + skewMs, receivedAt)
}
