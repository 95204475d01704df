import type { Rejection } from '@waymark/protocol'
import type { RefusedCounts } from './loss.ts'
import type { ReceiveContext } from './receive.ts'
import type { RefusedRequest } from './refusals.ts'
import { refuse } from './refusals.ts'
import type { StoredBatch } from './sinks/sink.ts'

/**
 * Writes what there is to write of a batch, and logs it.
 *
 * @returns The refusal, where something would be lost that the sender still has; or how many of the
 * touchpoints are of erased visitors. No sender is told of these: it would tell who was erased.
 */
export async function writeBatch(
  batch: StoredBatch,
  { sink, log }: Pick<ReceiveContext, 'sink' | 'log'>,
): Promise<RefusedRequest | { ok: true; erased: number }> {
  const { siteId, touchpoints, drops, refused = {}, deadLetters = [] } = batch
  const isNew = touchpoints.length + Object.keys(drops).length > 0
  const reasons = Object.entries(refused)
  if (!isNew && reasons.length === 0) return { ok: true, erased: 0 }
  let erased = 0
  try {
    erased = (await sink.write(batch)).erased ?? 0
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    log({ level: 'error', event: 'sink_failed', siteId, count: touchpoints.length, message })
    // A mere count is not worth asking somebody who refused consent to send it all again.
    if (isNew || deadLetters.length > 0) {
      return refuse('store_unavailable', 'nothing was stored: send the same bytes again')
    }
  }
  const count = touchpoints.length - erased
  if (isNew) log({ level: 'info', event: 'batch_stored', siteId, count })
  if (erased > 0) {
    log({ level: 'warn', event: 'touchpoints_rejected', siteId, reason: 'erased', count: erased })
  }
  for (const [reason, count] of reasons) {
    log({ level: 'warn', event: 'touchpoints_rejected', siteId, reason, count })
  }
  return { ok: true, erased }
}

/** Counts refused touchpoints by reason. */
export function countByReason(rejected: readonly Rejection[]): RefusedCounts {
  const counts: RefusedCounts = {}
  for (const { reason } of rejected) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
