import type { Envelope, Rejection } from '@waymark/protocol'
import type { Authority } from './authorise.ts'
import { letterHead, makeTouchpointLetters } from './make-letters.ts'
import { protect } from './protect.ts'
import type { Delivery, ReceiveContext } from './receive.ts'
import type { StoredBatch } from './sinks/sink.ts'
import { stamp } from './stamp.ts'
import { countByReason } from './write-batch.ts'

/** What is to be written of an envelope, and what is to be said of it. */
export interface PreparedBatch {
  batch: StoredBatch
  /** Touchpoints among what is to be written. */
  accepted: number
  /** The others, ordered by index. */
  rejected: readonly Rejection[]
}

/** An envelope that was validated. */
export interface ReadEnvelope {
  envelope: Envelope
  /** What validation has refused, ordered by index. */
  rejected: readonly Rejection[]
  /** The touchpoints as they were sent, by index. */
  candidates: readonly unknown[]
}

/** Makes a valid envelope ready to write: protect, stamp, and letters of what is refused. */
export async function prepareBatch(
  read: ReadEnvelope,
  { isTrusted, consent }: Extract<Authority, { ok: true }>,
  delivery: Delivery,
  context: ReceiveContext,
): Promise<PreparedBatch> {
  const { envelope, candidates } = read
  const { facts, receivedAt, sentAt } = delivery
  const { origins, gradeStage, urls, channel } = context
  const { siteId, batchId, drops = {} } = envelope
  const hasPrivacySignal = facts.hasPrivacySignal === true
  const { touchpoints, rejected } = protect(envelope, read.rejected, {
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
    gradeStage,
    urls,
    ...(channel ? { channel } : {}),
  })
  const head = letterHead(siteId, isTrusted, delivery, context)
  const deadLetters =
    head && rejected.length > 0
      ? await makeTouchpointLetters(head, envelope, { rejected, candidates })
      : []
  const batch = {
    siteId,
    batchId,
    receivedAt,
    touchpoints: stored,
    drops,
    ...(rejected.length > 0 ? { refused: countByReason(rejected), deadLetters } : {}),
  }
  return { batch, accepted: stored.length, rejected }
}
