import type { Refusal, RefusalReason } from '@waymark/protocol'

/** A refusal and the status it is answered with. */
export interface RefusedRequest {
  ok: false
  status: 400 | 401 | 403 | 404 | 413 | 422 | 500 | 503
  refusal: Refusal
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
  body_too_large: [413, true],
  too_many_touchpoints: [413, true],
  unauthorized: [401, false],
  not_found: [404, false],
  store_unavailable: [503, false],
  internal: [500, false],
} as const satisfies Record<RefusalReason, readonly [RefusedRequest['status'], boolean]>

/** Makes the answer to a request that is refused as a whole. */
export function refuse(reason: RefusalReason, detail: string): RefusedRequest {
  const [status, permanent] = ANSWERS[reason]
  return { ok: false, status, refusal: { reason, permanent, detail } }
}
