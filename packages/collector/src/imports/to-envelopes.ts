import { createUuid, type Envelope, isId, LIMITS, PROTOCOL_VERSION } from '@waymark/protocol'
import { deriveId } from './derive-id.ts'
import type { Imported, Placed } from './imported.ts'

/** An envelope made of messages, and where each of its touchpoints stood among them. */
export interface ImportedEnvelope {
  /** Not validated yet, as any other body. */
  envelope: Record<keyof Omit<Envelope, 'userId' | 'drops' | 'touchpoints'>, unknown> & {
    userId?: string
    touchpoints: readonly unknown[]
  }
  /** Place of each touchpoint in the request. */
  indexes: readonly number[]
}

/** An id as it may travel: the client's own where it has that form, else one derived from it. */
async function toVisitorId(
  siteId: string,
  { anonymousId, userId = '' }: Imported,
): Promise<string> {
  if (isId(anonymousId)) return anonymousId
  return anonymousId === undefined
    ? deriveId(siteId, 'user', userId)
    : deriveId(siteId, 'visitor', anonymousId)
}

/** What {@link toEnvelopes} knows of the request besides its messages. */
export interface ImportOptions {
  /** Whether it came with the site's secret: only then a server speaks, and not a page. */
  isTrusted: boolean
  /** When a message happened that does not say so; epoch milliseconds of the sender's clock. */
  sentAt: number
}

/**
 * Packs messages into envelopes: one visitor, one user and one consent state in each, in the order
 * they came. Ids are derived from the messages' own, so that a message sent again, in whatever
 * batch, is stored once.
 */
export async function toEnvelopes(
  siteId: string,
  messages: readonly Placed[],
  { isTrusted, sentAt }: ImportOptions,
): Promise<ImportedEnvelope[]> {
  const envelopes: ImportedEnvelope[] = []
  const origin = { source: isTrusted ? 'import' : 'api', confidence: 1 }
  const open = new Map<string, { touchpoints: unknown[]; indexes: number[] }>()
  for (const [index, message] of messages) {
    const { userId, consent, context } = message
    const anonymousId = await toVisitorId(siteId, message)
    const head = JSON.stringify([anonymousId, userId, consent, context])
    let pack = open.get(head)
    if (!pack || pack.touchpoints.length >= LIMITS.touchpointsPerEnvelope) {
      pack = { touchpoints: [], indexes: [] }
      open.set(head, pack)
      const { touchpoints, indexes } = pack
      const ids = { protocolVersion: PROTOCOL_VERSION, siteId, batchId: createUuid(), anonymousId }
      const user = userId === undefined ? {} : { userId }
      envelopes.push({ envelope: { ...ids, ...user, consent, context, touchpoints }, indexes })
    }
    pack.indexes.push(index)
    const id = await deriveId(siteId, message.key)
    pack.touchpoints.push({ occurredAt: sentAt, ...message.touchpoint, id, origin })
  }
  return envelopes
}
