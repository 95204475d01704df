import process from 'node:process'
import type { SqliteDriver } from '../sqlite.ts'

/**
 * Opens a file with the `node:sqlite` of Node 22.13 or Deno 2.2 and later.
 *
 * @returns `undefined` where the runtime has no such module.
 */
export function openNodeSqlite(path: string): SqliteDriver | undefined {
  // Asked of the process rather than imported, so that older runtimes and bundlers do not stumble.
  const sqlite = process.getBuiltinModule?.('node:sqlite') as
    // Node's own types know the module from 22 on only.
    { DatabaseSync: new (path: string) => SqliteDriver } | undefined
  return sqlite && new sqlite.DatabaseSync(path)
}
