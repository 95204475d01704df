import { EXPIRY_INTERVAL_MS } from '../dead-letter.ts'
import type { D1Session, D1Statement } from './d1-session.ts'
import type { D1Tombstones } from './d1-tombstones.ts'
import { idsOfBatch, withoutErased } from './erasure.ts'
import type { Store, StoredBatch, WriteResult } from './sink.ts'
import { toSinkError } from './sink.ts'
import { EXPIRE_LETTERS, INSERT_LETTER, TRIM_LETTERS, toLetterValues } from './sql-dead-letters.ts'
import { UPSERT_STREAMS } from './sql-loss.ts'
import { INSERT_BATCH, INSERT_TOUCHPOINTS, toBatchValues, toValues } from './sql-rows.ts'
import { FAIL_IF_ERASED } from './sql-visitor.ts'

/**
 * Makes the part of a D1 store that writes: a batch is one transaction of a few statements, however
 * many touchpoints it has.
 */
export function createD1Write(
  { statement, batch: run }: D1Session,
  { hashesOf, erasedOf }: D1Tombstones,
): Store['write'] {
  let expiryDueAt = 0

  function toStatements(batch: StoredBatch): D1Statement[] {
    const { siteId, touchpoints, deadLetters = [] } = batch
    const values = JSON.stringify(touchpoints.map(toValues))
    return [
      statement(UPSERT_STREAMS, values),
      statement(INSERT_TOUCHPOINTS, values),
      statement(INSERT_BATCH, ...toBatchValues(batch)),
      ...deadLetters.map((letter) => statement(INSERT_LETTER, ...toLetterValues(letter))),
      ...(deadLetters.length > 0 ? [statement(TRIM_LETTERS, siteId, siteId)] : []),
    ]
  }

  /** Writes a batch, or fails if one of its visitors was erased. */
  async function writeUnlessErased(batch: StoredBatch, hashes: string): Promise<WriteResult> {
    const { siteId, receivedAt, touchpoints } = batch
    const isExpiryDue = receivedAt >= expiryDueAt
    const [, , inserted] = await run([
      statement(FAIL_IF_ERASED, siteId, hashes),
      ...toStatements(batch),
      ...(isExpiryDue ? [statement(EXPIRE_LETTERS, receivedAt)] : []),
    ])
    if (isExpiryDue) expiryDueAt = receivedAt + EXPIRY_INTERVAL_MS
    const stored = inserted?.meta.changes ?? 0
    return { stored, duplicates: touchpoints.length - stored }
  }

  return async (batch) => {
    try {
      const hashes = await hashesOf(batch.siteId, idsOfBatch(batch))
      const list = JSON.stringify([...hashes.keys()])
      return await writeUnlessErased(batch, list).catch(async (cause: unknown) => {
        // Nobody asks first, which would be a way to the database and back.
        const erased = await erasedOf(batch.siteId, hashes)
        if (erased.size === 0) throw cause
        const rest = withoutErased(batch, erased)
        const allowed = [...hashes].filter(([, id]) => !erased.has(id)).map(([hash]) => hash)
        const written = await writeUnlessErased(rest.batch, JSON.stringify(allowed))
        return { ...written, ...(rest.erased > 0 ? { erased: rest.erased } : {}) }
      })
    } catch (cause) {
      throw toSinkError(cause)
    }
  }
}
