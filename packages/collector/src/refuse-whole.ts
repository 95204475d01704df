import { authorise } from './authorise.ts'
import type { Unread } from './make-letters.ts'
import { letterHead, makeEnvelopeLetter } from './make-letters.ts'
import type { Delivery, ReceiveContext } from './receive.ts'
import type { RefusedRequest } from './refusals.ts'
import { writeBatch } from './write-batch.ts'

/** Which site a body that is no envelope was meant for: as it says, or by the page it came from. */
function siteOfUnread(
  sent: Unread,
  { sender }: Delivery,
  { origins }: ReceiveContext,
): string | undefined {
  // JSON of any shape: `null` has no fields, everything else may be asked for one.
  const named = 'value' in sent ? (sent.value as { siteId?: unknown } | null)?.siteId : undefined
  if (typeof named === 'string') return named
  const origin = sender.kind === 'request' ? sender.origin : undefined
  return origin === undefined ? undefined : origins.siteOf(origin)
}

/**
 * Refuses a request as a whole. What can never be taken is kept first, if it came from somebody who
 * may send for a site; noise that belongs to no site is not.
 */
export async function refuseWhole(
  refused: RefusedRequest,
  sent: Unread,
  delivery: Delivery,
  context: ReceiveContext,
): Promise<RefusedRequest> {
  const { reason, permanent } = refused.refusal
  const siteId = siteOfUnread(sent, delivery, context)
  if (!permanent || siteId === undefined) return refused
  const authority = await authorise(siteId, delivery.sender, context)
  if (!authority.ok) return refused
  const head = letterHead(siteId, authority.isTrusted, delivery, context)
  if (!head) return refused
  const limited = await context.admission.ofSite(siteId)
  if (limited) return limited
  const letter = await makeEnvelopeLetter(head, refused, sent)
  const { receivedAt } = delivery
  const written = await writeBatch(
    {
      siteId,
      batchId: letter.id,
      receivedAt,
      touchpoints: [],
      drops: {},
      refused: { [reason]: 1 },
      deadLetters: [letter],
    },
    context,
  )
  return written.ok ? refused : written
}
