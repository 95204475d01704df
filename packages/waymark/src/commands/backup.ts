import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backupStore } from '@waymark/collector/node'
import { readDatabasePath } from '../options.ts'
import type { Command } from './command.ts'
import { DATABASE_FLAGS, readDatabaseSettings } from './database-settings.ts'

const HELP = `waymark backup: copies the database as it is at this moment

Usage: waymark backup [options] <file>

  --db <file>      SQLite file to copy [WAYMARK_DB, or waymark.db]
  --config <file>  JSON file the server is started with, too [WAYMARK_CONFIG, or none]
  -h, --help       Prints this help

May run while a collector stores in the same file. The copy is a database like any other, and holds
all that was acknowledged before. Its folder is made where there is none; a file that is there
already is left alone.`

/** `waymark backup <file>`: a copy of the database, taken while it is in use. */
export const backupCommand: Command = async (argv, { env, print }) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: DATABASE_FLAGS,
  })
  if (values.help) {
    print(HELP)
    return 0
  }
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) {
    throw new RangeError('Cannot back up as one file must be named to copy to')
  }
  const path = resolve(readDatabaseSettings(values, env).databasePath)
  // Opening would make an empty one, and back that up.
  if (!existsSync(path)) throw new Error(`Cannot back up as there is no database at "${path}"`)
  const copy = resolve(readDatabasePath({ text: file, from: 'the copy' }))
  if (existsSync(copy)) throw new Error(`Cannot back up as there is a file at "${copy}" already`)
  await backupStore(path, copy)
  print(`${copy}: ${statSync(copy).size.toLocaleString('en')} bytes`)
  return 0
}
