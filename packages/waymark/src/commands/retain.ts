import { parseArgs } from 'node:util'
import { retainDays } from '@waymark/collector'
import type { Command } from './command.ts'
import { countText } from './count-text.ts'
import { DATABASE_FLAGS, readDatabaseSettings } from './database-settings.ts'
import { withDatabase } from './with-database.ts'

const HELP = `waymark retain: deletes what arrived longer ago than some days

Usage: waymark retain --days <n> [options]

  --days <n>       Age up to which everything is kept, 1 or more
  --db <file>      SQLite file to work on [WAYMARK_DB, or waymark.db]
  --site <id>      Site to work on, repeatable [WAYMARK_SITE, or shop]
  --config <file>  JSON file the server is started with, too [WAYMARK_CONFIG, or none]
  -h, --help       Prints this help

May run while a collector stores in the same file, and be stopped and started again.`

// Between two steps, so that whoever stores beside gets a turn.
const PAUSE_MS = 20

/** `waymark retain`: lets go of what is old. */
export const retainCommand: Command = async (argv, { env, print }) => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      ...DATABASE_FLAGS,
      days: { type: 'string' },
      site: { type: 'string', multiple: true },
    },
  })
  if (values.help) {
    print(HELP)
    return 0
  }
  const { days = '' } = values
  if (!/^\d{1,5}$/.test(days) || Number(days) < 1) {
    throw new RangeError(`Cannot retain as --days must be 1 or more: current value is "${days}"`)
  }
  const { databasePath, sites } = readDatabaseSettings(values, env)
  const now = Date.now()
  await withDatabase(databasePath, 'retain', async (store) => {
    for (const siteId of Object.keys(sites)) {
      let deleted = 0
      let after: number | undefined = 0
      while (after !== undefined) {
        const asked = { siteId, days: Number(days), now, after, maxSteps: 1 }
        const step = await retainDays(store, asked)
        deleted += step.deleted
        after = step.next
        if (after !== undefined) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
      print(`${siteId}: ${countText(deleted, 'touchpoint')} deleted`)
    }
  })
  return 0
}
