import type { SqlRow, SqlValue } from './sql-rows.ts'
import {
  CREATE_SCHEMA_TABLE,
  INSERT_SCHEMA_VERSION,
  pendingMigrations,
  SELECT_SCHEMA_VERSION,
} from './sql-schema.ts'

/** The part of a D1 statement the store needs. */
export interface D1Statement {
  bind(...values: SqlValue[]): D1Statement
  all(): Promise<{ results: unknown[] }>
}

/** The part of a D1 binding the store needs; Cloudflare's `D1Database` has this shape. */
export interface D1Binding {
  prepare(sql: string): D1Statement
  /** Runs the statements in one transaction. */
  batch(statements: D1Statement[]): Promise<{ meta: { changes?: number } }[]>
}

/**
 * A D1 database as its store asks it; values are bound by position. What is run waits until the
 * schema is up to date; where bringing it there fails, the next to wait tries again.
 */
export interface D1Session extends Pick<D1Binding, 'batch'> {
  /** A statement for `batch`. */
  statement(sql: string, ...values: SqlValue[]): D1Statement
  /** Runs a statement, and gives its rows. */
  rows(sql: string, ...values: SqlValue[]): Promise<readonly SqlRow[]>
}

/**
 * Makes the session of a D1 database, one per isolate.
 *
 * @param now - Clock for the migration log, epoch milliseconds.
 */
export function createD1Session(database: D1Binding, now: () => number): D1Session {
  let ready: Promise<void> | undefined

  function statement(sql: string, ...values: SqlValue[]): D1Statement {
    return database.prepare(sql).bind(...values)
  }

  async function select(sql: string, ...values: SqlValue[]): Promise<SqlRow[]> {
    const { results } = await statement(sql, ...values).all()
    // Rows of our own statements, whose columns these name.
    return results as SqlRow[]
  }

  async function migrate(): Promise<void> {
    await database.batch([database.prepare(CREATE_SCHEMA_TABLE)])
    const [row] = await select(SELECT_SCHEMA_VERSION)
    for (const { version, statements } of pendingMigrations(Number(row?.version ?? 0))) {
      // The version goes first: of two isolates that start at once, the second one's transaction
      // fails on its key and leaves the schema alone.
      await database.batch([
        statement(INSERT_SCHEMA_VERSION, version, now()),
        ...statements.map((sql) => database.prepare(sql)),
      ])
    }
  }

  function beReady(): Promise<void> {
    ready ??= migrate().catch((error: unknown) => {
      ready = undefined
      throw error
    })
    return ready
  }

  return {
    statement,
    async rows(sql, ...values) {
      await beReady()
      return select(sql, ...values)
    },
    async batch(statements) {
      await beReady()
      return database.batch(statements)
    },
  }
}
