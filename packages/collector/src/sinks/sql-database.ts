import type { SqlRow, SqlValue } from './sql-rows.ts'
import {
  CREATE_SCHEMA_TABLE,
  INSERT_SCHEMA_VERSION,
  pendingMigrations,
  SELECT_SCHEMA_VERSION,
} from './sql-schema.ts'

/** A prepared statement; values are bound by position. */
export interface SqliteStatement {
  run(...values: SqlValue[]): { changes: number | bigint }
  all(...values: SqlValue[]): unknown[]
}

/** A SQLite database in this process, whose transactions each library begins in its own way. */
export interface SqlDatabase {
  /** Values one statement may bind. @defaultValue `100` */
  maxValues?: number
  exec(sql: string): unknown
  prepare(sql: string): SqliteStatement
  /** Runs a task in one transaction: all of it, or nothing and an error. */
  transact<Value>(task: () => Value): Value
}

/** Prepares a statement that gives rows. */
export function prepareRows(
  database: SqlDatabase,
  sql: string,
): (...values: SqlValue[]) => readonly SqlRow[] {
  const statement = database.prepare(sql)
  // Rows of our own statements, whose columns these name.
  return (...values) => statement.all(...values) as SqlRow[]
}

/**
 * Brings a database to the present schema.
 *
 * @param now - Clock for the migration log, epoch milliseconds.
 * @throws {RangeError} When it was written by a newer release.
 */
export function migrate(database: SqlDatabase, now: () => number): void {
  database.exec(CREATE_SCHEMA_TABLE)
  // Of two processes that open a new file at once, the second one waits and finds it done.
  database.transact(() => {
    const [row] = prepareRows(database, SELECT_SCHEMA_VERSION)()
    for (const { version, statements } of pendingMigrations(Number(row?.version ?? 0))) {
      for (const statement of statements) database.exec(statement)
      database.prepare(INSERT_SCHEMA_VERSION).run(version, now())
    }
  })
}
