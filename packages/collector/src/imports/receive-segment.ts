import type { Sender } from '../authorise.ts'
import type { Delivery, ReceiveContext, Reception } from '../receive.ts'
import { refuse } from '../refusals.ts'
import { toFields, toInstant, toText } from './foreign-fields.ts'
import { receiveImport } from './receive-import.ts'
import { readSegmentMessage } from './segment.ts'
import { readWriteKey } from './write-key.ts'

/** Most bytes of a body in the Segment protocol. */
export const SEGMENT_BODY_BYTES = 512_000

/** Most messages of a request. */
const SEGMENT_MESSAGES = 2_500

/** What a request of the Segment protocol says besides its body. */
export interface SegmentRequest extends Omit<Delivery, 'sentAt' | 'sender'> {
  sender: Extract<Sender, { kind: 'request' }>
  /** Message type its path names; absent for batches. */
  pathType?: string
  /** Write key of its query. */
  queryKey?: string
}

/** Whether a body at `/v1/batch` is of the Segment protocol, and no envelope of ours. */
export function isSegmentBatch(value: unknown): boolean {
  const body = toFields(value)
  return Array.isArray(body.batch) && body.protocolVersion === undefined
}

/** Takes what a client of the Segment protocol sent: a batch, or the one message of its path. */
export async function receiveSegment(
  value: unknown,
  request: SegmentRequest,
  context: ReceiveContext,
): Promise<Reception> {
  const { pathType, queryKey, ...delivery } = request
  const body = toFields(value)
  const sent: unknown[] | undefined =
    pathType !== undefined ? [value] : Array.isArray(body.batch) ? body.batch : undefined
  if (!sent) return refuse('bad_envelope', 'body must have a batch of messages')
  if (sent.length > SEGMENT_MESSAGES) {
    return refuse('too_many_touchpoints', `a batch must be at most ${SEGMENT_MESSAGES} messages`)
  }
  const holder = await readWriteKey(delivery.sender, [toText(body.writeKey), queryKey], context)
  if (!holder.ok) return holder
  const { siteId, sender } = holder
  const messages = sent.map((message) => readSegmentMessage(message, pathType))
  const sentAt = toInstant(body.sentAt, toFields(sent[0]).sentAt) ?? Number.NaN
  return receiveImport({ siteId, messages, sent }, { ...delivery, sender, sentAt }, context)
}
