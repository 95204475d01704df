import type { Envelope, EnvelopeContext, Rejection } from './envelope.ts'
import { CONSENT_STATES, PROTOCOL_VERSION } from './envelope.ts'
import { LIMITS } from './limits.ts'
import { isFields, isId } from './read-field.ts'
import type { DropCounts, RefusalReason } from './reasons.ts'
import { DROP_REASONS } from './reasons.ts'
import { validateTouchpoint } from './validate-touchpoint.ts'

/** Outcome of {@link validateEnvelope}: the good touchpoints beside the refused ones. */
export type EnvelopeVerdict =
  | { ok: true; envelope: Envelope; rejected: readonly Rejection[] }
  | { ok: false; reason: RefusalReason; detail: string }

function readContext(input: unknown): EnvelopeContext {
  const context: EnvelopeContext = { sdk: 'unknown' }
  if (!isFields(input)) return context
  for (const key of ['sdk', 'locale', 'timeZone', 'viewport'] as const) {
    const value = input[key]
    if (typeof value === 'string') context[key] = value.slice(0, 64)
  }
  if (input.webdriver === true) context.webdriver = true
  return context
}

function readDrops(input: unknown): DropCounts | undefined {
  if (!isFields(input)) return undefined
  const drops: DropCounts = {}
  for (const reason of DROP_REASONS) {
    const count = input[reason]
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count <= 0) continue
    // Bounded, so that sums of what strangers report stay integers.
    drops[reason] = Math.min(count, LIMITS.dropsPerReason)
  }
  return drops
}

/** A site's own id of a customer, which many shops keep as a number. */
function readUserId(input: unknown): string | undefined {
  const text = typeof input === 'number' && Number.isFinite(input) ? String(input) : input
  if (typeof text !== 'string' || text === '') return undefined
  return text.slice(0, LIMITS.userIdLength)
}

function refuse(reason: RefusalReason, detail: string): EnvelopeVerdict {
  return { ok: false, reason, detail }
}

/**
 * Reads an envelope out of parsed JSON, of any protocol version this package knows.
 *
 * @returns The envelope with its good touchpoints and the refusals of the bad ones, by index; or why
 * the envelope as a whole is refused.
 */
export function validateEnvelope(input: unknown): EnvelopeVerdict {
  if (!isFields(input)) return refuse('bad_envelope', 'body must be a JSON object')
  const { protocolVersion, siteId, batchId, anonymousId, consent, touchpoints } = input
  if (protocolVersion !== PROTOCOL_VERSION) {
    return refuse('unsupported_version', `protocolVersion must be ${PROTOCOL_VERSION}`)
  }
  if (!isId(siteId, LIMITS.siteIdLength))
    return refuse('bad_envelope', 'siteId must be a short name')
  if (!isId(batchId)) return refuse('bad_envelope', 'batchId must be an id')
  if (!isId(anonymousId)) return refuse('bad_envelope', 'anonymousId must be an id')
  const state = CONSENT_STATES.find((known) => known === consent)
  if (!state) return refuse('bad_envelope', `consent must be one of ${CONSENT_STATES.join(', ')}`)
  if (!Array.isArray(touchpoints)) return refuse('bad_envelope', 'touchpoints must be an array')
  if (touchpoints.length > LIMITS.touchpointsPerEnvelope) {
    return refuse(
      'too_many_touchpoints',
      `touchpoints must be at most ${LIMITS.touchpointsPerEnvelope}`,
    )
  }
  const good: Envelope['touchpoints'][number][] = []
  const rejected: Rejection[] = []
  touchpoints.forEach((candidate, index) => {
    const verdict = validateTouchpoint(candidate)
    if (verdict.ok) good.push(verdict.touchpoint)
    else {
      const { id, reason, detail } = verdict
      rejected.push({ index, ...(id === undefined ? {} : { id }), reason, detail })
    }
  })
  const userId = readUserId(input.userId)
  const drops = readDrops(input.drops)
  const envelope: Envelope = {
    protocolVersion,
    siteId,
    batchId,
    anonymousId,
    ...(userId === undefined ? {} : { userId }),
    consent: state,
    context: readContext(input.context),
    ...(drops ? { drops } : {}),
    touchpoints: good,
  }
  return { ok: true, envelope, rejected }
}
