import { EXPIRY_INTERVAL_MS } from '../dead-letter.ts'
import type { StoredBatch, WriteResult } from './sink.ts'
import type { SqlDatabase } from './sql-database.ts'
import { EXPIRE_LETTERS, INSERT_LETTER, TRIM_LETTERS, toLetterValues } from './sql-dead-letters.ts'
import { toStreamValues, UPSERT_STREAM } from './sql-loss.ts'
import { INSERT_BATCH, toBatchValues } from './sql-rows.ts'
import { createTouchpointInsert } from './sql-touchpoints.ts'
import { createStreamTally } from './stream-tally.ts'

/** Makes what inserts a batch, within a transaction of its caller. */
export function createSqlInsert(database: SqlDatabase): (batch: StoredBatch) => WriteResult {
  const insertTouchpoints = createTouchpointInsert(database)
  const insertBatch = database.prepare(INSERT_BATCH)
  const upsertStream = database.prepare(UPSERT_STREAM)
  const insertLetter = database.prepare(INSERT_LETTER)
  const trimLetters = database.prepare(TRIM_LETTERS)
  const expireLetters = database.prepare(EXPIRE_LETTERS)
  let expiryDueAt = 0

  function insertLetters({ siteId, deadLetters = [] }: StoredBatch): void {
    if (deadLetters.length === 0) return
    for (const letter of deadLetters) insertLetter.run(...toLetterValues(letter))
    trimLetters.run(siteId, siteId)
  }

  function expire(time: number): void {
    if (time < expiryDueAt) return
    expireLetters.run(time)
    expiryDueAt = time + EXPIRY_INTERVAL_MS
  }

  return (batch) => {
    const { siteId, receivedAt, touchpoints } = batch
    const tally = createStreamTally()
    const stored = insertTouchpoints(touchpoints)
    for (const touchpoint of stored) tally.add(touchpoint)
    for (const stream of tally.tallies()) upsertStream.run(...toStreamValues(siteId, stream))
    insertBatch.run(...toBatchValues(batch))
    insertLetters(batch)
    expire(receivedAt)
    return { stored: stored.length, duplicates: touchpoints.length - stored.length }
  }
}
