import { createUuid, validateEnvelope } from '@waymark/protocol'
import type { Sender } from '../authorise.ts'
import type { Delivery, ReceiveContext, Reception } from '../receive.ts'
import { refuse } from '../refusals.ts'
import { toFields } from './foreign-fields.ts'
import { isUnreadable, placeReadable } from './imported.ts'
import { readMeasurementBody } from './measurement-protocol.ts'
import { receiveImport } from './receive-import.ts'
import { toEnvelopes } from './to-envelopes.ts'

/** What a request of GA4's Measurement Protocol says besides its body. */
export interface MeasurementRequest extends Omit<Delivery, 'sentAt' | 'sender'> {
  sender: Extract<Sender, { kind: 'request' }>
  /** `measurement_id`: the site. */
  siteId: string
  /** `api_secret`: one of the site's secrets. */
  secret?: string
}

function eventsOf(value: unknown): readonly unknown[] | undefined {
  const { events } = toFields(value)
  return Array.isArray(events) ? events : undefined
}

/** Takes a body of GA4's Measurement Protocol, which only a server may send. */
export async function receiveMeasurement(
  value: unknown,
  request: MeasurementRequest,
  context: ReceiveContext,
): Promise<Reception> {
  const { siteId, secret, sender, ...delivery } = request
  const sent = eventsOf(value)
  if (!sent) return refuse('bad_envelope', 'body must have events')
  if (!context.origins.hasSite(siteId)) {
    return refuse('unknown_site', 'measurement_id must be a site this collector serves')
  }
  const authorization = `Bearer ${secret ?? ''}`
  if (!(await context.keys.isHeldBy(siteId, authorization))) {
    return refuse('unauthorized', `api_secret must be a secret of site ${siteId}`)
  }
  const messages = readMeasurementBody(value, {
    receivedAt: delivery.receivedAt,
    createKey: createUuid,
  })
  return receiveImport(
    { siteId, messages, sent },
    { ...delivery, sender: { ...sender, authorization }, sentAt: Number.NaN },
    context,
  )
}

/** What is wrong with an event, in the words of Google's validation server. */
export interface ValidationMessage {
  fieldPath: string
  description: string
  validationCode: 'VALUE_INVALID'
}

/** Says what would be refused of a body of the Measurement Protocol; stores nothing. */
export async function checkMeasurement(
  value: unknown,
  receivedAt: number,
): Promise<ValidationMessage[]> {
  const complain = (index: number, description: string): ValidationMessage => ({
    fieldPath: `events[${index}]`,
    description,
    validationCode: 'VALUE_INVALID',
  })
  if (!eventsOf(value)) {
    const description = 'body must have events'
    return [{ fieldPath: 'events', description, validationCode: 'VALUE_INVALID' }]
  }
  const messages = readMeasurementBody(value, { receivedAt, createKey: createUuid })
  const problems = messages.flatMap((message, index) =>
    isUnreadable(message) ? [complain(index, message.detail)] : [],
  )
  const readable = placeReadable(messages)
  const packs = await toEnvelopes('check', readable, { isTrusted: true, sentAt: receivedAt })
  for (const { envelope, indexes } of packs) {
    const verdict = validateEnvelope(envelope)
    if (!verdict.ok) continue
    for (const { index, detail } of verdict.rejected) {
      problems.push(complain(indexes[index] ?? index, detail))
    }
  }
  return problems
}
