import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Store } from '@waymark/collector'
import { openStore } from '@waymark/collector/node'

/**
 * Opens the database a command works on, runs the work, and closes it. Safe beside a collector that
 * stores in the same file.
 *
 * @param act - What cannot be done where there is no database, e.g. `erase`.
 * @throws {Error} When there is none: opening would make an empty one, and tell that nothing was to do.
 */
export async function withDatabase<Result>(
  databasePath: string,
  act: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const path = resolve(databasePath)
  if (!existsSync(path)) throw new Error(`Cannot ${act} as there is no database at "${path}"`)
  const store = await openStore(path)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
