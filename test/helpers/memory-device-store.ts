import type { DeviceStore, StoredEntry } from '@waymark/client'
import type { Batch } from '../../packages/client/src/batch.ts'

/** A device store in memory: the device that two documents of a test share. */
export interface MemoryDeviceStore extends DeviceStore {
  /** What is stored right now, in key order as IndexedDB gives it. */
  contents(): readonly StoredEntry[]
  /** Touchpoints waiting in the outbox, each as JSON. */
  waiting(): string[]
}

/** Creates a {@link MemoryDeviceStore}; `entries` are what earlier documents left. */
export function createMemoryDeviceStore(entries: readonly StoredEntry[] = []): MemoryDeviceStore {
  const values = new Map<string, unknown>(entries)
  const contents = () => [...values].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    contents,
    waiting: () =>
      // Only batches are written under this prefix.
      contents().flatMap(([key, value]) =>
        key.startsWith('o/') ? (value as Batch).touchpoints : [],
      ),
    entries: async () => contents(),
    async write(entries) {
      for (const [key, value] of entries) {
        // A store copies: what the page does to a value afterwards is none of its business.
        if (value !== undefined) values.set(key, structuredClone(value))
        else values.delete(key)
      }
    },
    async erase() {
      values.clear()
    },
  }
}
