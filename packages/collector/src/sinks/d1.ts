import { REGRADE_ROWS } from './changed-grade.ts'
import type { D1Binding } from './d1-session.ts'
import { createD1Session } from './d1-session.ts'
import { createD1Tombstones } from './d1-tombstones.ts'
import { createD1Visitors } from './d1-visitors.ts'
import { createD1Write } from './d1-write.ts'
import type { Store } from './sink.ts'
import { toSinkError } from './sink.ts'
import { DELETE_LETTERS } from './sql-dead-letters.ts'
import { readPages } from './sql-pages.ts'
import { createSqlReads } from './sql-reads.ts'
import { COUNT_REGRADE, regradeRows, SELECT_ARRIVALS, UPDATE_STAGES } from './sql-regrade.ts'
import { toPageSelect } from './sql-visitor.ts'

/** Options for {@link d1Store}. */
export interface D1StoreOptions {
  /** Rows read at a time. @defaultValue `1_000` */
  pageRows?: number
  /** Clock for the migration log, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
}

/**
 * Makes a store of a Cloudflare D1 database. The schema is brought up to date at the first use.
 *
 * @param database - The D1 binding of the Worker.
 */
export function d1Store(database: D1Binding, options: D1StoreOptions = {}): Store {
  const { pageRows = 1_000, now = Date.now } = options
  const session = createD1Session(database, now)
  const { rows, statement } = session
  const tombstones = createD1Tombstones(session)

  return {
    name: 'd1',
    write: createD1Write(session, tombstones),
    ...createSqlReads(rows),
    ...createD1Visitors(session, tombstones),
    read: (siteId, which = {}) =>
      readPages({
        pageRows,
        select(cursor) {
          const { sql, values } = toPageSelect({ ...which, siteId, cursor, limit: pageRows })
          return rows(sql, ...values)
        },
      }),
    async regrade(siteId, grade, { after = 0, limit = REGRADE_ROWS } = {}) {
      try {
        const page = await rows(SELECT_ARRIVALS, siteId, after, limit)
        const { result, stages } = regradeRows(page, grade, limit)
        if (stages !== undefined) {
          await session.batch([statement(UPDATE_STAGES, stages), statement(COUNT_REGRADE, siteId)])
        }
        return result
      } catch (cause) {
        throw toSinkError(cause)
      }
    },
    async deleteDeadLetters(siteId, ids) {
      await rows(DELETE_LETTERS, siteId, JSON.stringify(ids))
    },
    // The binding belongs to the runtime.
    async close() {},
  }
}
