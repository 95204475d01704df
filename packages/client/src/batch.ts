import { createUuid, uuidCreatedAt } from '@waymark/protocol'
import type { StoredEntry } from './device-store.ts'
import type { DropCounts } from './drop-report.ts'
import { joinJson, toJson } from './to-json.ts'

/** Touchpoints that travel together, from the first one in to the acknowledgement. */
export interface Batch {
  /** UUIDv7; towards queues the idempotency key. */
  readonly id: string
  /** Place in the outbox, see {@link createBatch}. */
  readonly key: string
  /** JSON object of everything in the envelope but batch, drops and touchpoints. */
  readonly head: string
  /** Each as JSON, final. */
  readonly touchpoints: string[]
  /** Drops the envelope reports, once it is frozen. */
  drops?: DropCounts | undefined
  /** The envelope, frozen before the first attempt: every attempt sends the same bytes. */
  body?: string
  /** The attempt on its way. */
  attempt?: Promise<void> | undefined
  /** Not to be sent before, be it for company or after a refusal; epoch milliseconds. */
  notBefore: number
}

/** What makes a batch one of a document's. */
export interface BatchWorld {
  streamId: string
  /** Epoch milliseconds. */
  now: () => number
}

/**
 * Creates a batch. The outbox is the part of the device store under `o/<streamId>/<batchId>`: by
 * document, and the oldest first, because UUIDv7 sort by age.
 */
export function createBatch(
  { streamId, now }: BatchWorld,
  content: Pick<Batch, 'head' | 'touchpoints' | 'notBefore'>,
): Batch {
  const id = createUuid(now())
  return { ...content, id, key: `o/${streamId}/${id}` }
}

/**
 * Age from which a batch that nobody guards has nobody who sends it: one of a document at work is
 * acknowledged sooner, or fails and is guarded.
 */
export const ORPHAN_AGE_MS = 5_000

/** Finds the batches other documents left in the outbox, by stream. */
export function findOrphans(
  entries: readonly StoredEntry[],
  { streamId: ownStreamId, now }: BatchWorld,
): Map<string, Batch[]> {
  const streams = new Map<string, Batch[]>()
  for (const [key, value] of entries) {
    const [prefix, streamId = ''] = key.split('/')
    if (prefix !== 'o' || streamId === ownStreamId) continue
    // Only batches are written under this prefix.
    const batch = value as Batch
    if (now() - uuidCreatedAt(batch.id) < ORPHAN_AGE_MS) continue
    streams.set(streamId, [...(streams.get(streamId) ?? []), batch])
  }
  return streams
}

/** Writes the envelope. Head and touchpoints are JSON already, each made safe on its own. */
export function toBody({ id, head, touchpoints, drops }: Batch): string {
  const whole = joinJson(head, toJson({ batchId: id, drops }))
  return joinJson(whole, `{"touchpoints":[${touchpoints}]}`)
}
