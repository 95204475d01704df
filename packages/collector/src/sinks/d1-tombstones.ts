import type { D1Session } from './d1-session.ts'
import type { VisitorHash } from './erasure.ts'
import { createVisitorHash, hashIds } from './erasure.ts'
import { SELECT_TOMBSTONE_KEY, SELECT_TOMBSTONES, toErasedIds } from './sql-visitor.ts'

/** Who was erased, of whom a D1 database keeps hashes only. */
export interface D1Tombstones {
  /** Ids by their hash. */
  hashesOf(siteId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Erased ids among some. */
  erasedOf(siteId: string, hashes: ReadonlyMap<string, string>): Promise<ReadonlySet<string>>
}

/** Makes what knows who was erased. */
export function createD1Tombstones({ rows }: D1Session): D1Tombstones {
  let hashing: Promise<VisitorHash> | undefined

  async function readKey(): Promise<VisitorHash> {
    const [row] = await rows(SELECT_TOMBSTONE_KEY)
    return createVisitorHash(String(row?.key))
  }

  return {
    async hashesOf(siteId, ids) {
      hashing ??= readKey().catch((error: unknown) => {
        hashing = undefined
        throw error
      })
      return hashIds(await hashing, siteId, ids)
    },
    async erasedOf(siteId, hashes) {
      const found = await rows(SELECT_TOMBSTONES, siteId, JSON.stringify([...hashes.keys()]))
      return toErasedIds(found, hashes)
    },
  }
}
