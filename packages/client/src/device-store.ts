import { createStore, promisifyRequest, type UseStore } from 'idb-keyval'

/** One stored value under its key. */
export type StoredEntry = readonly [key: string, value: unknown]

/**
 * Key-value storage of one site on the visitor's device: outbox, identity mirror, memory of sources.
 * Calls may reject or never settle (private mode, blocked or corrupt storage, Safari's hanging
 * `open()`), so nothing that must happen may wait for them.
 */
export interface DeviceStore {
  /** Everything stored, in the order of the keys. */
  entries(): Promise<readonly StoredEntry[]>
  /** Puts, then deletes, in one transaction. */
  write(puts: readonly StoredEntry[], deletes?: readonly string[]): Promise<unknown>
  /** Deletes everything; what is written later is kept. */
  erase(): Promise<unknown>
}

/** The device as consent allows it. */
export interface Device {
  /** `false` while consent allows no storage: nothing is written then. */
  isPersistent: boolean
  /** Writes behind: whatever becomes of it, memory still holds the same. */
  write(...entries: Parameters<DeviceStore['write']>): void
}

/**
 * Opens a site's store in IndexedDB; the database is created with the first call, so a page
 * without consent never makes one.
 *
 * @param siteId - Names the database: `waymark-<siteId>`.
 */
export function createDeviceStore(siteId: string): DeviceStore {
  const name = `waymark-${siteId}`
  let opened: UseStore | undefined
  // `async` turns the exception of a page without `indexedDB` into a rejection.
  const open: UseStore = async (mode, use) => {
    opened ??= createStore(name, 'keyval')
    return opened(mode, (store) => {
      const { db } = store.transaction
      // Another document erases, and waits for every connection.
      db.onversionchange = () => {
        db.close()
        opened = undefined
      }
      return use(store)
    })
  }
  return {
    // Keys are kept in the values too, so that one request reads both.
    entries: () => open('readonly', (store) => promisifyRequest<StoredEntry[]>(store.getAll())),
    write: (puts, deletes = []) =>
      open('readwrite', (store) => {
        for (const entry of puts) store.put(entry, entry[0])
        for (const key of deletes) store.delete(key)
        return promisifyRequest(store.transaction)
      }),
    // Clearing a store that is not there would create it first.
    erase: async () => {
      opened = undefined
      return promisifyRequest(indexedDB.deleteDatabase(name))
    },
  }
}
