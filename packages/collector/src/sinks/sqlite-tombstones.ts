import type { VisitorHash } from './erasure.ts'
import { createVisitorHash, hashIds, idsOfBatch, withoutErased } from './erasure.ts'
import type { StoredBatch } from './sink.ts'
import { SinkError } from './sink.ts'
import type { SqlDatabase } from './sql-database.ts'
import { prepareRows } from './sql-database.ts'
import {
  INSERT_TOMBSTONES,
  SELECT_ANY_TOMBSTONE,
  SELECT_TOMBSTONE_KEY,
  SELECT_TOMBSTONES,
  toErasedIds,
} from './sql-visitor.ts'

/** A batch with the hashes of its visitors' ids, where anybody was erased. */
export interface HashedBatch {
  batch: StoredBatch
  /** Ids by hash. */
  hashes?: ReadonlyMap<string, string>
}

/** Who was erased, of whom a SQLite database keeps hashes only. */
export interface SqliteTombstones {
  /** Makes a batch ready for {@link SqliteTombstones.admit}. */
  hash(batch: StoredBatch): HashedBatch | Promise<HashedBatch>
  /** To be called as a transaction of batches begins, within it. */
  begin(): void
  /**
   * Within that transaction: the batch without erased visitors, and how many touchpoints were theirs.
   * @throws {SinkError} When the first visitor was erased a moment ago.
   */
  admit(hashed: HashedBatch): { batch: StoredBatch; erased: number }
  /** Ids by their hash. */
  hashesOf(siteId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Erased ids among some. */
  erasedOf(siteId: string, hashes: ReadonlyMap<string, string>): ReadonlySet<string>
  /** Keeps these hashes, within a transaction of the caller; `at` is epoch milliseconds. */
  add(siteId: string, hashes: ReadonlyMap<string, string>, at: number): void
}

/** Makes what knows who was erased. */
export function createSqliteTombstones(database: SqlDatabase): SqliteTombstones {
  const selectAny = prepareRows(database, SELECT_ANY_TOMBSTONE)
  const selectTombstones = prepareRows(database, SELECT_TOMBSTONES)
  // By site, as last seen, which saves one of two questions per batch; a transaction looks again.
  const lastSeen = new Map<string, boolean>()
  // Sites of which the present transaction has seen that nobody was erased: it alone writes.
  const seenWithoutErased = new Set<string>()
  let hashing: Promise<VisitorHash> | undefined

  async function hashesOf(siteId: string, ids: readonly string[]): Promise<Map<string, string>> {
    hashing ??= createVisitorHash(String(prepareRows(database, SELECT_TOMBSTONE_KEY)()[0]?.key))
    return hashIds(await hashing, siteId, ids)
  }

  function hasErased(siteId: string): boolean {
    const isAnyErased = selectAny(siteId).length > 0
    lastSeen.set(siteId, isAnyErased)
    return isAnyErased
  }

  function erasedOf(siteId: string, hashes: ReadonlyMap<string, string>): Set<string> {
    return toErasedIds(selectTombstones(siteId, JSON.stringify([...hashes.keys()])), hashes)
  }

  return {
    hashesOf,
    erasedOf,
    hash(batch) {
      const { siteId } = batch
      if (!(lastSeen.get(siteId) ?? hasErased(siteId))) return { batch }
      return hashesOf(siteId, idsOfBatch(batch)).then((hashes) => ({ batch, hashes }))
    },
    begin: () => seenWithoutErased.clear(),
    admit({ batch, hashes }) {
      const { siteId } = batch
      if (hashes) return withoutErased(batch, erasedOf(siteId, hashes))
      if (!seenWithoutErased.has(siteId) && hasErased(siteId)) {
        throw new SinkError('a visitor was erased meanwhile')
      }
      seenWithoutErased.add(siteId)
      return { batch, erased: 0 }
    },
    add(siteId, hashes, at) {
      database.prepare(INSERT_TOMBSTONES).run(siteId, at, JSON.stringify([...hashes.keys()]))
      lastSeen.set(siteId, true)
    },
  }
}
