import { promisifyRequest } from 'idb-keyval'

/** One stored value under its key; to write none deletes it. */
export type StoredEntry = readonly [key: string, value: unknown]

/**
 * Key-value storage of one site on the visitor's device: outbox, identity mirror, memory of sources.
 * Calls may reject or never settle (private mode, blocked or corrupt storage, Safari's hanging
 * `open()`), so nothing that must happen may wait for them.
 */
export interface DeviceStore {
  /** Everything stored, in the order of the keys. */
  entries(): Promise<readonly StoredEntry[]>
  /** Puts each value, or deletes what has `undefined` in its place, in one transaction. */
  write(entries: readonly StoredEntry[]): Promise<unknown>
  /** Deletes everything; what is written later is kept. */
  erase(): Promise<unknown>
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
    write: (entries) =>
      use('readwrite', (store) => {
        const { transaction } = store
        for (const [key, value] of entries) {
          if (value === undefined) store.delete(key)
          else store.put([key, value], key)
        }
        // Left to itself, Chromium ends a transaction by a message of a page that may be dead by then.
        // Missing before Safari 15.
        transaction.commit?.()
        return transaction
      }),
    // Clearing a store that is not there would create it first.
    async erase() {
      forget()
      await promisifyRequest(indexedDB.deleteDatabase(name))
    },
  }
}
