import { parseArgs } from 'node:util'
import type { DeadLetter, Store } from '@waymark/collector'
import type { Command, CommandWorld } from './command.ts'
import { DATABASE_FLAGS, readDatabaseSettings } from './database-settings.ts'
import { PAGE_LETTERS, replayLetters } from './replay-letters.ts'
import { toTextTable } from './text-table.ts'
import { withDatabase } from './with-database.ts'

const HELP = `waymark dead-letters: what was refused for good, and is kept for a while

Usage: waymark dead-letters list            newest first
       waymark dead-letters replay <id…>    takes these letters again, as of when they came
       waymark dead-letters replay --all    takes all of them again

  --limit <n>      Letters to list [20]
  --json           Lists them whole, as lines of JSON
  --db <file>      SQLite file to work on [WAYMARK_DB, or waymark.db]
  --site <id>      Site of the letters [WAYMARK_SITE, or shop]
  --rules <file>   JSON file with stage rules of the shop [WAYMARK_STAGE_RULES, or none]
  --config <file>  JSON file the server is started with, too [WAYMARK_CONFIG, or none]
  -h, --help       Prints this help

May run while a collector stores in the same file. A replay ends with 1 if a letter is not stored;
it tells why, and keeps the letter.`

async function idsOfAll(store: Store, siteId: string, now: number): Promise<string[]> {
  const ids: string[] = []
  let page: readonly DeadLetter[]
  do {
    const before = ids.at(-1)
    const query = { now, limit: PAGE_LETTERS, ...(before === undefined ? {} : { before }) }
    page = await store.deadLetters(siteId, query)
    ids.push(...page.map(({ id }) => id))
  } while (page.length === PAGE_LETTERS)
  return ids
}

async function list(
  store: Store,
  asked: { siteId: string; limit: number; isJson: boolean },
  print: CommandWorld['print'],
): Promise<void> {
  const { siteId, limit, isJson } = asked
  const letters = await store.deadLetters(siteId, { now: Date.now(), limit })
  if (isJson) for (const letter of letters) print(JSON.stringify(letter))
  else if (letters.length === 0) print(`${siteId}: no dead letters`)
  else {
    const rows = letters.map(({ id, receivedAt, reason, detail }) => [
      id,
      new Date(receivedAt).toISOString(),
      reason,
      detail,
    ])
    for (const line of toTextTable(rows)) print(line)
  }
}

interface Flags {
  limit: string
  all: boolean
}

/** Reads what to do, and with which letters. @throws {RangeError} When it is misused. */
function readAction([name = '', ...ids]: readonly string[], { limit, all }: Flags) {
  if (name !== 'list' && name !== 'replay') {
    throw new RangeError(
      `Cannot run waymark dead-letters as it must be list or replay: current value is "${name}"`,
    )
  }
  if (!/^[1-9]\d{0,5}$/.test(limit)) {
    const problem = `--limit must be 1 or more: current value is "${limit}"`
    throw new RangeError(`Cannot list dead letters as ${problem}`)
  }
  if (name === 'replay' && all === ids.length > 0) {
    throw new RangeError('Cannot replay dead letters as either ids or --all must be given')
  }
  return { name, ids, limit: Number(limit) }
}

/** `waymark dead-letters`: looks into what was refused, and takes it again. */
export const deadLettersCommand: Command = async (argv, { env, print }) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      ...DATABASE_FLAGS,
      limit: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      site: { type: 'string' },
      rules: { type: 'string' },
    },
  })
  if (values.help) {
    print(HELP)
    return 0
  }
  const { name, ids: named, limit } = readAction(positionals, values)
  const { databasePath, sites, siteId, stageRulesPath } = readDatabaseSettings(values, env)
  return withDatabase(databasePath, `${name} dead letters`, async (store) => {
    if (name === 'list') {
      await list(store, { siteId, limit, isJson: values.json }, print)
      return 0
    }
    const ids = values.all ? await idsOfAll(store, siteId, Date.now()) : named
    const asked = { sites, siteId, ids, stageRulesPath }
    return (await replayLetters(store, asked, print)) ? 0 : 1
  })
}
