import { createGroupCommit } from './group-commit.ts'
import type { StoredBatch, WriteResult } from './sink.ts'
import type { SqlDatabase } from './sql-database.ts'
import { createSqlInsert } from './sql-insert.ts'
import type { HashedBatch, SqliteTombstones } from './sqlite-tombstones.ts'

/** What a SQLite store writes with. */
export interface SqlWriteContext {
  database: SqlDatabase
  tombstones: SqliteTombstones
  /** Runs a task when the event loop turns. */
  defer: (task: () => void) => void
}

/** The part of a SQLite store that writes. */
export interface SqlWrite {
  /** Settles once the batch is durable. @throws {SinkError} When nothing of it is stored. */
  write(batch: StoredBatch): Promise<WriteResult>
  /** Commits what is waiting, now. */
  flush(): void
}

/**
 * Makes the part of a SQLite store that writes: all who wait when the loop turns share a commit.
 */
export function createSqlWrite({ database, tombstones, defer }: SqlWriteContext): SqlWrite {
  const insert = createSqlInsert(database)
  const group = createGroupCommit<HashedBatch, WriteResult>({
    transact: (task) =>
      database.transact(() => {
        tombstones.begin()
        return task()
      }),
    write(hashed) {
      const { batch, erased } = tombstones.admit(hashed)
      return { ...insert(batch), ...(erased > 0 ? { erased } : {}) }
    },
    defer,
  })
  return {
    async write(batch) {
      const hashed = tombstones.hash(batch)
      // Awaited only where somebody was erased: it costs a turn of the loop.
      if (hashed instanceof Promise) return group.write(await hashed)
      return group.write(hashed).catch(async (error: unknown) => {
        // Perhaps somebody was erased a moment ago, by this process or another one.
        const again = tombstones.hash(batch)
        if (!(again instanceof Promise)) throw error
        return group.write(await again)
      })
    },
    flush: group.flush,
  }
}
