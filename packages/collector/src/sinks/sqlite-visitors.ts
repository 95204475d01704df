import type { Store } from './sink.ts'
import { toSinkError } from './sink.ts'
import type { SqlDatabase } from './sql-database.ts'
import { prepareRows } from './sql-database.ts'
import type { SqlValue } from './sql-rows.ts'
import {
  arrivalValues,
  COUNT_ERASED,
  DELETE_AGED,
  DELETE_EMPTY_STREAMS,
  DELETE_ROWS,
  DELETE_TOUCHPOINTS,
  LOWER_VERSION,
  RAISE_VERSION,
  SELECT_AGED,
  SELECT_ERASABLE,
  SELECT_FACTS,
  SELECT_JOINED,
  toFacts,
} from './sql-visitor.ts'
import type { SqliteTombstones } from './sqlite-tombstones.ts'
import { MAX_VISITOR_IDS } from './visitor.ts'

/** What a SQLite store does for one visitor. */
export type SqliteVisitors = Pick<Store, 'visitorFacts' | 'erase' | 'retain'>

/** How the store runs its statements. */
export interface SqliteVisitorsContext {
  database: SqlDatabase
  tombstones: SqliteTombstones
  /** Runs a task when the event loop turns. */
  defer: (task: () => void) => void
}

/** Makes the part of a SQLite store that finds, erases and lets go. */
export function createSqliteVisitors(context: SqliteVisitorsContext): SqliteVisitors {
  const { database, tombstones, defer } = context
  const rowsOf = (sql: string, ...values: SqlValue[]) => prepareRows(database, sql)(...values)
  const run = (sql: string, ...values: SqlValue[]) =>
    Number(database.prepare(sql).run(...values).changes)

  /** Deletes touchpoints; the site's version grows with it. */
  function deleteTouchpoints(siteId: string, arrivals: string, isErasure: boolean): void {
    run(RAISE_VERSION, siteId, siteId)
    if (isErasure) {
      run(COUNT_ERASED, arrivals)
      run(DELETE_EMPTY_STREAMS, arrivals)
    }
    run(DELETE_TOUCHPOINTS, arrivals)
    run(LOWER_VERSION, siteId, siteId)
  }

  /** One step, after writers had their turn. */
  async function step<Result>(task: () => Result): Promise<Result> {
    await new Promise<void>(defer)
    try {
      return database.transact(task)
    } catch (cause) {
      throw toSinkError(cause)
    }
  }

  return {
    async visitorFacts(siteId, id) {
      const arrivals = arrivalValues(siteId, [id])
      // One more than is told, to know whether there are more, and the id itself.
      const limit = MAX_VISITOR_IDS + 2
      return toFacts(id, {
        facts: rowsOf(SELECT_FACTS, ...arrivals),
        joined: rowsOf(SELECT_JOINED, ...arrivals, ...arrivals, ...arrivals, limit),
        isErased: tombstones.erasedOf(siteId, await tombstones.hashesOf(siteId, [id])).size > 0,
      })
    },
    async erase(siteId, ids, at) {
      const hashes = await tombstones.hashesOf(siteId, ids)
      await step(() => tombstones.add(siteId, hashes, at))
      let touchpoints = 0
      for (;;) {
        const count = await step(() => {
          const page = rowsOf(SELECT_ERASABLE, ...arrivalValues(siteId, ids), DELETE_ROWS)
          const arrivals = page.map((row) => row.arrival)
          if (arrivals.length > 0) deleteTouchpoints(siteId, JSON.stringify(arrivals), true)
          return arrivals.length
        })
        touchpoints += count
        if (count < DELETE_ROWS) return { touchpoints }
      }
    },
    retain: (siteId, before, { after = 0, limit = DELETE_ROWS } = {}) =>
      step(() => {
        const page = rowsOf(SELECT_AGED, before, siteId, after, limit)
        const old = page.filter((row) => row.is_old).map((row) => row.arrival)
        if (old.length > 0) deleteTouchpoints(siteId, JSON.stringify(old), false)
        const others = DELETE_AGED.map((sql) => run(sql, siteId, before, limit))
        const isMore = page.length === limit || others.some((count) => count === limit)
        const next = Number(page.at(-1)?.arrival ?? after)
        return { deleted: old.length, ...(isMore ? { next } : {}) }
      }),
  }
}
