/** Why a client gave up on touchpoints; the count travels in the next envelope. */
export const DROP_REASONS = [
  /** Misuse of the API, or a value that cannot be made plain. */
  'invalid',
  /** One touchpoint over the size limit, even alone. */
  'too_large',
  /** More calls in one task, or more waiting touchpoints, than the queue takes. */
  'queue_full',
  /** Held longer than the outbox keeps anything. */
  'expired',
  /** Refused for good by the collector. */
  'rejected',
  /** Vetoed by the site's own hook. */
  'vetoed',
] as const

/** One of {@link DROP_REASONS}. */
export type DropReason = (typeof DROP_REASONS)[number]

/** Touchpoints a client gave up, by reason. */
export type DropCounts = Partial<Record<DropReason, number>>

/** Why the collector refuses one touchpoint of an envelope for good. */
export const REJECT_REASONS = [
  'not_an_object',
  'bad_id',
  'bad_type',
  'bad_time',
  'bad_stream',
  'bad_field',
  'too_large',
  'consent',
  /** Said to come from a server, without the site's secret. */
  'untrusted',
  /** Of a visitor who was erased; only ever counted, no sender is told. */
  'erased',
] as const

/** One of {@link REJECT_REASONS}. */
export type RejectReason = (typeof REJECT_REASONS)[number]

/** Why the collector refuses a whole request. Bodies of 4xx and 5xx carry one as `reason`. */
export const REFUSAL_REASONS = [
  'bad_json',
  'bad_gzip',
  'bad_envelope',
  'unsupported_version',
  'unknown_site',
  'origin_not_allowed',
  'body_too_large',
  'body_timeout',
  'unsupported_encoding',
  'too_many_touchpoints',
  'origin_required',
  'rate_limited',
  'unauthorized',
  'not_found',
  'store_unavailable',
  'overloaded',
  'internal',
] as const

/** One of {@link REFUSAL_REASONS}. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

/** Body of a 4xx or 5xx answer of the collector. */
export interface Refusal {
  reason: RefusalReason
  /** `true`: sending the same bytes again can never succeed. */
  permanent: boolean
  /** For a developer's eye: what was wrong, and what was wanted. */
  detail: string
}
