import type { ObjectStorage } from './drivers/durable-object-sqlite.ts'
import { openDurableObjectSqlite } from './drivers/durable-object-sqlite.ts'
import type { Store } from './sink.ts'
import type { SqlSteps } from './sql-store.ts'
import { createSqlStore } from './sql-store.ts'

/** What a {@link SiteStore} is asked, by name. Arguments and results travel as JSON. */
export type SiteStoreCalls = SqlSteps &
  Pick<
    Store,
    | 'write'
    | 'latest'
    | 'version'
    | 'drops'
    | 'loss'
    | 'deadLetters'
    | 'deleteDeadLetters'
    | 'visitorFacts'
    | 'erase'
    | 'retain'
  >

/** The part of a Durable Object's state a store needs; Cloudflare's `DurableObjectState` has this shape. */
export interface SiteStoreState {
  readonly storage: ObjectStorage
}

// A turn of the object's loop: timers run between requests.
const defer = (task: () => void) => void setTimeout(task)

/**
 * The Durable Object that holds one site, to be exported by the Worker's module and named in its
 * configuration, under `new_sqlite_classes`. `durableObjectStore()` asks it.
 *
 * @remarks The runtime lets no answer out before everything written so far is confirmed to be stored
 * (the output gate), so an answer of a write needs no wait of its own. It takes plain requests and
 * not calls of methods, so that it needs no module of Cloudflare's.
 */
export class SiteStore {
  readonly #calls: SiteStoreCalls

  constructor({ storage }: SiteStoreState) {
    const database = openDurableObjectSqlite(storage)
    // No page is read inside the object, and it is never closed.
    const options = { name: 'site_store', pageRows: 1_000, defer, now: Date.now, close() {} }
    const { store, steps } = createSqlStore({ database, ...options })
    this.#calls = { ...store, ...steps }
  }

  /** Answers 200 with `{ result }`, or 503 with `{ message }`. */
  async fetch(request: Request): Promise<Response> {
    try {
      const name = new URL(request.url).pathname.slice(1)
      if (!Object.hasOwn(this.#calls, name)) throw new Error(`there is no call "${name}"`)
      // Only `durableObjectStore()` asks, which types each call by `SiteStoreCalls`.
      const call = this.#calls[name as keyof SiteStoreCalls] as (...args: unknown[]) => unknown
      const args: unknown[] = await request.json()
      return Response.json({ result: await call(...args) })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      return Response.json({ message }, { status: 503 })
    }
  }
}
