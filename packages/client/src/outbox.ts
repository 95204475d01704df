import { type Batch, LEFT_OPEN, siblingId } from './batch.ts'
import type { Device } from './device.ts'
import type { StoredEntry } from './device-store.ts'

// The outbox is the part of the device store under `o/<streamId>/<batchId>`: by document, and the
// oldest first, because UUIDv7 sort by age. Under `l/<streamId>` a document says when it acts next
// on what it left there. A Web Lock would say as much, but keeps the page out of the bfcache.

/** The copy on the device of what one document has to send, and what others left beside it. */
export interface Outbox {
  put(batch: Batch): void
  remove(batch: Batch): void
  /** Tells other documents until when this one sends by itself; nobody does without a time. */
  lease(until?: number): void
  /** Makes its own what others left, until the touchpoints leave no room for more. */
  takeOrphans(entries: readonly StoredEntry[], now: number, room: number): Orphans
}

/** What other documents left. */
export interface Orphans {
  /** Nobody sends them any more; the oldest first within a document. */
  batches: Batch[]
  /** There is more: somebody still sends it, or there was no room for it. */
  isMoreThere: boolean
}

/** No lease is longer: whoever wrote one had another clock. */
const MAX_LEASE_MS = 60_000

/** Creates the {@link Outbox} of a document. */
export function createOutbox(streamId: string, { write }: Pick<Device, 'write'>): Outbox {
  /** Keys that may be there still, where the device is slow or refuses to delete. */
  const taken = new Set<string>()
  const keyOf = ({ id }: Batch) => `o/${streamId}/${id}`
  return {
    put: (batch) => write(keyOf(batch), batch),
    remove: (batch) => write(keyOf(batch)),
    lease: (until) => write(`l/${streamId}`, until),
    takeOrphans(entries, now, room) {
      const values = new Map(entries)
      const batches: Batch[] = []
      let isMoreThere = false
      for (const [key, value] of entries) {
        const [kind, owner] = key.split('/')
        if (kind !== 'o' || owner === streamId || taken.has(key)) continue
        const lease = `l/${owner}`
        // Nothing else is written under this prefix.
        const freeAt = values.get(lease) as number
        if (room < 1 || (freeAt > now && freeAt < now + MAX_LEASE_MS)) {
          isMoreThere = true
          continue
        }
        // Only batches are written under this prefix.
        const { isOpen, id, ...left } = value as Batch
        const { length } = left.touchpoints
        // Whoever left it open may have sent more under its id, which nothing could store.
        const batch = { ...left, id: isOpen ? siblingId(id, LEFT_OPEN + length) : id, dueAt: 0 }
        batches.push(batch)
        taken.add(key)
        room -= length
        write(key)
        write(lease)
        write(keyOf(batch), batch)
      }
      return { batches, isMoreThere }
    },
  }
}
