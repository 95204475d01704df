import type { Store } from './sink.ts'
import type { SqlDatabase, SqliteStatement } from './sql-database.ts'
import { createSqlStore } from './sql-store.ts'

export type { SqliteStatement } from './sql-database.ts'

/**
 * The part of an embedded SQLite library a store needs, all of it synchronous. `node:sqlite`,
 * `bun:sqlite` and `libsql` each have this shape.
 */
export interface SqliteDriver {
  exec(sql: string): unknown
  prepare(sql: string): SqliteStatement
  close(): unknown
}

/** Options for {@link sqliteStore}. */
export interface SqliteStoreOptions {
  /** Rows read at a time, between which writes get their turn. @defaultValue `1_000` */
  pageRows?: number
  /** Runs a task when the event loop turns. @defaultValue `setImmediate` */
  defer?: (task: () => void) => void
  /** Clock for the migration log, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
}

// FULL, not NORMAL: in WAL mode NORMAL may lose commits in a power cut, and the collector has
// already answered "stored" by then (https://sqlite.org/pragma.html#pragma_synchronous).
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 5000;
`

// SQLite itself takes thousands; past some sixty rows a statement, a row gets no cheaper.
const MAX_VALUES = 400

function toDatabase(driver: SqliteDriver): SqlDatabase {
  function rollBack(): void {
    try {
      driver.exec('ROLLBACK')
    } catch {
      // SQLite has rolled back by itself where the disk is full or fails
      // (https://sqlite.org/lang_transaction.html, section 3).
    }
  }
  return {
    maxValues: MAX_VALUES,
    exec: (sql) => driver.exec(sql),
    prepare: (sql) => driver.prepare(sql),
    transact(task) {
      driver.exec('BEGIN IMMEDIATE')
      try {
        const value = task()
        driver.exec('COMMIT')
        return value
      } catch (error) {
        rollBack()
        throw error
      }
    },
  }
}

/**
 * Makes a durable store of one SQLite file. A write is acknowledged after its transaction is on
 * disk; all writes waiting at that moment share the transaction.
 *
 * @param driver - An open database. The store owns it from here on, and closes it.
 * @throws {RangeError} When the file was written by a newer release.
 */
export function sqliteStore(driver: SqliteDriver, options: SqliteStoreOptions = {}): Store {
  const { pageRows = 1_000, defer = (task) => void setImmediate(task), now = Date.now } = options
  driver.exec(PRAGMAS)
  return createSqlStore({
    name: 'sqlite',
    database: toDatabase(driver),
    pageRows,
    defer,
    now,
    close() {
      // Leaves one whole file to copy; not every library does so by closing.
      driver.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      driver.close()
    },
  }).store
}
