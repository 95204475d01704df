import type { DropCounts, RejectReason } from './reasons.ts'
import type { Touchpoint } from './touchpoint.ts'

/** Version of the envelope this package writes. */
export const PROTOCOL_VERSION = 1

/** What the visitor said about being recorded; `unknown` until asked. */
export const CONSENT_STATES = ['unknown', 'granted', 'denied'] as const

/** One of {@link CONSENT_STATES}. */
export type ConsentState = (typeof CONSENT_STATES)[number]

/** What is the same for every touchpoint of an envelope. */
export interface EnvelopeContext {
  /** Name and version of the sender, e.g. `@waymark/client 0.1.0`. */
  sdk: string
  /** BCP 47, e.g. `de-CH`. */
  locale?: string
  /** IANA name, e.g. `Europe/Zurich`. */
  timeZone?: string
  /** CSS pixels, `width x height`, e.g. `390x844`. */
  viewport?: string
  /** The browser says that a program drives it (`navigator.webdriver`); absent otherwise. */
  webdriver?: true
}

/** One request body: touchpoints of one visitor under one consent state. */
export interface Envelope {
  /** {@link PROTOCOL_VERSION} of the sender. */
  protocolVersion: number
  /** The site's name at the collector; at most `LIMITS.siteIdLength`. */
  siteId: string
  /** UUIDv7, frozen with the bytes before the first attempt. */
  batchId: string
  /** The visitor: a random id that the browser was given. */
  anonymousId: string
  /** The site's own id of a customer; cut at `LIMITS.userIdLength`. Never inferred. */
  userId?: string
  /** Consent under which the touchpoints were recorded. */
  consent: ConsentState
  context: EnvelopeContext
  /** Touchpoints the client gave up since the last envelope; counted once per `batchId`. */
  drops?: DropCounts
  /** At most `LIMITS.touchpointsPerEnvelope`, in order of `seq`. */
  touchpoints: readonly Touchpoint[]
}

/** One touchpoint refused for good. */
export interface Rejection {
  /** Position in the envelope, from 0. */
  index: number
  /** The touchpoint's id, where it had one. */
  id?: string
  reason: RejectReason
  /** For a developer's eye: what was wrong, and what was wanted. */
  detail: string
}

/** Body of a 202: the rest of the envelope is stored. */
export interface PartialAcceptance {
  /** Touchpoints that are stored, repeats included. */
  accepted: number
  /** The others, by index. */
  rejected: readonly Rejection[]
}
