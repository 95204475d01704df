import type { PartialAcceptance } from '@waymark/protocol'
import { validateEnvelope } from '@waymark/protocol'
import { decode } from './decode.ts'
import type { Gunzip } from './gunzip.ts'
import type { CollectorSettings, LogEntry } from './options.ts'
import type { OriginRules } from './origins.ts'
import { protect } from './protect.ts'
import type { RefusedRequest } from './refusals.ts'
import { refuse } from './refusals.ts'
import { stamp } from './stamp.ts'

/** One request, apart from HTTP. */
export interface Delivery {
  bytes: Uint8Array
  /** Client clock at this attempt, epoch milliseconds; `NaN` when it was not told. */
  sentAt: number
  /** Our clock at arrival, epoch milliseconds. */
  receivedAt: number
  /** The page's origin as its browser says; absent from other senders. */
  origin?: string
}

/** What {@link receive} works with; resolved once per collector. */
export interface ReceiveContext extends Pick<CollectorSettings, 'sink' | 'stage' | 'channel'> {
  origins: OriginRules
  gunzip: Gunzip
  log: (entry: LogEntry) => void
}

/** The answer to a request: all that is left is to say it in HTTP. */
export type Reception = ({ ok: true } & PartialAcceptance) | RefusedRequest

/**
 * Takes one envelope from its bytes to the store: decode, validate, protect, stamp, write. Answers
 * only after the sink has stored what is acknowledged.
 */
export async function receive(delivery: Delivery, context: ReceiveContext): Promise<Reception> {
  const { bytes, sentAt, receivedAt, origin } = delivery
  const { sink, origins, gunzip, stage, channel, log } = context

  const decoded = await decode(bytes, gunzip)
  if (!decoded.ok) return decoded
  const verdict = validateEnvelope(decoded.value)
  if (!verdict.ok) return refuse(verdict.reason, verdict.detail)
  const { envelope } = verdict
  const { siteId, batchId, drops = {} } = envelope
  if (!origins.hasSite(siteId)) {
    return refuse('unknown_site', `siteId must be one this collector serves: ${siteId} is not`)
  }
  // Advisory: only browsers are honest about it, and other senders have none. It keeps a page from
  // sending for a site that does not know it; it proves nothing about anyone else.
  if (origin !== undefined && !origins.isAllowed(siteId, origin)) {
    return refuse('origin_not_allowed', `origin must be one of site ${siteId}: ${origin} is not`)
  }

  const { touchpoints, rejected } = protect(envelope, verdict.rejected)
  if (touchpoints.length > 0 || Object.keys(drops).length > 0) {
    const stored = stamp(envelope, touchpoints, {
      receivedAt,
      sentAt,
      siteHosts: origins.hostsOf(siteId),
      ...(stage ? { stage } : {}),
      ...(channel ? { channel } : {}),
    })
    try {
      await sink.write({ siteId, batchId, receivedAt, touchpoints: stored, drops })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      log({ level: 'error', event: 'sink_failed', siteId, count: stored.length, message })
      return refuse('store_unavailable', 'nothing was stored: send the same bytes again')
    }
    log({ level: 'info', event: 'batch_stored', siteId, count: stored.length })
  }
  for (const [reason, count] of countByReason(rejected)) {
    log({ level: 'warn', event: 'touchpoints_rejected', siteId, reason, count })
  }
  return { ok: true, accepted: touchpoints.length, rejected }
}

function countByReason(rejected: PartialAcceptance['rejected']): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { reason } of rejected) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return counts
}
