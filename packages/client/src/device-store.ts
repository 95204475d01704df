import { promisifyRequest } from 'idb-keyval'

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
  /** Everything stored; nothing while nothing may be. */
  entries(): Promise<readonly StoredEntry[]>
}

const STORE = 'keyval'

/**
 * Opens a site's store in IndexedDB; the database is created with the first call, so a page
 * without consent never makes one.
 *
 * @param siteId - Names the database: `waymark-<siteId>`.
 */
export function createDeviceStore(siteId: string): DeviceStore {
  const name = `waymark-${siteId}`
  let opened: Promise<IDBDatabase> | undefined

  async function open(): Promise<IDBDatabase> {
    const request = indexedDB.open(name)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    const database = await promisifyRequest(request)
    // Another document erases, and waits for every connection; or the browser ended this one.
    database.onversionchange = database.onclose = forget
    return database
  }

  function forget(): void {
    opened?.then(
      (database) => database.close(),
      () => {},
    )
    opened = undefined
  }

  async function use<T>(
    mode: IDBTransactionMode,
    run: (store: IDBObjectStore) => IDBRequest<T> | IDBTransaction,
  ): Promise<T> {
    opened ??= open()
    try {
      const database = await opened
      return await promisifyRequest(run(database.transaction(STORE, mode).objectStore(STORE)))
    } catch (error) {
      // The next call opens anew.
      forget()
      throw error
    }
  }

  return {
    // Keys are kept in the values too, so that one request reads both.
    entries: () => use<StoredEntry[]>('readonly', (store) => store.getAll()),
    write: (puts, deletes = []) =>
      use('readwrite', (store) => {
        for (const entry of puts) store.put(entry, entry[0])
        for (const key of deletes) store.delete(key)
        return store.transaction
      }),
    // Clearing a store that is not there would create it first.
    async erase() {
      forget()
      await promisifyRequest(indexedDB.deleteDatabase(name))
    },
  }
}
