import type { VisitorHash } from './erasure.ts'
import { createVisitorHash, idsOfBatch, withoutErased } from './erasure.ts'
import type { Store, StoredBatch } from './sink.ts'
import { SinkError, toSinkError } from './sink.ts'
import type { SqlDatabase } from './sql-database.ts'
import type { SqlRow, SqlValue } from './sql-rows.ts'
import {
  arrivalValues,
  COUNT_ERASED,
  DELETE_AGED,
  DELETE_EMPTY_STREAMS,
  DELETE_ROWS,
  DELETE_TOUCHPOINTS,
  INSERT_TOMBSTONES,
  LOWER_VERSION,
  RAISE_VERSION,
  SELECT_AGED,
  SELECT_ANY_TOMBSTONE,
  SELECT_ERASABLE,
  SELECT_FACTS,
  SELECT_JOINED,
  SELECT_TOMBSTONE_KEY,
  SELECT_TOMBSTONES,
  toFacts,
} from './sql-visitor.ts'
import { MAX_VISITOR_IDS } from './visitor.ts'

/** A batch with the hashes of its visitors' ids, where anybody was erased. */
export interface HashedBatch {
  batch: StoredBatch
  /** Ids by hash. */
  hashes?: ReadonlyMap<string, string>
}

/** What a SQLite store does for one visitor. */
export interface SqliteVisitors extends Pick<Store, 'visitorFacts' | 'erase' | 'retain'> {
  /** Makes a batch ready for {@link SqliteVisitors.admit}. */
  hash(batch: StoredBatch): HashedBatch | Promise<HashedBatch>
  /** To be called as a transaction of batches begins, within it. */
  begin(): void
  /**
   * Within that transaction: the batch without erased visitors, and how many touchpoints were theirs.
   * @throws {SinkError} When the first visitor was erased a moment ago.
   */
  admit(hashed: HashedBatch): { batch: StoredBatch; erased: number }
}

/** How the store runs its statements. */
export interface SqliteVisitorsContext {
  database: SqlDatabase
  /** Runs a task when the event loop turns. */
  defer: (task: () => void) => void
}

/** Makes the part of a SQLite store that finds, erases and lets go. */
export function createSqliteVisitors(context: SqliteVisitorsContext): SqliteVisitors {
  const { database, defer } = context
  const prepareRows = (sql: string) => {
    const statement = database.prepare(sql)
    // Rows of our own statements, whose columns `sql-visitor.ts` names.
    return (...values: SqlValue[]) => statement.all(...values) as SqlRow[]
  }
  const selectAnyTombstone = prepareRows(SELECT_ANY_TOMBSTONE)
  const selectTombstones = prepareRows(SELECT_TOMBSTONES)
  const run = (sql: string, ...values: SqlValue[]) =>
    Number(database.prepare(sql).run(...values).changes)
  let hashing: Promise<VisitorHash> | undefined

  function hashOf(siteId: string, id: string): Promise<string> {
    hashing ??= createVisitorHash(String(prepareRows(SELECT_TOMBSTONE_KEY)()[0]?.key))
    return hashing.then((hash) => hash(siteId, id))
  }

  async function hashesOf(siteId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const pairs = ids.map(async (id) => [await hashOf(siteId, id), id] as const)
    return new Map(await Promise.all(pairs))
  }

  // As last seen, which saves one of two questions per batch; a transaction looks again.
  const isAnyErased = new Map<string, boolean>()

  // Sites of which the present transaction has seen that nobody was erased: it alone writes.
  const isNobodyErased = new Set<string>()

  function lookForErased(siteId: string): boolean {
    const isAny = selectAnyTombstone(siteId).length > 0
    isAnyErased.set(siteId, isAny)
    return isAny
  }

  /** Erased ids among some. */
  function erasedOf(siteId: string, hashes: ReadonlyMap<string, string>): Set<string> {
    const rows = selectTombstones(siteId, JSON.stringify([...hashes.keys()]))
    return new Set(rows.flatMap((row) => hashes.get(String(row.visitor_hash)) ?? []))
  }

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
    hash(batch) {
      const { siteId } = batch
      if (!(isAnyErased.get(siteId) ?? lookForErased(siteId))) return { batch }
      return hashesOf(siteId, idsOfBatch(batch)).then((hashes) => ({ batch, hashes }))
    },
    begin: () => isNobodyErased.clear(),
    admit({ batch, hashes }) {
      const { siteId } = batch
      if (hashes) return withoutErased(batch, erasedOf(siteId, hashes))
      if (!isNobodyErased.has(siteId) && lookForErased(siteId)) {
        throw new SinkError('a visitor was erased meanwhile')
      }
      isNobodyErased.add(siteId)
      return { batch, erased: 0 }
    },
    async visitorFacts(siteId, id) {
      const arrivals = arrivalValues(siteId, [id])
      return toFacts(id, {
        facts: prepareRows(SELECT_FACTS)(...arrivals),
        joined: prepareRows(SELECT_JOINED)(
          ...arrivals,
          ...arrivals,
          ...arrivals,
          // One more than is told, to know whether there are more, and the id itself.
          MAX_VISITOR_IDS + 2,
        ),
        isErased: erasedOf(siteId, await hashesOf(siteId, [id])).size > 0,
      })
    },
    async erase(siteId, ids, at) {
      const hashes = JSON.stringify([...(await hashesOf(siteId, ids)).keys()])
      await step(() => run(INSERT_TOMBSTONES, siteId, at, hashes))
      isAnyErased.set(siteId, true)
      let touchpoints = 0
      for (;;) {
        const count = await step(() => {
          const values = [...arrivalValues(siteId, ids), DELETE_ROWS]
          const arrivals = prepareRows(SELECT_ERASABLE)(...values).map((row) => row.arrival)
          if (arrivals.length > 0) deleteTouchpoints(siteId, JSON.stringify(arrivals), true)
          return arrivals.length
        })
        touchpoints += count
        if (count < DELETE_ROWS) return { touchpoints }
      }
    },
    retain: (siteId, before, { after = 0, limit = DELETE_ROWS } = {}) =>
      step(() => {
        const page = prepareRows(SELECT_AGED)(before, siteId, after, limit)
        const old = page.filter((row) => row.is_old).map((row) => row.arrival)
        if (old.length > 0) deleteTouchpoints(siteId, JSON.stringify(old), false)
        const others = DELETE_AGED.map((sql) => run(sql, siteId, before, limit))
        const isMore = page.length === limit || others.some((count) => count === limit)
        const next = Number(page.at(-1)?.arrival ?? after)
        return { deleted: old.length, ...(isMore ? { next } : {}) }
      }),
  }
}
