import type { SqlDatabase } from '../sql-database.ts'
import type { SqlRow, SqlValue } from '../sql-rows.ts'

/** The part of a Durable Object's storage a store needs; Cloudflare's has this shape. */
export interface ObjectStorage {
  readonly sql: {
    exec(sql: string, ...values: SqlValue[]): { toArray(): SqlRow[] }
  }
  transactionSync<Value>(task: () => Value): Value
}

/** The SQLite database of a Durable Object, whose transactions are the runtime's own. */
export function openDurableObjectSqlite(storage: ObjectStorage): SqlDatabase {
  const { sql } = storage
  return {
    exec: (statements) => sql.exec(statements),
    // The runtime keeps what it has prepared, by text.
    prepare: (text) => ({
      run(...values) {
        sql.exec(text, ...values)
        return {
          // Asked only where somebody wants to know. `rowsWritten` counts those of indexes, too.
          get changes() {
            return Number(sql.exec('SELECT changes() AS changes').toArray()[0]?.changes)
          },
        }
      },
      all: (...values) => sql.exec(text, ...values).toArray(),
    }),
    transact: (task) => storage.transactionSync(task),
  }
}
