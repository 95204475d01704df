import type { StoredTouchpoint } from '@waymark/protocol'
import type { SqlDatabase, SqliteStatement } from './sql-database.ts'
import type { SqlRow, SqlValue } from './sql-rows.ts'
import { isOfOneEnvelope, toRest, toSharedJson } from './sql-rows.ts'

/** Inserts touchpoints within a transaction of its caller; gives those that are new. */
export type InsertTouchpoints = (
  touchpoints: readonly StoredTouchpoint[],
) => readonly StoredTouchpoint[]

// What a Durable Object takes, which of all SQLites takes the least.
const DEFAULT_MAX_VALUES = 100

const SHARED_VALUES = 4
const ROW_VALUES = 6

// What rows share is bound once. Joined, and not numbered `?1` to be used again: `node:sqlite` before
// Node 24.7 takes the number for a name (https://github.com/nodejs/node/issues/59340). `WHERE true`
// keeps SQLite from reading ON CONFLICT as a join constraint (lang_upsert.html, 2.2).
function toInsert(rowCount: number): string {
  const rows = Array<string>(rowCount).fill('(?, ?, ?, ?, ?, ?)').join(', ')
  return `INSERT INTO touchpoints
    (site_id, anonymous_id, received_at, user_id, id, occurred_at, stream_id, seq, type, rest)
    SELECT * FROM (SELECT ?, ?, ?, ?) CROSS JOIN (VALUES ${rows})
    WHERE true ON CONFLICT DO NOTHING`
}

/** Ids of the newest rows. Takes their number. */
const SELECT_NEWEST = 'SELECT id FROM touchpoints ORDER BY arrival DESC LIMIT ?'

/** Touchpoints that go into one statement. */
type Run = readonly [StoredTouchpoint, ...StoredTouchpoint[]]

/** Parts touchpoints where they cannot go on in one statement; most batches are of one envelope. */
function toRuns(touchpoints: readonly StoredTouchpoint[], maxRows: number): Run[] {
  const runs: [StoredTouchpoint, ...StoredTouchpoint[]][] = []
  for (const touchpoint of touchpoints) {
    const run = runs.at(-1)
    if (run && run.length < maxRows && isOfOneEnvelope(run[0], touchpoint)) run.push(touchpoint)
    else runs.push([touchpoint])
  }
  return runs
}

function toRunValues(run: Run): SqlValue[] {
  const [{ siteId, anonymousId, receivedAt, userId = null }] = run
  const sharedJson = toSharedJson(run[0])
  const values: SqlValue[] = [siteId, anonymousId, receivedAt, userId]
  for (const touchpoint of run) {
    const { id, occurredAt, streamId, seq, type } = touchpoint
    const rest = toRest(touchpoint, sharedJson)
    values.push(id, occurredAt, streamId ?? '', seq ?? -1, type, rest)
  }
  return values
}

/**
 * Makes the insert of touchpoints: as many rows per statement as it may bind values for, because a
 * call into the library costs more than the row.
 */
export function createTouchpointInsert(database: SqlDatabase): InsertTouchpoints {
  const { maxValues = DEFAULT_MAX_VALUES } = database
  const maxRows = Math.floor((maxValues - SHARED_VALUES) / ROW_VALUES)
  const byRowCount = new Map<number, SqliteStatement>()
  const selectNewest = database.prepare(SELECT_NEWEST)

  function statementOf(rowCount: number): SqliteStatement {
    const known = byRowCount.get(rowCount)
    if (known) return known
    const statement = database.prepare(toInsert(rowCount))
    byRowCount.set(rowCount, statement)
    return statement
  }

  function insertRun(run: Run): readonly StoredTouchpoint[] {
    const stored = Number(statementOf(run.length).run(...toRunValues(run)).changes)
    if (stored === run.length) return run
    if (stored === 0) return []
    // Rows of our own statement. Nobody else writes during a transaction, so they are the last ones.
    const newest = selectNewest.all(stored) as SqlRow[]
    const ids = new Set(newest.map(({ id }) => id))
    // Deleting tells the first of two with one id, which is the one that was stored.
    return run.filter(({ id }) => ids.delete(id))
  }

  return (touchpoints) => toRuns(touchpoints, maxRows).flatMap(insertRun)
}
