import type { Rejection } from '@waymark/protocol'
import { createUuid, validateEnvelope } from '@waymark/protocol'
import type { Authority } from '../authorise.ts'
import { authorise } from '../authorise.ts'
import type { DeadLetter } from '../dead-letter.ts'
import type { RefusedCounts } from '../loss.ts'
import type { LetterHead } from '../make-letters.ts'
import { letterHead, MAX_LETTERS, makeEnvelopeLetter } from '../make-letters.ts'
import type { PreparedBatch } from '../prepare-batch.ts'
import { prepareBatch } from '../prepare-batch.ts'
import type { Delivery, ReceiveContext, Reception } from '../receive.ts'
import type { RefusedRequest } from '../refusals.ts'
import { refuse } from '../refusals.ts'
import { writeBatch } from '../write-batch.ts'
import { deriveId } from './derive-id.ts'
import type { Imported, Unreadable } from './imported.ts'
import { isUnreadable, placeReadable } from './imported.ts'
import type { ImportedEnvelope } from './to-envelopes.ts'
import { toEnvelopes } from './to-envelopes.ts'

/** Messages of another client, as one request brought them. */
export interface ImportRequest {
  siteId: string
  /** What was read of each message, in their order. */
  messages: readonly (Imported | Unreadable)[]
  /** The messages as they were sent. */
  sent: readonly unknown[]
}

/** Letters and counts of messages that are none. */
async function refuseUnreadable(
  head: LetterHead | undefined,
  { messages, sent }: ImportRequest,
): Promise<{ rejected: Rejection[]; letters: DeadLetter[] }> {
  const rejected: Rejection[] = []
  const letters: DeadLetter[] = []
  for (const [index, message] of messages.entries()) {
    if (!isUnreadable(message)) continue
    const { detail } = message
    rejected.push({ index, reason: 'bad_field', detail })
    if (!head || letters.length >= MAX_LETTERS) continue
    const letter = await makeEnvelopeLetter(head, refuse('bad_envelope', detail), {
      value: sent[index],
    })
    // In the words of another client, it is no body that can be taken again as it is.
    letters.push({ ...letter, reason: 'bad_field', isWhole: false })
  }
  return { rejected, letters }
}

function addCounts(counts: readonly (RefusedCounts | undefined)[]): RefusedCounts {
  const sums: Record<string, number> = {}
  for (const each of counts) {
    for (const [reason, count] of Object.entries(each ?? {})) {
      sums[reason] = (sums[reason] ?? 0) + count
    }
  }
  return sums
}

/** The refusals of an envelope, by the places its messages had in the request. */
function placeInRequest({ indexes }: ImportedEnvelope, rejected: readonly Rejection[]) {
  return rejected.map((rejection) => ({
    ...rejection,
    index: indexes[rejection.index] ?? rejection.index,
  }))
}

/** A request sent again has its key again, however often; its messages decide. */
async function batchIdOf({ siteId, messages }: ImportRequest): Promise<string> {
  const keys = placeReadable(messages).map(([, { key }]) => key)
  return keys.length > 0 ? deriveId(siteId, 'batch', ...keys) : createUuid()
}

/** Makes the messages that could be read ready to write, envelope by envelope. */
async function prepareMessages(
  { siteId, messages }: ImportRequest,
  authority: Extract<Authority, { ok: true }>,
  delivery: Delivery,
  context: ReceiveContext,
): Promise<{ ok: true; parts: PreparedBatch[] } | RefusedRequest> {
  const { receivedAt, sentAt } = delivery
  const packs = await toEnvelopes(siteId, placeReadable(messages), {
    isTrusted: authority.isTrusted,
    sentAt: Number.isNaN(sentAt) ? receivedAt : sentAt,
  })
  const parts: PreparedBatch[] = []
  for (const pack of packs) {
    const verdict = validateEnvelope(pack.envelope)
    if (!verdict.ok) return refuse(verdict.reason, verdict.detail)
    const candidates = pack.envelope.touchpoints
    const part = await prepareBatch({ ...verdict, candidates }, authority, delivery, context)
    parts.push({ ...part, rejected: placeInRequest(pack, part.rejected) })
  }
  return { ok: true, parts }
}

/**
 * Takes messages of another client from the reading to the store, all of a request in one write:
 * a sender that hears "later" sends all of them again, and each is stored once.
 */
export async function receiveImport(
  request: ImportRequest,
  delivery: Delivery,
  context: ReceiveContext,
): Promise<Reception> {
  const { siteId } = request
  const { receivedAt } = delivery
  const authority = await authorise(siteId, delivery.sender, context)
  if (!authority.ok) return authority
  const limited = await context.admission.ofSite(siteId)
  if (limited) return limited

  const prepared = await prepareMessages(request, authority, delivery, context)
  if (!prepared.ok) return prepared
  const { parts } = prepared
  const head = letterHead(siteId, authority.isTrusted, delivery, context)
  const unreadable = await refuseUnreadable(head, request)
  const letters = parts.flatMap(({ batch }) => batch.deadLetters ?? [])
  const written = await writeBatch(
    {
      siteId,
      batchId: await batchIdOf(request),
      receivedAt,
      touchpoints: parts.flatMap(({ batch }) => batch.touchpoints),
      drops: {},
      refused: addCounts([
        ...parts.map(({ batch }) => batch.refused),
        ...unreadable.rejected.map(() => ({ bad_field: 1 })),
      ]),
      deadLetters: [...letters, ...unreadable.letters].slice(0, MAX_LETTERS),
    },
    context,
  )
  if (!written.ok) return written
  const rejected = [...parts.flatMap((part) => part.rejected), ...unreadable.rejected]
  return {
    ...written,
    accepted: parts.reduce((sum, { accepted }) => sum + accepted, 0),
    rejected: rejected.sort((a, b) => a.index - b.index),
  }
}
