import type { StoredTouchpoint } from '@waymark/protocol'
import { EXPIRY_INTERVAL_MS } from '../dead-letter.ts'
import { REGRADE_ROWS } from './changed-grade.ts'
import { createGroupCommit } from './group-commit.ts'
import type { Store, StoredBatch, WriteResult } from './sink.ts'
import { SinkError, toSinkError } from './sink.ts'
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
  toStreamValues,
  UPSERT_STREAM,
} from './sql-loss.ts'
import { COUNT_REGRADE, regradeRows, SELECT_ARRIVALS, UPDATE_STAGES } from './sql-regrade.ts'
import type { SqlRow, SqlValue } from './sql-rows.ts'
import {
  INSERT_BATCH,
  INSERT_TOUCHPOINT,
  readPages,
  SELECT_DROPS,
  SELECT_LATEST,
  SELECT_PAGE,
  SELECT_VERSION,
  SELECT_VISITOR_PAGE,
  toBatchValues,
  toDrops,
  toTouchpoint,
  toValues,
} from './sql-rows.ts'
import {
  CREATE_SCHEMA_TABLE,
  INSERT_SCHEMA_VERSION,
  pendingMigrations,
  SELECT_SCHEMA_VERSION,
} from './sql-schema.ts'
import { arrivalValues, SELECT_IDS_PAGE } from './sql-visitor.ts'
import type { HashedBatch } from './sqlite-visitors.ts'
import { createSqliteVisitors } from './sqlite-visitors.ts'
import { createStreamTally } from './stream-tally.ts'

/** A prepared statement; values are bound by position. */
export interface SqliteStatement {
  run(...values: SqlValue[]): { changes: number | bigint }
  all(...values: SqlValue[]): unknown[]
}

/**
 * The part of an embedded SQLite library a store needs, all of it synchronous. `node:sqlite`,
 * `bun:sqlite` and `libsql` each have this shape.
 */
export interface SqliteDriver {
  exec(sql: string): unknown
  prepare(sql: string): SqliteStatement
  close(): unknown
}

/** Options for {@link sqliteStore}. */
export interface SqliteStoreOptions {
  /** Rows read at a time, between which writes get their turn. @defaultValue `1_000` */
  pageRows?: number
  /** Runs a task when the event loop turns. @defaultValue `setImmediate` */
  defer?: (task: () => void) => void
  /** Clock for the migration log, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
}

// FULL, not NORMAL: in WAL mode NORMAL may lose commits in a power cut, and the collector has
// already answered "stored" by then (https://sqlite.org/pragma.html#pragma_synchronous).
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 5000;
`

function migrate(driver: SqliteDriver, now: () => number): void {
  driver.exec(CREATE_SCHEMA_TABLE)
  // IMMEDIATE: of two processes that open a new file at once, the second one waits and finds it done.
  driver.exec('BEGIN IMMEDIATE')
  try {
    const [row] = driver.prepare(SELECT_SCHEMA_VERSION).all() as SqlRow[]
    for (const { version, statements } of pendingMigrations(Number(row?.version ?? 0))) {
      for (const statement of statements) driver.exec(statement)
      driver.prepare(INSERT_SCHEMA_VERSION).run(version, now())
    }
    driver.exec('COMMIT')
  } catch (error) {
    driver.exec('ROLLBACK')
    throw error
  }
}

/**
 * Makes a durable store of one SQLite file. A write is acknowledged after its transaction is on
 * disk; all writes waiting at that moment share the transaction.
 *
 * @param driver - An open database. The store owns it from here on, and closes it.
 * @throws {RangeError} When the file was written by a newer release.
 */
export function sqliteStore(driver: SqliteDriver, options: SqliteStoreOptions = {}): Store {
  const { pageRows = 1_000, defer = (task) => void setImmediate(task), now = Date.now } = options
  driver.exec(PRAGMAS)
  migrate(driver, now)
  const insertTouchpoint = driver.prepare(INSERT_TOUCHPOINT)
  const insertBatch = driver.prepare(INSERT_BATCH)
  const upsertStream = driver.prepare(UPSERT_STREAM)
  const insertLetter = driver.prepare(INSERT_LETTER)
  const trimLetters = driver.prepare(TRIM_LETTERS)
  const expireLetters = driver.prepare(EXPIRE_LETTERS)
  const deleteLetters = driver.prepare(DELETE_LETTERS)
  const updateStages = driver.prepare(UPDATE_STAGES)
  const countRegrade = driver.prepare(COUNT_REGRADE)
  let expiryDueAt = 0
  let isClosed = false

  // Rows of our own statements, whose columns `sql-rows.ts` names.
  const prepareRows = (sql: string) => {
    const statement = driver.prepare(sql)
    return (...values: SqlValue[]) => statement.all(...values) as SqlRow[]
  }
  const selectPage = prepareRows(SELECT_PAGE)
  const selectVisitorPage = prepareRows(SELECT_VISITOR_PAGE)
  const selectIdsPage = prepareRows(SELECT_IDS_PAGE)
  const selectArrivals = prepareRows(SELECT_ARRIVALS)
  const selectLatest = prepareRows(SELECT_LATEST)
  const selectVersion = prepareRows(SELECT_VERSION)
  const selectDrops = prepareRows(SELECT_DROPS)
  const selectGaps = prepareRows(SELECT_GAPS)
  const selectDailyDrops = prepareRows(SELECT_DAILY_DROPS)
  const selectDailyRefused = prepareRows(SELECT_DAILY_REFUSED)

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

  function insert(hashed: HashedBatch): WriteResult {
    const { batch, erased } = visitors.admit(hashed)
    const { siteId, receivedAt, touchpoints } = batch
    const tally = createStreamTally()
    let stored = 0
    for (const touchpoint of touchpoints) {
      if (Number(insertTouchpoint.run(...toValues(touchpoint)).changes) === 0) continue
      stored++
      tally.add(touchpoint)
    }
    for (const stream of tally.tallies()) upsertStream.run(...toStreamValues(siteId, stream))
    insertBatch.run(...toBatchValues(batch))
    insertLetters(batch)
    expire(receivedAt)
    return { stored, duplicates: touchpoints.length - stored, ...(erased > 0 ? { erased } : {}) }
  }

  const transaction = {
    begin: () => void driver.exec('BEGIN IMMEDIATE'),
    commit: () => void driver.exec('COMMIT'),
    rollback() {
      try {
        driver.exec('ROLLBACK')
      } catch {
        // SQLite has rolled back by itself where the disk is full or fails
        // (https://sqlite.org/lang_transaction.html, section 3).
      }
    },
  }
  function transact(task: () => void): void {
    transaction.begin()
    try {
      task()
      transaction.commit()
    } catch (error) {
      transaction.rollback()
      throw error
    }
  }
  const visitors = createSqliteVisitors({ driver, transact, defer })
  const group = createGroupCommit<HashedBatch, WriteResult>({
    ...transaction,
    write: insert,
    defer,
  })

  return {
    name: 'sqlite',
    async write(batch) {
      if (isClosed) throw new SinkError('store is closed')
      const hashed = visitors.hash(batch)
      // Awaited only where somebody was erased: it costs a turn of the loop.
      if (hashed instanceof Promise) return group.write(await hashed)
      return group.write(hashed).catch(async (error: unknown) => {
        // Perhaps somebody was erased a moment ago, by this process or another one.
        const again = visitors.hash(batch)
        if (!(again instanceof Promise)) throw error
        return group.write(await again)
      })
    },
    visitorFacts: visitors.visitorFacts,
    erase: visitors.erase,
    retain: visitors.retain,
    read(siteId, { anonymousId, ids } = {}) {
      return readPages({
        pageRows,
        async select(cursor) {
          // Writes that wait get their turn between two pages.
          await new Promise<void>(defer)
          if (ids) return selectIdsPage(...arrivalValues(siteId, ids), ...cursor, pageRows)
          return anonymousId === undefined
            ? selectPage(siteId, ...cursor, pageRows)
            : selectVisitorPage(siteId, anonymousId, ...cursor, pageRows)
        },
      })
    },
    async latest(siteId, limit): Promise<readonly StoredTouchpoint[]> {
      return selectLatest(siteId, limit).map(toTouchpoint)
    },
    async regrade(siteId, grade, { after = 0, limit = REGRADE_ROWS } = {}) {
      // Writes that wait get their turn between two pages.
      await new Promise<void>(defer)
      const { result, stages } = regradeRows(selectArrivals(siteId, after, limit), grade, limit)
      try {
        if (stages !== undefined) {
          transact(() => {
            updateStages.run(stages)
            countRegrade.run(siteId)
          })
        }
      } catch (cause) {
        throw toSinkError(cause)
      }
      return result
    },
    async version(siteId) {
      return Number(selectVersion(siteId, siteId)[0]?.version)
    },
    async drops(siteId) {
      return toDrops(selectDrops(siteId))
    },
    async loss(siteId, { from, to }) {
      const period = [siteId, toDayStart(from), to]
      return toDailyLoss(
        selectGaps(...period),
        selectDailyDrops(...period),
        selectDailyRefused(...period),
      )
    },
    async deadLetters(siteId, query) {
      const { sql, values } = toLetterSelect(siteId, query)
      return prepareRows(sql)(...values).map(toLetter)
    },
    async deleteDeadLetters(siteId, ids) {
      try {
        deleteLetters.run(siteId, JSON.stringify(ids))
      } catch (cause) {
        throw toSinkError(cause)
      }
    },
    async close() {
      if (isClosed) return
      isClosed = true
      group.flush()
      // Leaves one whole file to copy; not every library does so by closing.
      driver.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      driver.close()
    },
  }
}
