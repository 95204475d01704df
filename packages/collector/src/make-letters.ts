import type { Envelope, Rejection } from '@waymark/protocol'
import { isId, LIMITS } from '@waymark/protocol'
import type { DeadLetter } from './dead-letter.ts'
import { shortDigest } from './digest.ts'
import { DAY_MS } from './loss.ts'
import type { Delivery, ReceiveContext } from './receive.ts'
import type { RefusedRequest } from './refusals.ts'
import type { ScrubbedLetter } from './scrub-letter.ts'
import { scrubJsonLetter, scrubTextLetter } from './scrub-letter.ts'

/** What the letters of one request have in common. */
export type LetterHead = Pick<
  DeadLetter,
  'siteId' | 'receivedAt' | 'expiresAt' | 'sentAt' | 'facts' | 'isTrusted'
>

/** The head of a request's letters; `undefined` where none are kept. */
export function letterHead(
  siteId: string,
  isTrusted: boolean,
  { receivedAt, sentAt, facts, sender }: Delivery,
  { deadLetterDays }: Pick<ReceiveContext, 'deadLetterDays'>,
): LetterHead | undefined {
  // A letter taken again is still there.
  if (deadLetterDays <= 0 || sender.kind === 'replay') return undefined
  const expiresAt = receivedAt + deadLetterDays * DAY_MS
  const hasSentAt = !Number.isNaN(sentAt)
  return { siteId, receivedAt, expiresAt, facts, isTrusted, ...(hasSentAt ? { sentAt } : {}) }
}

/** Letters of one request kept at most: a batch of nothing but errors has one cause. */
export const MAX_LETTERS = 20

/**
 * Makes the letters of refused touchpoints, each a request body of its own. What was refused for
 * consent leaves none.
 *
 * @param candidates - The envelope's touchpoints as they were sent, by index.
 */
export async function makeTouchpointLetters(
  head: LetterHead,
  envelope: Envelope,
  refused: { rejected: readonly Rejection[]; candidates: readonly unknown[] },
): Promise<DeadLetter[]> {
  const { touchpoints: _, drops: __, ...frame } = envelope
  const { batchId, anonymousId, userId } = envelope
  const kept = refused.rejected.filter(({ reason }) => reason !== 'consent')
  return Promise.all(
    kept.slice(0, MAX_LETTERS).map(async ({ index, id, reason, detail }) => ({
      ...head,
      id: await shortDigest(JSON.stringify([head.siteId, id ?? `${batchId}:${index}`, reason])),
      anonymousId,
      ...(userId === undefined ? {} : { userId }),
      reason,
      detail: scrubTextLetter(detail).body,
      ...scrubJsonLetter({ ...frame, touchpoints: [refused.candidates[index]] }),
    })),
  )
}

/** What of a body could be read: its JSON, or its text. */
export type Unread = { value: unknown } | { text: string }

/** Who a body that is no envelope is of, so that it can be erased with them. */
function visitorOf(value: unknown): Pick<DeadLetter, 'anonymousId' | 'userId'> {
  // JSON of any shape: `null` has no fields, everything else may be asked for one.
  const { anonymousId, userId } = Object(value)
  const user = typeof userId === 'number' ? String(userId) : userId
  return {
    ...(isId(anonymousId) ? { anonymousId } : {}),
    ...(typeof user === 'string' ? { userId: user.slice(0, LIMITS.userIdLength) } : {}),
  }
}

/** Makes the letter of a request that was refused as a whole. */
export async function makeEnvelopeLetter(
  head: LetterHead,
  { refusal }: RefusedRequest,
  sent: Unread,
): Promise<DeadLetter> {
  const scrubbed: ScrubbedLetter =
    'text' in sent ? scrubTextLetter(sent.text) : scrubJsonLetter(sent.value)
  return {
    ...head,
    ...('value' in sent ? visitorOf(sent.value) : {}),
    id: await shortDigest(JSON.stringify([head.siteId, refusal.reason, scrubbed.body])),
    reason: refusal.reason,
    detail: scrubTextLetter(refusal.detail).body,
    ...scrubbed,
  }
}
