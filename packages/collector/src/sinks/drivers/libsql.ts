import type { SqliteDriver } from '../sqlite.ts'

/**
 * Opens a file with `libsql`, for Node releases without `node:sqlite`.
 *
 * @throws {Error} When the optional dependency `libsql` is not installed.
 */
export async function openLibsql(path: string): Promise<SqliteDriver> {
  const { default: Database } = await import('libsql')
  const database = new Database(path)
  return {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      const statement = database.prepare(sql)
      // It takes an array as it is; values one by one it flattens first, at a tenth of an insert.
      return {
        run: (...values) => statement.run(values),
        all: (...values) => statement.all(values),
      }
    },
    close: () => database.close(),
  }
}
