export { cleanUrl, clickIdsOf, searchTermOf } from './clean-url.ts'
export type {
  ConsentState,
  Envelope,
  EnvelopeContext,
  PartialAcceptance,
  Rejection,
} from './envelope.ts'
export { CONSENT_STATES, PROTOCOL_VERSION } from './envelope.ts'
export { LIMITS } from './limits.ts'
export { currencyExponent, isCurrency, toMajorUnits, toMinorUnits } from './money.ts'
export { isId } from './read-field.ts'
export type { DropCounts, DropReason, Refusal, RefusalReason, RejectReason } from './reasons.ts'
export { DROP_REASONS, REFUSAL_REASONS, REJECT_REASONS } from './reasons.ts'
export { scrubText } from './scrub-text.ts'
export type { PageKind, Stage } from './stage.ts'
export { PAGE_KINDS, STAGES } from './stage.ts'
export type {
  BotSign,
  ChannelGrade,
  Device,
  StoredItem,
  StoredTouchpoint,
  TimeDoubt,
} from './stored.ts'
export { BOT_SIGNS, TIME_DOUBTS } from './stored.ts'
export type {
  Item,
  Json,
  Origin,
  OriginSource,
  PageFacts,
  Props,
  StageGrade,
  Touchpoint,
  TouchpointType,
} from './touchpoint.ts'
export { ORIGIN_SOURCES, TOUCHPOINT_TYPES } from './touchpoint.ts'
export { createUuid, isUuid, uuidCreatedAt } from './uuid.ts'
export type { EnvelopeVerdict } from './validate-envelope.ts'
export { validateEnvelope } from './validate-envelope.ts'
export type { TouchpointVerdict } from './validate-touchpoint.ts'
export { validateTouchpoint } from './validate-touchpoint.ts'
