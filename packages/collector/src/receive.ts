import type { Envelope, PartialAcceptance } from '@waymark/protocol'
import { validateEnvelope } from '@waymark/protocol'
import type { Admission } from './admission.ts'
import type { AuthoriseContext, Sender } from './authorise.ts'
import { authorise } from './authorise.ts'
import type { Decoded } from './decode.ts'
import { decode } from './decode.ts'
import type { Gunzip } from './gunzip.ts'
import type { CollectorSettings, LogEntry } from './options.ts'
import { prepareBatch } from './prepare-batch.ts'
import type { RefusedRequest } from './refusals.ts'
import { refuse } from './refusals.ts'
import { refuseWhole } from './refuse-whole.ts'
import type { RequestFacts } from './request-facts.ts'
import type { StageGrader } from './stage-grader.ts'
import type { UrlReader } from './url-reader.ts'
import { writeBatch } from './write-batch.ts'

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
}

/** What {@link receive} works with; resolved once per collector. */
export interface ReceiveContext
  extends Pick<CollectorSettings, 'sink' | 'channel'>,
    AuthoriseContext {
  admission: Admission
  gunzip: Gunzip
  gradeStage: StageGrader
  urls: UrlReader
  /** Days what was refused for good is kept. */
  deadLetterDays: number
  log: (entry: LogEntry) => void
}

/**
 * The answer to a request: all that is left is to say it in HTTP. `erased` counts what was accepted
 * and not stored because its visitor was erased; it is for those who may look.
 */
export type Reception = ({ ok: true; erased: number } & PartialAcceptance) | RefusedRequest

/**
 * Takes one envelope from its bytes to the store: decode, validate, protect, stamp, write. Answers
 * only after the sink has stored what is acknowledged, and what of it is kept as dead letter.
 */
export async function receive(
  delivery: DeliveredBytes,
  context: ReceiveContext,
): Promise<Reception> {
  return receiveDecoded(await decode(delivery.bytes, context), delivery, context)
}

/** {@link receive}, from what the bytes held. */
export async function receiveDecoded(
  decoded: Decoded,
  delivery: Delivery,
  context: ReceiveContext,
): Promise<Reception> {
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
  const { sender } = delivery
  const verdict = validateEnvelope(value)
  if (!verdict.ok) {
    const refused = refuse(verdict.reason, verdict.detail)
    return refuseWhole(refused, { value }, delivery, context)
  }
  const { siteId } = verdict.envelope
  const authority = await authorise(siteId, sender, context)
  if (!authority.ok) return authority
  const limited = sender.kind === 'replay' ? undefined : await context.admission.ofSite(siteId)
  if (limited) return limited
  const { batch, accepted, rejected } = await prepareBatch(
    { ...verdict, candidates: candidatesOf(value) },
    authority,
    delivery,
    context,
  )
  const written = await writeBatch(batch, context)
  return written.ok ? { ...written, accepted, rejected } : written
}

/** The touchpoints as they were sent; validation has seen that they are an array. */
function candidatesOf(value: unknown): readonly unknown[] {
  return (value as Envelope).touchpoints
}
