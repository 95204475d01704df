import type { Device, StoredEntry } from './device-store.ts'
import type { SourceMemory } from './sources/source.ts'

/** A {@link SourceMemory} that the tracker moves onto the device when consent allows it. */
export interface LoadableMemory extends SourceMemory {
  ready: Promise<unknown>
  /** Takes what the device knew; what this document has set meanwhile is newer. */
  load(entries: readonly StoredEntry[]): void
  clear(): void
}

/** Creates the memory of one document's sources. */
export function createSourceMemory(device: Device): LoadableMemory {
  const values = new Map<string, unknown>()
  return {
    ready: Promise.resolve(),
    get: (key) => values.get(`m/${key}`),
    set(key, value) {
      values.set(`m/${key}`, value)
      device.write([[`m/${key}`, value]])
    },
    load(entries) {
      for (const [key, value] of entries) if (!values.has(key)) values.set(key, value)
    },
    clear: () => values.clear(),
  }
}
