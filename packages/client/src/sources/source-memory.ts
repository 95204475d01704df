import type { SourceHost } from './source.ts'

/** Named JSON values kept for a source. */
export interface SourceMemory {
  /** Resolves once the device's copy is here, or will not come. */
  readonly ready: Promise<unknown>
  /** Gives `undefined` until the device has answered. */
  get(key: string): unknown
  set(key: string, value: unknown): void
}

/** A host with a memory beside it. */
export interface RememberingHost extends SourceHost {
  readonly memory: LoadableMemory
}

/** A {@link SourceMemory} that moves onto the device when consent allows it. */
export interface LoadableMemory extends SourceMemory {
  /** Takes the device's copy again, e.g. after other pages have been here: it wins then. */
  reload(): Promise<unknown>
  /** Takes over what other pages, open at the same time, have set since. */
  refresh(): Promise<unknown>
}

// Safari's first `indexedDB.open()` may hang for ever (WebKit bug 226547).
const LOAD_TIMEOUT_MS = 1_000

/** Settles with the device's answer, whatever it is, or when nobody waits for it any longer. */
const orTimeout = (answer: Promise<unknown>) =>
  Promise.race([
    answer.catch(() => {}),
    new Promise((resolve) => setTimeout(resolve, LOAD_TIMEOUT_MS)),
  ])

/**
 * Creates a small memory that survives navigations, at the level consent allows: the device, or
 * this document only. Entries of the device store under `m/`.
 */
export function createSourceMemory({ device }: Pick<SourceHost, 'device'>): LoadableMemory {
  let values = new Map<string, unknown>()
  let isOnDevice = false
  let ready: Promise<unknown> = Promise.resolve()
  let setCount = 0
  const setAt = new Map<string, number>()

  /** Merges what the device knows; what this document has set meanwhile is newer. */
  async function load(): Promise<void> {
    const into = values
    for (const [key, value] of await device.entries()) {
      if (key.startsWith('m/') && !into.has(key)) into.set(key, value)
    }
  }

  function follow(): void {
    if (device.isPersistent === isOnDevice) return
    isOnDevice = device.isPersistent
    // Consent withdrawn: what was known is forgotten here as it is on the device.
    if (!isOnDevice) values = new Map()
    else ready = orTimeout(load())
  }

  const memory: LoadableMemory = {
    get ready() {
      follow()
      return ready
    },
    get(key) {
      follow()
      return values.get(`m/${key}`)
    },
    set(key, value) {
      follow()
      setAt.set(`m/${key}`, ++setCount)
      values.set(`m/${key}`, value)
      device.write(`m/${key}`, value)
    },
    reload() {
      if (isOnDevice) values = new Map()
      isOnDevice = false
      return memory.ready
    },
    refresh() {
      const [into, since] = [values, setCount]
      const take = async () => {
        for (const [key, value] of await device.entries()) {
          const isOlder = (setAt.get(key) ?? 0) <= since
          if (key.startsWith('m/') && isOlder) into.set(key, value)
        }
      }
      return orTimeout(take())
    },
  }
  return memory
}

/** Puts a memory beside a host that has none yet. */
export const withMemory = (host: SourceHost | RememberingHost): RememberingHost =>
  'memory' in host ? host : { ...host, memory: createSourceMemory(host) }
