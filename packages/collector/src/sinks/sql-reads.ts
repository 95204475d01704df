import type { Store } from './sink.ts'
import type { SqlDatabase } from './sql-database.ts'
import { prepareRows } from './sql-database.ts'
import { toLetter, toLetterSelect } from './sql-dead-letters.ts'
import {
  SELECT_DAILY_DROPS,
  SELECT_DAILY_REFUSED,
  SELECT_GAPS,
  toDailyLoss,
  toDayStart,
} from './sql-loss.ts'
import { SELECT_DROPS, SELECT_LATEST, SELECT_VERSION, toDrops, toTouchpoint } from './sql-rows.ts'

/** What a store tells at once, by one statement or a few. */
export type SqlReads = Pick<Store, 'latest' | 'version' | 'drops' | 'loss' | 'deadLetters'>

/** Makes the part of a SQLite store that tells what is small enough to be told at once. */
export function createSqlReads(database: SqlDatabase): SqlReads {
  const selectLatest = prepareRows(database, SELECT_LATEST)
  const selectVersion = prepareRows(database, SELECT_VERSION)
  const selectDrops = prepareRows(database, SELECT_DROPS)
  const selectGaps = prepareRows(database, SELECT_GAPS)
  const selectDailyDrops = prepareRows(database, SELECT_DAILY_DROPS)
  const selectDailyRefused = prepareRows(database, SELECT_DAILY_REFUSED)
  return {
    async latest(siteId, limit) {
      return selectLatest(siteId, limit).map(toTouchpoint)
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
      return prepareRows(database, sql)(...values).map(toLetter)
    },
  }
}
