import { uuidCreatedAt } from '@waymark/protocol'
import type { Batch } from './batch.ts'
import type { StoredEntry } from './device-store.ts'

// The outbox is the part of the device store under `o/<streamId>/<batchId>`: by document, and the
// oldest first, because UUIDv7 sort by age. Under `l/<streamId>` a document in trouble says until
// when it goes on by itself. A Web Lock would say the same, but keeps the page out of the bfcache.

/**
 * Age from which a batch without a lease has nobody who sends it: one of a document at work is
 * acknowledged sooner, or leased.
 */
export const ORPHAN_AGE_MS = 5_000
/** No lease is longer, nor does any batch come from the future: whoever wrote that had another clock. */
const MAX_LEASE_MS = 600_000

/** Where a document's batch lies. */
export const toBatchKey = (streamId: string, batchId: string) => `o/${streamId}/${batchId}`
/** Where a document's lease lies. */
export const toLeaseKey = (streamId: string) => `l/${streamId}`

/** A batch that another document left, or may leave yet. */
export interface Orphan {
  key: string
  leaseKey: string
  batch: Batch
  /** Milliseconds until nobody else sends it; `0` and less when nobody does. */
  waitMs: number
}

/** Finds the batches of other documents among what is stored. */
export function findOrphans(
  entries: readonly StoredEntry[],
  ownStreamId: string,
  now: number,
): Orphan[] {
  const values = new Map(entries)
  return entries.flatMap(([key, value]) => {
    const [prefix, streamId = '', batchId = ''] = key.split('/')
    if (prefix !== 'o' || streamId === ownStreamId) return []
    const leaseKey = toLeaseKey(streamId)
    // Absent leases are no number, and lose.
    const freeAt = Math.max(
      uuidCreatedAt(batchId) + ORPHAN_AGE_MS,
      Number(values.get(leaseKey) ?? 0),
    )
    const waitMs = freeAt - now
    // Only batches are written under this prefix.
    return { key, leaseKey, batch: value as Batch, waitMs: waitMs > MAX_LEASE_MS ? 0 : waitMs }
  })
}
