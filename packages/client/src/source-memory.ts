import type { StoredEntry } from './device-store.ts'
import type { SourceMemory } from './sources/source.ts'

/** A {@link SourceMemory} that the tracker moves onto the device when consent allows it. */
export interface LoadableMemory extends SourceMemory {
  ready: Promise<unknown>
  /** Takes what the device knew; what this document has set meanwhile is newer. */
  load(entries: readonly StoredEntry[]): void
  clear(): void
}

/**
 * Creates the memory of one document's sources.
 *
 * @param onSet - Writes an entry to the device, if it may.
 */
export function createSourceMemory(onSet: (entry: StoredEntry) => void): LoadableMemory {
  const values = new Map<string, unknown>()
  return {
    ready: Promise.resolve(),
    get: (key) => values.get(`m/${key}`),
    set(key, value) {
      values.set(`m/${key}`, value)
      onSet([`m/${key}`, value])
    },
    load(entries) {
      for (const [key, value] of entries) if (!values.has(key)) values.set(key, value)
    },
    clear: () => values.clear(),
  }
}
