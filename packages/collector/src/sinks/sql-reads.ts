import type { Store } from './sink.ts'
import { toLetter, toLetterSelect } from './sql-dead-letters.ts'
import {
  SELECT_DAILY_DROPS,
  SELECT_DAILY_REFUSED,
  SELECT_GAPS,
  toDailyLoss,
  toDayStart,
} from './sql-loss.ts'
import type { SqlRow, SqlValue } from './sql-rows.ts'
import { SELECT_DROPS, SELECT_LATEST, SELECT_VERSION, toDrops, toTouchpoint } from './sql-rows.ts'

/** What a store tells at once, by one statement or a few. */
export type SqlReads = Pick<Store, 'latest' | 'version' | 'drops' | 'loss' | 'deadLetters'>

/** Runs a statement, whose values are bound by position, and gives its rows. */
export type AskRows = (
  sql: string,
  ...values: SqlValue[]
) => readonly SqlRow[] | Promise<readonly SqlRow[]>

/** Makes the part of a store of rows that tells what is small enough to be told at once. */
export function createSqlReads(ask: AskRows): SqlReads {
  return {
    async latest(siteId, limit) {
      return (await ask(SELECT_LATEST, siteId, limit)).map(toTouchpoint)
    },
    async version(siteId) {
      const [row] = await ask(SELECT_VERSION, siteId, siteId)
      return Number(row?.version)
    },
    async drops(siteId) {
      return toDrops(await ask(SELECT_DROPS, siteId))
    },
    async loss(siteId, { from, to }) {
      const period = [siteId, toDayStart(from), to]
      // At once, so that a database in this process answers all of them as of one moment.
      const [gaps, drops, refused] = await Promise.all([
        ask(SELECT_GAPS, ...period),
        ask(SELECT_DAILY_DROPS, ...period),
        ask(SELECT_DAILY_REFUSED, ...period),
      ])
      return toDailyLoss(gaps, drops, refused)
    },
    async deadLetters(siteId, query) {
      const { sql, values } = toLetterSelect(siteId, query)
      return (await ask(sql, ...values)).map(toLetter)
    },
  }
}
