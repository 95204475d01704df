import type { ReadOptions, VisitorFacts } from './sink.ts'
import type { Cursor } from './sql-pages.ts'
import { SELECT_PAGE, SELECT_VISITOR_PAGE } from './sql-pages.ts'
import type { SqlRow, SqlValue } from './sql-rows.ts'
import { COLUMNS, ORDER } from './sql-rows.ts'

const PREVIOUS_ID = `rest ->> '$.props.previousId'`

/** Arrivals of what holds one of some ids. Takes site and ids as a JSON array, three times. */
const ARRIVALS = `SELECT arrival FROM touchpoints
    WHERE site_id = ? AND anonymous_id IN (SELECT value FROM json_each(?))
  UNION SELECT arrival FROM touchpoints
    WHERE site_id = ? AND user_id IN (SELECT value FROM json_each(?))
  UNION SELECT arrival FROM touchpoints
    WHERE site_id = ? AND type = 'alias' AND ${PREVIOUS_ID} IN (SELECT value FROM json_each(?))`

/** What the three parts of the statements below take. */
export function arrivalValues(siteId: string, ids: readonly string[]): SqlValue[] {
  const list = JSON.stringify(ids)
  return [siteId, list, siteId, list, siteId, list]
}

/** Takes {@link arrivalValues}, the five values of a cursor, and the page's length. */
const SELECT_IDS_PAGE = `SELECT arrival, ${COLUMNS} FROM touchpoints
  WHERE arrival IN (${ARRIVALS}) AND (${ORDER}) > (?, ?, ?, ?, ?) ORDER BY ${ORDER} LIMIT ?`

/** One page of what is read in the order of journeys. */
export interface PageQuery extends ReadOptions {
  siteId: string
  /** Where the page begins. */
  cursor: Cursor
  /** Rows asked for. */
  limit: number
}

/** The statement and the values that give a page. */
export function toPageSelect(query: PageQuery): { sql: string; values: SqlValue[] } {
  const { siteId, cursor, limit, anonymousId, ids } = query
  if (ids) {
    return { sql: SELECT_IDS_PAGE, values: [...arrivalValues(siteId, ids), ...cursor, limit] }
  }
  if (anonymousId === undefined) return { sql: SELECT_PAGE, values: [siteId, ...cursor, limit] }
  return { sql: SELECT_VISITOR_PAGE, values: [siteId, anonymousId, ...cursor, limit] }
}

/** Takes {@link arrivalValues}; gives `touchpoints`, `first_at` and `last_at`. */
export const SELECT_FACTS = `SELECT count(*) AS touchpoints, min(occurred_at) AS first_at,
  max(occurred_at) AS last_at FROM touchpoints WHERE arrival IN (${ARRIVALS})`

/** Takes {@link arrivalValues} three times, and a limit; gives `id`. */
export const SELECT_JOINED = `SELECT anonymous_id AS id FROM touchpoints WHERE arrival IN (${ARRIVALS})
  UNION SELECT user_id FROM touchpoints WHERE arrival IN (${ARRIVALS}) AND user_id IS NOT NULL
  UNION SELECT ${PREVIOUS_ID} FROM touchpoints WHERE arrival IN (${ARRIVALS}) AND type = 'alias'
    AND ${PREVIOUS_ID} IS NOT NULL
  LIMIT ?`

/** The facts of an id, out of rows of the statements above. */
export function toFacts(
  id: string,
  rows: { facts: readonly SqlRow[]; joined: readonly SqlRow[]; isErased: boolean },
): VisitorFacts {
  const [facts = {}] = rows.facts
  const touchpoints = Number(facts.touchpoints ?? 0)
  return {
    touchpoints,
    ...(touchpoints > 0 ? { firstAt: Number(facts.first_at), lastAt: Number(facts.last_at) } : {}),
    joined: rows.joined.map((row) => String(row.id)).filter((joined) => joined !== id),
    isErased: rows.isErased,
  }
}

/** Gives `key`, which the tombstones are made with. */
export const SELECT_TOMBSTONE_KEY = 'SELECT key FROM tombstone_key'

/** Takes site, a JSON array of hashes, and the time. */
export const INSERT_TOMBSTONES = `INSERT INTO tombstones (site_id, visitor_hash, erased_at)
  SELECT ?, value, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`

/** Takes site; gives a row if anybody was erased. */
export const SELECT_ANY_TOMBSTONE = 'SELECT 1 FROM tombstones WHERE site_id = ? LIMIT 1'

/** Takes site and a JSON array of hashes; gives `visitor_hash` of those that are there. */
export const SELECT_TOMBSTONES = `SELECT visitor_hash FROM tombstones
  WHERE site_id = ? AND visitor_hash IN (SELECT value FROM json_each(?))`

/**
 * Erased ids, out of rows of {@link SELECT_TOMBSTONES}.
 *
 * @param hashes - Ids by the hashes that were asked for.
 */
export function toErasedIds(
  rows: readonly SqlRow[],
  hashes: ReadonlyMap<string, string>,
): Set<string> {
  return new Set(rows.flatMap((row) => hashes.get(String(row.visitor_hash)) ?? []))
}

/** Takes what {@link SELECT_TOMBSTONES} does; fails, with its transaction, if there are any. */
export const FAIL_IF_ERASED = `INSERT INTO batches (site_id, batch_id, received_at, drops)
  SELECT NULL, '', 0, '' WHERE EXISTS (${SELECT_TOMBSTONES})`

/** Takes {@link arrivalValues} and a limit; gives `arrival`. */
export const SELECT_ERASABLE = `${ARRIVALS} LIMIT ?`

/** Takes site, cut-off, arrival to begin after, and limit; gives `arrival` and `is_old`. */
export const SELECT_AGED = `SELECT arrival, received_at < ? AS is_old FROM touchpoints
  WHERE site_id = ? AND arrival > ? ORDER BY arrival LIMIT ?`

/**
 * Before touchpoints are deleted, so that the site's version grows though its newest arrival may be
 * another one. Takes the site, twice.
 */
export const RAISE_VERSION = `INSERT INTO regrades (site_id, pages)
  SELECT ?, 1 + coalesce(max(arrival), 0) FROM touchpoints WHERE site_id = ?
  ON CONFLICT DO UPDATE SET pages = pages + excluded.pages`

/** The same after they are deleted. Takes the site, twice. */
export const LOWER_VERSION = `UPDATE regrades SET pages = pages - coalesce(
  (SELECT max(arrival) FROM touchpoints WHERE site_id = ?), 0) WHERE site_id = ?`

/** Takes a JSON array of arrivals. What is erased of a stream is no gap in it. */
export const COUNT_ERASED = `UPDATE streams SET erased = erased + gone.count
  FROM (SELECT site_id, stream_id, count(*) AS count FROM touchpoints
    WHERE arrival IN (SELECT value FROM json_each(?)) AND stream_id <> ''
    GROUP BY site_id, stream_id) AS gone
  WHERE streams.site_id = gone.site_id AND streams.stream_id = gone.stream_id`

/** Takes a JSON array of arrivals, before these are deleted. */
export const DELETE_EMPTY_STREAMS = `DELETE FROM streams WHERE erased >= stored
  AND (site_id, stream_id) IN (SELECT site_id, stream_id FROM touchpoints
    WHERE arrival IN (SELECT value FROM json_each(?)))`

/** Takes a JSON array of arrivals. */
export const DELETE_TOUCHPOINTS = `DELETE FROM touchpoints
  WHERE arrival IN (SELECT value FROM json_each(?))`

/** Each takes site, cut-off, and how many rows at most. */
export const DELETE_AGED = [
  `DELETE FROM batches WHERE (site_id, batch_id) IN (SELECT site_id, batch_id FROM batches
    WHERE site_id = ? AND received_at < ? LIMIT ?)`,
  `DELETE FROM streams WHERE (site_id, stream_id) IN (SELECT site_id, stream_id FROM streams
    WHERE site_id = ? AND first_at < ? LIMIT ?)`,
  `DELETE FROM dead_letters WHERE arrival IN (SELECT arrival FROM dead_letters
    WHERE site_id = ? AND received_at < ? LIMIT ?)`,
] as const

/** Rows deleted in one step, between which writers get their turn. */
export const DELETE_ROWS = 500
