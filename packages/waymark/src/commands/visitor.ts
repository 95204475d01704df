import { parseArgs } from 'node:util'
import type { Store, VisitorId } from '@waymark/collector'
import { eraseVisitor, exportVisitor, findVisitor } from '@waymark/collector'
import type { Command, CommandWorld } from './command.ts'
import { countText } from './count-text.ts'
import { DATABASE_FLAGS, readDatabaseSettings } from './database-settings.ts'
import { toTextTable } from './text-table.ts'
import { withDatabase } from './with-database.ts'

const HELP = `waymark visitor: shows, exports or erases what is stored of a visitor

Usage: waymark visitor show <id>          the ids joined to one, and what is stored of each
       waymark visitor export <id…>       all that holds exactly these ids, as lines of JSON
       waymark visitor erase <id…>        deletes it, and refuses what comes of them later

  --db <file>      SQLite file to work on [WAYMARK_DB, or waymark.db]
  --site <id>      Site of the visitor [WAYMARK_SITE, or shop]
  --config <file>  JSON file the server is started with, too [WAYMARK_CONFIG, or none]
  -h, --help       Prints this help

An id is that of a visitor or of a user. Look first: people who share a device are joined too.
May run while a collector stores in the same file.`

const day = (time: number | undefined) =>
  time === undefined ? '–' : new Date(time).toISOString().slice(0, 10)

const isUnknown = ({ touchpoints, deadLetters, joined, isErased }: VisitorId) =>
  touchpoints + deadLetters + joined.length === 0 && !isErased

function toRow({ id, touchpoints, deadLetters, firstAt, lastAt, isErased, joined }: VisitorId) {
  const state = isErased ? ['erased'] : joined.length > 0 ? [`joined to ${joined.join(', ')}`] : []
  return [id, String(touchpoints), String(deadLetters), day(firstAt), day(lastAt), ...state]
}

type Action = (
  store: Store,
  chosen: { siteId: string; ids: readonly string[]; now: number },
  print: CommandWorld['print'],
) => Promise<void>

const ACTIONS: Readonly<Record<string, Action>> = {
  async show(store, { siteId, ids: [id = ''], now }, print) {
    const { ids, isComplete } = await findVisitor(store, { siteId, id, now })
    if (ids.every(isUnknown)) {
      print(`${siteId}: nothing is stored of ${id}`)
      return
    }
    const heads = ['id', 'touchpoints', 'dead letters', 'first', 'last']
    for (const line of toTextTable([heads, ...ids.map(toRow)])) print(line)
    if (!isComplete) print(`These are the first ${ids.length} ids; more are joined to them`)
  },
  async export(store, chosen, print) {
    let isEmpty = true
    for await (const line of exportVisitor(store, chosen)) {
      print(line.trimEnd())
      isEmpty = false
    }
    // A file without a line looks like an answer; an id may be misspelt, or of another site.
    if (!isEmpty) return
    const { ids, siteId } = chosen
    throw new Error(
      `Cannot export a visitor as nothing is stored of ${ids.join(', ')} in ${siteId}`,
    )
  },
  async erase(store, chosen, print) {
    const { touchpoints, deadLetters } = await eraseVisitor(store, chosen)
    const what = `${countText(touchpoints, 'touchpoint')} and ${countText(deadLetters, 'dead letter')}`
    const whose = `${chosen.ids.join(', ')} in ${chosen.siteId}`
    print(`Erased ${what} of ${whose}; what comes of them later is refused`)
  },
}

/** `waymark visitor`: a visitor's rights, on the database file. */
export const visitorCommand: Command = async (argv, { env, print }) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      ...DATABASE_FLAGS,
      site: { type: 'string' },
    },
  })
  if (values.help) {
    print(HELP)
    return 0
  }
  const [name = '', ...ids] = positionals
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (!action) {
    throw new RangeError(
      `Cannot run waymark visitor as it must be show, export or erase: current value is "${name}"`,
    )
  }
  const isOne = name !== 'show' || ids.length === 1
  if (ids.length === 0 || ids.includes('') || !isOne) {
    const wish = name === 'show' ? 'one id must follow' : 'at least one id must follow'
    throw new RangeError(`Cannot ${name} a visitor as ${wish}`)
  }
  const { databasePath, siteId } = readDatabaseSettings(values, env)
  await withDatabase(databasePath, `${name} a visitor`, (store) =>
    action(store, { siteId, ids, now: Date.now() }, print),
  )
  return 0
}
