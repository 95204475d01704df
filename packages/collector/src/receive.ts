import type { Envelope, PartialAcceptance } from '@waymark/protocol'
import { validateEnvelope } from '@waymark/protocol'
import type { Admission } from './admission.ts'
import type { AuthoriseContext, Sender } from './authorise.ts'
import { authorise } from './authorise.ts'
import { decode } from './decode.ts'
import type { Gunzip } from './gunzip.ts'
import { letterHead, makeTouchpointLetters } from './make-letters.ts'
import type { CollectorSettings, LogEntry } from './options.ts'
import { protect } from './protect.ts'
import type { RefusedRequest } from './refusals.ts'
import { refuse } from './refusals.ts'
import { refuseWhole } from './refuse-whole.ts'
import type { RequestFacts } from './request-facts.ts'
import { stamp } from './stamp.ts'
import { countByReason, writeBatch } from './write-batch.ts'

/** What is known of a request besides its body, apart from HTTP. */
export interface Delivery {
  /** Client clock at this attempt, epoch milliseconds; `NaN` when it was not told. */
  sentAt: number
  /** Our clock at arrival, epoch milliseconds. */
  receivedAt: number
  sender: Sender
  facts: RequestFacts
}

/** A {@link Delivery} with its body. */
export interface DeliveredBytes extends Delivery {
  bytes: Uint8Array
  /** `Content-Encoding`, if there was one. */
  contentEncoding?: string
}

/** What {@link receive} works with; resolved once per collector. */
export interface ReceiveContext
  extends Pick<CollectorSettings, 'sink' | 'stage' | 'channel'>,
    AuthoriseContext {
  admission: Admission
  gunzip: Gunzip
  /** Days what was refused for good is kept. */
  deadLetterDays: number
  log: (entry: LogEntry) => void
}

/** The answer to a request: all that is left is to say it in HTTP. */
export type Reception = ({ ok: true } & PartialAcceptance) | RefusedRequest

/**
 * Takes one envelope from its bytes to the store: decode, validate, protect, stamp, write. Answers
 * only after the sink has stored what is acknowledged, and what of it is kept as dead letter.
 */
export async function receive(
  delivery: DeliveredBytes,
  context: ReceiveContext,
): Promise<Reception> {
  const { bytes, contentEncoding } = delivery
  const decoded = await decode(bytes, {
    gunzip: context.gunzip,
    ...(contentEncoding === undefined ? {} : { contentEncoding }),
  })
  if (!decoded.ok) {
    const { text = '', ...refused } = decoded
    return refuseWhole(refused, { text }, delivery, context)
  }
  return receiveValue(decoded.value, delivery, context)
}

/** {@link receive}, from the JSON on. */
export async function receiveValue(
  value: unknown,
  delivery: Delivery,
  context: ReceiveContext,
): Promise<Reception> {
  const { sender, facts, receivedAt, sentAt } = delivery
  const { origins, stage, channel } = context
  const verdict = validateEnvelope(value)
  if (!verdict.ok) {
    const refused = refuse(verdict.reason, verdict.detail)
    return refuseWhole(refused, { value }, delivery, context)
  }
  const { envelope } = verdict
  const { siteId, batchId, drops = {} } = envelope
  const authority = await authorise(siteId, sender, context)
  if (!authority.ok) return authority
  const { isTrusted, consent } = authority
  const limited = sender.kind === 'replay' ? undefined : await context.admission.ofSite(siteId)
  if (limited) return limited

  const hasPrivacySignal = facts.hasPrivacySignal === true
  const { touchpoints, rejected } = protect(envelope, verdict.rejected, {
    consent,
    hasPrivacySignal,
    isTrusted,
  })
  const stored = stamp(envelope, touchpoints, {
    receivedAt,
    sentAt,
    siteHosts: origins.hostsOf(siteId),
    facts,
    isTrusted,
    ...(stage ? { stage } : {}),
    ...(channel ? { channel } : {}),
  })
  const head = letterHead(siteId, isTrusted, delivery, context)
  const candidates = candidatesOf(value)
  const deadLetters =
    head && rejected.length > 0
      ? await makeTouchpointLetters(head, envelope, { rejected, candidates })
      : []
  const failure = await writeBatch(
    {
      siteId,
      batchId,
      receivedAt,
      touchpoints: stored,
      drops,
      ...(rejected.length > 0 ? { refused: countByReason(rejected), deadLetters } : {}),
    },
    context,
  )
  if (failure) return failure
  return { ok: true, accepted: touchpoints.length, rejected }
}

/** The touchpoints as they were sent; validation has seen that they are an array. */
function candidatesOf(value: unknown): readonly unknown[] {
  return (value as Envelope).touchpoints
}
