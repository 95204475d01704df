import type { DropReason } from '@waymark/protocol'

/** Outcome of one delivery attempt. */
export type Delivery =
  /** Stored; `rejectedCount` touchpoints were refused for good beside the stored ones. */
  | { status: 'delivered'; rejectedCount: number }
  /** Nothing wrong with the bytes: send them again, not before `retryAfterMs`. */
  | { status: 'retry'; retryAfterMs: number }
  /** Something in the bytes is at fault: halve them until it stands alone. */
  | { status: 'split'; reason: DropReason; isPermanent: boolean }
  /** The collector itself says that these bytes can never be stored. */
  | { status: 'dropped'; reason: DropReason }

/** The part of an HTTP answer that decides. */
export interface Answer {
  status: number
  /** Value of the `Retry-After` header. */
  retryAfter: string | null
  body: string
}

const MAX_RETRY_AFTER_MS = 86_400_000

/**
 * Reads `Retry-After` (RFC 9110, section 10.2.3): seconds or an HTTP date.
 *
 * @returns Milliseconds from `now`, at most a day; `0` when absent or unreadable.
 */
export function parseRetryAfter(value: string | null, now: number): number {
  const waitMs = Number(value) * 1_000
  const untilDate = () => Date.parse(value ?? '') - now
  return Math.min(
    Math.max((Number.isNaN(waitMs) ? untilDate() : waitMs) || 0, 0),
    MAX_RETRY_AFTER_MS,
  )
}

/** What the collector says in a body of its own; nothing for somebody else's HTML. */
function parseBody(body: string): { rejected?: unknown; permanent?: unknown } {
  try {
    return JSON.parse(body) ?? {}
  } catch {
    return {}
  }
}

/**
 * Decides what an answer means. Only a 204, or a 202 in the collector's own words, acknowledges:
 * captive portals answer 200 with a login page, and proxies answer for collectors that are down.
 *
 * @param now - Epoch milliseconds, for a `Retry-After` that is a date.
 */
export function toDelivery({ status, retryAfter, body }: Answer, now: number): Delivery {
  const { rejected, permanent } = parseBody(body)
  const isPermanent = permanent === true
  if (status === 204) return { status: 'delivered', rejectedCount: 0 }
  if (status === 202 && Array.isArray(rejected)) {
    return { status: 'delivered', rejectedCount: rejected.length }
  }
  if (status === 413) return { status: 'split', reason: 'too_large', isPermanent }
  if (status === 400) return { status: 'split', reason: 'rejected', isPermanent }
  if (status > 400 && status < 500 && isPermanent) return { status: 'dropped', reason: 'rejected' }
  return { status: 'retry', retryAfterMs: parseRetryAfter(retryAfter, now) }
}
