import type { DropReason } from '@waymark/protocol'

/** Outcome of one delivery attempt. */
export type Delivery =
  /** Stored; `rejectedCount` touchpoints were refused for good beside the stored ones. */
  | { status: 'delivered'; rejectedCount: number }
  /** Nothing wrong with the bytes: send them again, not before `retryAfterMs`. */
  | { status: 'retry'; retryAfterMs: number }
  /**
   * Refused as it is: `canSplit` as long as it can be halved, to find the touchpoint at fault. Alone
   * it is given up for the reason in the collector's own words; what anybody else refuses, such as a
   * proxy, is held.
   */
  | { status: 'refused'; canSplit: boolean; reason?: DropReason | undefined }

const MAX_RETRY_AFTER_MS = 86_400_000

/**
 * Reads `Retry-After` (RFC 9110, section 10.2.3): seconds or an HTTP date.
 *
 * @returns Milliseconds from `now`, at most a day; `0` when absent or unreadable.
 */
export function parseRetryAfter(value: string | null, now: number): number {
  const waitMs = Number(value) * 1_000 || Date.parse(`${value}`) - now
  return Math.min(Math.max(waitMs || 0, 0), MAX_RETRY_AFTER_MS)
}

/**
 * Decides what an answer means. Only a 204, or a 202 in the collector's own words, acknowledges:
 * captive portals answer 200 with a login page, and proxies answer for collectors that are down.
 *
 * @param said - The body as JSON, if it is any. Anybody may have answered.
 * @param retryAfter - Value of the `Retry-After` header.
 * @param now - Epoch milliseconds, for a `Retry-After` that is a date.
 */
export function toDelivery(
  status: number,
  said: { rejected?: unknown; permanent?: unknown } | null | undefined,
  retryAfter: string | null,
  now: number,
): Delivery {
  const rejected = status === 204 ? [] : status === 202 && said?.rejected
  if (Array.isArray(rejected)) return { status: 'delivered', rejectedCount: rejected.length }
  if (!/^4(?!08|25|29)/.test(`${status}`)) {
    return { status: 'retry', retryAfterMs: parseRetryAfter(retryAfter, now) }
  }
  const reason = status === 413 ? 'too_large' : 'rejected'
  return {
    status: 'refused',
    canSplit: status === 413 || status === 400,
    reason: said?.permanent === true ? reason : undefined,
  }
}
