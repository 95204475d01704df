import type { SqliteDriver } from '../sqlite.ts'

/**
 * Opens a file with `libsql`, for Node releases without `node:sqlite`.
 *
 * @throws {Error} When the optional dependency `libsql` is not installed.
 */
export async function openLibsql(path: string): Promise<SqliteDriver> {
  const { default: Database } = await import('libsql')
  return new Database(path)
}
