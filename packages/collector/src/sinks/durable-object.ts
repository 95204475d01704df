import { REGRADE_ROWS } from './changed-grade.ts'
import type { Store } from './sink.ts'
import { SinkError, toSinkError } from './sink.ts'
import type { SiteStoreCalls } from './site-store.ts'
import { readPages } from './sql-pages.ts'
import { regradeRows } from './sql-regrade.ts'

/** The part of a namespace of Durable Objects the store needs; Cloudflare's has this shape. */
export interface ObjectNamespace {
  idFromName(name: string): unknown
  get(id: unknown): {
    fetch(
      url: string,
      init: { method: string; body: string },
    ): Promise<{ ok: boolean; json(): Promise<unknown> }>
  }
}

/** Options for {@link durableObjectStore}. */
export interface DurableObjectStoreOptions {
  /** Rows read at a time. @defaultValue `500` */
  pageRows?: number
}

// Of the largest touchpoints there are, so many fit into an object's 128 MB thrice: as rows, as text
// and as bytes (https://developers.cloudflare.com/durable-objects/platform/limits/, checked 2026-11).
const PAGE_ROWS = 500

type Name = keyof SiteStoreCalls
type Result<Call extends Name> = Awaited<ReturnType<SiteStoreCalls[Call]>>

/**
 * Makes a store of Durable Objects, one per site: each has a SQLite database of its own, beside the
 * one thread that writes to it. What it acknowledges is stored, as no answer leaves an object before
 * its writes are confirmed. The schema is brought up to date when an object wakes.
 *
 * @param namespace - The binding whose class is `SiteStore`. `namespace.jurisdiction('eu')` keeps
 * the objects within the European Union.
 */
export function durableObjectStore(
  namespace: ObjectNamespace,
  options: DurableObjectStoreOptions = {},
): Store {
  const { pageRows = PAGE_ROWS } = options

  /** Asks the object of a site. */
  async function ask<Call extends Name>(
    siteId: string,
    call: Call,
    ...args: Parameters<SiteStoreCalls[Call]>
  ): Promise<Result<Call>> {
    try {
      // Anew each time: after a failure of the object its old stub stays broken.
      const object = namespace.get(namespace.idFromName(siteId))
      const body = JSON.stringify(args)
      const answer = await object.fetch(`https://site-store/${call}`, { method: 'POST', body })
      // What `SiteStore` answers.
      const said = (await answer.json()) as { result: Result<Call>; message?: string }
      if (!answer.ok) throw new SinkError(said.message)
      return said.result
    } catch (cause) {
      throw toSinkError(cause)
    }
  }

  return {
    name: 'durable_object',
    write: (batch) => ask(batch.siteId, 'write', batch),
    read: (siteId, which = {}) =>
      readPages({
        pageRows,
        select: (cursor) => ask(siteId, 'page', { ...which, siteId, cursor, limit: pageRows }),
      }),
    latest: (siteId, limit) => ask(siteId, 'latest', siteId, limit),
    async regrade(siteId, grade, { after = 0, limit = REGRADE_ROWS } = {}) {
      // Graded here, as a function does not travel.
      const rows = await ask(siteId, 'arrivals', siteId, after, limit)
      const { result, stages } = regradeRows(rows, grade, limit)
      if (stages !== undefined) await ask(siteId, 'restage', siteId, stages)
      return result
    },
    version: (siteId) => ask(siteId, 'version', siteId),
    drops: (siteId) => ask(siteId, 'drops', siteId),
    loss: (siteId, period) => ask(siteId, 'loss', siteId, period),
    deadLetters: (siteId, query) => ask(siteId, 'deadLetters', siteId, query),
    deleteDeadLetters: (siteId, ids) => ask(siteId, 'deleteDeadLetters', siteId, ids),
    visitorFacts: (siteId, id) => ask(siteId, 'visitorFacts', siteId, id),
    erase: (siteId, ids, at) => ask(siteId, 'erase', siteId, ids, at),
    retain: (siteId, before, which = {}) => ask(siteId, 'retain', siteId, before, which),
    // The binding belongs to the runtime.
    async close() {},
  }
}
