import type { Refusal, RefusalReason } from '@waymark/protocol'

/** A refusal and the status it is answered with. */
export interface RefusedRequest {
  ok: false
  status: 400 | 401 | 403 | 404 | 408 | 413 | 415 | 422 | 429 | 500 | 503
  refusal: Refusal
  /** When to send again, in whole seconds; there for 429 and 503. */
  retryAfterSeconds?: number
}

// `permanent` only where the same bytes can never succeed. What a change of configuration or a newer
// release would take is held by the client, and 400 and 413 tell it to look for the touchpoint at
// fault: so a version that is not known here is neither.
const ANSWERS = {
  bad_json: [400, true],
  bad_gzip: [400, true],
  bad_envelope: [400, true],
  unsupported_version: [422, false],
  unknown_site: [404, false],
  origin_not_allowed: [403, false],
  origin_required: [403, false],
  body_too_large: [413, true],
  body_timeout: [408, false],
  unsupported_encoding: [415, true],
  too_many_touchpoints: [413, true],
  rate_limited: [429, false],
  unauthorized: [401, false],
  not_found: [404, false],
  store_unavailable: [503, false],
  overloaded: [503, false],
  internal: [500, false],
} as const satisfies Record<RefusalReason, readonly [RefusedRequest['status'], boolean]>

const RETRY_AFTER_SECONDS = 5

/**
 * Makes the answer to a request that is refused as a whole.
 *
 * @param retryAfterSeconds - When to send again, where that is known.
 */
export function refuse(
  reason: RefusalReason,
  detail: string,
  retryAfterSeconds: number = RETRY_AFTER_SECONDS,
): RefusedRequest {
  const [status, permanent] = ANSWERS[reason]
  const isForLater = status === 429 || status === 503
  return {
    ok: false,
    status,
    refusal: { reason, permanent, detail },
    ...(isForLater ? { retryAfterSeconds } : {}),
  }
}
