import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '@waymark/collector/node'
import { readDatabasePath } from '../options.ts'
import { readSites } from '../read-sites.ts'
import { readStageRules } from '../read-stage-rules.ts'
import { type RegradedSite, regradeSite } from '../regrade-site.ts'
import type { Command } from './command.ts'
import { toTextTable } from './text-table.ts'

const HELP = `waymark regrade: grades what is stored anew, by the present rules

Usage: waymark regrade [options]

  --db <file>     SQLite file to work on [WAYMARK_DB, or waymark.db]
  --site <id>     Site to grade, repeatable [WAYMARK_SITE, or shop]
  --rules <file>  JSON file with rules of the shop [WAYMARK_STAGE_RULES, or none]
  -h, --help      Prints this help

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
    `${siteId}: ${count(read)} touchpoint${read === 1 ? '' : 's'} read, ${count(changed)} changed`,
    ...toTextTable(rows.map(([move, times]) => [`  ${move}`, count(times)])),
  ]
}

/** `waymark regrade`: renews the stages of what is stored. */
export const regradeCommand: Command = async (argv, { env, print }) => {
  const variable = (name: string) => env[`WAYMARK_${name}`] || undefined
  const { values } = parseArgs({
    args: [...argv],
    options: {
      db: { type: 'string', default: variable('DB') ?? 'waymark.db' },
      site: { type: 'string', multiple: true, default: variable('SITE')?.split(',') ?? ['shop'] },
      rules: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    print(HELP)
    return 0
  }
  const siteIds = Object.keys(
    readSites(
      values.site.map((id) => id.trim()),
      [],
    ),
  )
  const { inferStage } = readStageRules(values.rules ?? variable('STAGE_RULES'))
  const path = resolve(readDatabasePath(values.db))
  // Opening would make an empty one, and tell that nothing was to do.
  if (!existsSync(path)) throw new Error(`Cannot regrade as there is no database at "${path}"`)
  const store = await openStore(path)
  try {
    for (const siteId of siteIds) {
      const pass = await regradeSite(store, siteId, inferStage)
      for (const line of toLines(siteId, pass)) print(line)
    }
  } finally {
    await store.close()
  }
  return 0
}
