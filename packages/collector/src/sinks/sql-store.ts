import { REGRADE_ROWS } from './changed-grade.ts'
import type { Store } from './sink.ts'
import { SinkError, toSinkError } from './sink.ts'
import type { SqlDatabase } from './sql-database.ts'
import { migrate, prepareRows } from './sql-database.ts'
import { DELETE_LETTERS } from './sql-dead-letters.ts'
import { readPages } from './sql-pages.ts'
import { createSqlReads } from './sql-reads.ts'
import { COUNT_REGRADE, regradeRows, SELECT_ARRIVALS, UPDATE_STAGES } from './sql-regrade.ts'
import type { SqlRow } from './sql-rows.ts'
import type { PageQuery } from './sql-visitor.ts'
import { toPageSelect } from './sql-visitor.ts'
import { createSqlWrite } from './sql-write.ts'
import { createSqliteTombstones } from './sqlite-tombstones.ts'
import { createSqliteVisitors } from './sqlite-visitors.ts'

/** Options for {@link createSqlStore}. */
export interface SqlStoreOptions {
  /** Name for messages to an operator. */
  name: string
  database: SqlDatabase
  /** Rows read at a time. */
  pageRows: number
  /** Runs a task when the event loop turns. */
  defer: (task: () => void) => void
  /** Clock for the migration log, epoch milliseconds. */
  now: () => number
  /** Lets go of the database. */
  close(): void
}

/** Parts of a store's longer work, for who asks from afar, where no function can be sent. */
export interface SqlSteps {
  /** Rows of one page, out of which `toTouchpoint` makes touchpoints. */
  page(query: PageQuery): readonly SqlRow[]
  /** Rows of one page in order of arrival, for `regradeRows`. */
  arrivals(siteId: string, after: number, limit: number): readonly SqlRow[]
  /** Stores what `regradeRows` changed. @throws {SinkError} When nothing was stored. */
  restage(siteId: string, stages: string): void
}

/**
 * Makes a store of a SQLite database, and brings its schema up to date. All writes waiting when the
 * loop turns share one transaction.
 *
 * @throws {RangeError} When the database was written by a newer release.
 */
export function createSqlStore(options: SqlStoreOptions): { store: Store; steps: SqlSteps } {
  const { name, database, pageRows, defer } = options
  migrate(database, options.now)
  const deleteLetters = database.prepare(DELETE_LETTERS)
  const updateStages = database.prepare(UPDATE_STAGES)
  const countRegrade = database.prepare(COUNT_REGRADE)
  let isClosed = false

  const tombstones = createSqliteTombstones(database)
  const { write, flush } = createSqlWrite({ database, tombstones, defer })

  function orSinkError<Value>(task: () => Value): Value {
    try {
      return task()
    } catch (cause) {
      throw toSinkError(cause)
    }
  }

  const steps: SqlSteps = {
    page(query) {
      const { sql, values } = toPageSelect(query)
      return prepareRows(database, sql)(...values)
    },
    arrivals: prepareRows(database, SELECT_ARRIVALS),
    restage(siteId, stages) {
      orSinkError(() =>
        database.transact(() => {
          updateStages.run(stages)
          countRegrade.run(siteId)
        }),
      )
    },
  }

  const store: Store = {
    name,
    async write(batch) {
      if (isClosed) throw new SinkError('store is closed')
      return write(batch)
    },
    ...createSqlReads((sql, ...values) => prepareRows(database, sql)(...values)),
    ...createSqliteVisitors({ database, tombstones, defer }),
    read(siteId, which = {}) {
      return readPages({
        pageRows,
        async select(cursor) {
          // Writes that wait get their turn between two pages.
          await new Promise<void>(defer)
          return steps.page({ ...which, siteId, cursor, limit: pageRows })
        },
      })
    },
    async regrade(siteId, grade, { after = 0, limit = REGRADE_ROWS } = {}) {
      // Writes that wait get their turn between two pages.
      await new Promise<void>(defer)
      const { result, stages } = regradeRows(steps.arrivals(siteId, after, limit), grade, limit)
      if (stages !== undefined) steps.restage(siteId, stages)
      return result
    },
    async deleteDeadLetters(siteId, ids) {
      orSinkError(() => deleteLetters.run(siteId, JSON.stringify(ids)))
    },
    async close() {
      if (isClosed) return
      isClosed = true
      flush()
      options.close()
    },
  }
  return { store, steps }
}
