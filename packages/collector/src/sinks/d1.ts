import { EXPIRY_INTERVAL_MS } from '../dead-letter.ts'
import { REGRADE_ROWS } from './changed-grade.ts'
import type { D1Binding, D1Statement } from './d1-session.ts'
import { createD1Session } from './d1-session.ts'
import { createD1Visitors } from './d1-visitors.ts'
import { idsOfBatch, withoutErased } from './erasure.ts'
import type { Store, StoredBatch, WriteResult } from './sink.ts'
import { toSinkError } from './sink.ts'
import {
  DELETE_LETTERS,
  EXPIRE_LETTERS,
  INSERT_LETTER,
  TRIM_LETTERS,
  toLetter,
  toLetterSelect,
  toLetterValues,
} from './sql-dead-letters.ts'
import {
  SELECT_DAILY_DROPS,
  SELECT_DAILY_REFUSED,
  SELECT_GAPS,
  toDailyLoss,
  toDayStart,
  UPSERT_STREAMS,
} from './sql-loss.ts'
import { readPages } from './sql-pages.ts'
import { COUNT_REGRADE, regradeRows, SELECT_ARRIVALS, UPDATE_STAGES } from './sql-regrade.ts'
import {
  INSERT_BATCH,
  INSERT_TOUCHPOINTS,
  SELECT_DROPS,
  SELECT_LATEST,
  SELECT_VERSION,
  toBatchValues,
  toDrops,
  toTouchpoint,
  toValues,
} from './sql-rows.ts'
import { FAIL_IF_ERASED, toPageSelect } from './sql-visitor.ts'

/** Options for {@link d1Store}. */
export interface D1StoreOptions {
  /** Rows read at a time. @defaultValue `1_000` */
  pageRows?: number
  /** Clock for the migration log, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
}

/**
 * Makes a store of a Cloudflare D1 database. A batch is one transaction of a few statements, however
 * many touchpoints it has. The schema is brought up to date at the first use.
 *
 * @param database - The D1 binding of the Worker.
 */
export function d1Store(database: D1Binding, options: D1StoreOptions = {}): Store {
  const { pageRows = 1_000, now = Date.now } = options
  const session = createD1Session(database, now)
  const { beReady, statement, rows } = session
  const visitors = createD1Visitors(session)
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
    const [, , inserted] = await session.batch([
      statement(FAIL_IF_ERASED, siteId, hashes),
      ...toStatements(batch),
      ...(isExpiryDue ? [statement(EXPIRE_LETTERS, receivedAt)] : []),
    ])
    if (isExpiryDue) expiryDueAt = receivedAt + EXPIRY_INTERVAL_MS
    const stored = inserted?.meta.changes ?? 0
    return { stored, duplicates: touchpoints.length - stored }
  }

  return {
    name: 'd1',
    async write(batch) {
      try {
        await beReady()
        const hashes = await visitors.hashesOf(batch.siteId, idsOfBatch(batch))
        const list = JSON.stringify([...hashes.keys()])
        return await writeUnlessErased(batch, list).catch(async (cause: unknown) => {
          // Nobody asks first, which would be a way to the database and back.
          const erased = await visitors.erasedOf(batch.siteId, hashes)
          if (erased.size === 0) throw cause
          const rest = withoutErased(batch, erased)
          const allowed = [...hashes].filter(([, id]) => !erased.has(id)).map(([hash]) => hash)
          const written = await writeUnlessErased(rest.batch, JSON.stringify(allowed))
          return { ...written, ...(rest.erased > 0 ? { erased: rest.erased } : {}) }
        })
      } catch (cause) {
        throw toSinkError(cause)
      }
    },
    visitorFacts: visitors.visitorFacts,
    erase: visitors.erase,
    retain: visitors.retain,
    read(siteId, options = {}) {
      return readPages({
        pageRows,
        async select(cursor) {
          await beReady()
          const { sql, values } = toPageSelect({ ...options, siteId, cursor, limit: pageRows })
          return rows(sql, ...values)
        },
      })
    },
    async latest(siteId, limit) {
      await beReady()
      return (await rows(SELECT_LATEST, siteId, limit)).map(toTouchpoint)
    },
    async regrade(siteId, grade, { after = 0, limit = REGRADE_ROWS } = {}) {
      try {
        await beReady()
        const page = await rows(SELECT_ARRIVALS, siteId, after, limit)
        const { result, stages } = regradeRows(page, grade, limit)
        if (stages !== undefined) {
          await session.batch([statement(UPDATE_STAGES, stages), statement(COUNT_REGRADE, siteId)])
        }
        return result
      } catch (cause) {
        throw toSinkError(cause)
      }
    },
    async version(siteId) {
      await beReady()
      return Number((await rows(SELECT_VERSION, siteId, siteId))[0]?.version)
    },
    async drops(siteId) {
      await beReady()
      return toDrops(await rows(SELECT_DROPS, siteId))
    },
    async loss(siteId, { from, to }) {
      await beReady()
      const period = [siteId, toDayStart(from), to] as const
      return toDailyLoss(
        await rows(SELECT_GAPS, ...period),
        await rows(SELECT_DAILY_DROPS, ...period),
        await rows(SELECT_DAILY_REFUSED, ...period),
      )
    },
    async deadLetters(siteId, query) {
      await beReady()
      const { sql, values } = toLetterSelect(siteId, query)
      return (await rows(sql, ...values)).map(toLetter)
    },
    async deleteDeadLetters(siteId, ids) {
      await beReady()
      await rows(DELETE_LETTERS, siteId, JSON.stringify(ids))
    },
    // The binding belongs to the runtime.
    async close() {},
  }
}
