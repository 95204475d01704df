import process from 'node:process'
import type { SqliteDriver } from '../sqlite.ts'

/**
 * Opens a file with `bun:sqlite`.
 *
 * @throws {TypeError} When not run by Bun.
 */
export function openBunSqlite(path: string): SqliteDriver {
  const sqlite = process.getBuiltinModule?.('bun:sqlite') as
    // Bun's types would clash with Node's in this workspace.
    { Database: new (path: string, options: { create: boolean }) => SqliteDriver } | undefined
  if (!sqlite) throw new TypeError('Cannot open bun:sqlite as the runtime must be Bun')
  return new sqlite.Database(path, { create: true })
}
