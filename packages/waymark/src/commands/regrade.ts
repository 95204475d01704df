import { parseArgs } from 'node:util'
import { readStageRules } from '../read-stage-rules.ts'
import { type RegradedSite, regradeSite } from '../regrade-site.ts'
import type { Command } from './command.ts'
import { countText } from './count-text.ts'
import { DATABASE_FLAGS, readDatabaseSettings } from './database-settings.ts'
import { toTextTable } from './text-table.ts'
import { withDatabase } from './with-database.ts'

const HELP = `waymark regrade: grades what is stored anew, by the present rules

Usage: waymark regrade [options]

  --db <file>      SQLite file to work on [WAYMARK_DB, or waymark.db]
  --site <id>      Site to grade, repeatable [WAYMARK_SITE, or shop]
  --rules <file>   JSON file with rules of the shop [WAYMARK_STAGE_RULES, or none]
  --config <file>  JSON file the server is started with, too [WAYMARK_CONFIG, or none]
  -h, --help       Prints this help

May run while a collector stores in the same file, and be stopped and started again.`

const count = (value: number) => value.toLocaleString('en')

function toLines(siteId: string, { read, changed, moves }: RegradedSite): string[] {
  const moved = [...moves].sort(([, a], [, b]) => b - a)
  const movedCount = moved.reduce((sum, [, times]) => sum + times, 0)
  const rows = [
    ...moved,
    ...(changed > movedCount ? [['same stage, other grade', changed - movedCount] as const] : []),
  ]
  return [
    `${siteId}: ${countText(read, 'touchpoint')} read, ${count(changed)} changed`,
    ...toTextTable(rows.map(([move, times]) => [`  ${move}`, count(times)])),
  ]
}

/** `waymark regrade`: renews the stages of what is stored. */
export const regradeCommand: Command = async (argv, { env, print }) => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      ...DATABASE_FLAGS,
      site: { type: 'string', multiple: true },
      rules: { type: 'string' },
    },
  })
  if (values.help) {
    print(HELP)
    return 0
  }
  const { databasePath, sites, stageRulesPath } = readDatabaseSettings(values, env)
  const { inferStage } = readStageRules(stageRulesPath)
  await withDatabase(databasePath, 'regrade', async (store) => {
    for (const siteId of Object.keys(sites)) {
      const pass = await regradeSite(store, siteId, inferStage)
      for (const line of toLines(siteId, pass)) print(line)
    }
  })
  return 0
}
