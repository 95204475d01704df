import type { DeadLetter, DeadLetterQuery } from '../dead-letter.ts'
import { DEAD_LETTERS_PER_SITE } from '../dead-letter.ts'
import type { SqlRow, SqlValue } from './sql-rows.ts'

const COLUMNS = 'site_id, id, anonymous_id, received_at, expires_at, rest'

/** Takes {@link toLetterValues}. */
export const INSERT_LETTER = `INSERT INTO dead_letters (${COLUMNS})
  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`

/** Takes site, twice; deletes the oldest where there are too many. */
export const TRIM_LETTERS = `DELETE FROM dead_letters WHERE site_id = ? AND arrival <= (
  SELECT arrival FROM dead_letters WHERE site_id = ?
  ORDER BY arrival DESC LIMIT 1 OFFSET ${DEAD_LETTERS_PER_SITE})`

/** Takes a time. */
export const EXPIRE_LETTERS = 'DELETE FROM dead_letters WHERE expires_at <= ?'

/** Takes site, and ids as a JSON array. */
export const DELETE_LETTERS = `DELETE FROM dead_letters
  WHERE site_id = ? AND id IN (SELECT value FROM json_each(?))`

const SELECT_LETTERS = `SELECT ${COLUMNS} FROM dead_letters WHERE site_id = ? AND expires_at > ?`

/** Takes site, now, and ids as a JSON array. */
const SELECT_LETTERS_BY_ID = `${SELECT_LETTERS}
  AND id IN (SELECT value FROM json_each(?)) ORDER BY arrival DESC`

/** Takes site, now, and limit. */
const SELECT_NEWEST_LETTERS = `${SELECT_LETTERS} ORDER BY arrival DESC LIMIT ?`

/** Takes site, now, site and id of the letter before which to look, and limit. */
const SELECT_OLDER_LETTERS = `${SELECT_LETTERS} AND arrival <
  (SELECT arrival FROM dead_letters WHERE site_id = ? AND id = ?) ORDER BY arrival DESC LIMIT ?`

/** The statement and the values that answer a query. */
export function toLetterSelect(
  siteId: string,
  { now, ids, before, limit = 100 }: DeadLetterQuery,
): { sql: string; values: SqlValue[] } {
  if (ids) return { sql: SELECT_LETTERS_BY_ID, values: [siteId, now, JSON.stringify(ids)] }
  if (before === undefined) return { sql: SELECT_NEWEST_LETTERS, values: [siteId, now, limit] }
  return { sql: SELECT_OLDER_LETTERS, values: [siteId, now, siteId, before, limit] }
}

/** The values of a letter's row. */
export function toLetterValues(letter: DeadLetter): SqlValue[] {
  const { siteId, id, anonymousId = '', receivedAt, expiresAt, ...rest } = letter
  return [siteId, id, anonymousId, receivedAt, expiresAt, JSON.stringify(rest)]
}

/** The letter of a row. */
export function toLetter(row: SqlRow): DeadLetter {
  return {
    // What `toLetterValues` wrote, read back by the only other function that knows the column.
    ...(JSON.parse(String(row.rest)) as Omit<DeadLetter, 'siteId' | 'id'>),
    siteId: String(row.site_id),
    id: String(row.id),
    ...(row.anonymous_id === '' ? {} : { anonymousId: String(row.anonymous_id) }),
    receivedAt: Number(row.received_at),
    expiresAt: Number(row.expires_at),
  }
}
