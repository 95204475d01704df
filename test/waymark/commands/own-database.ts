import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@waymark/collector'
import { openStore } from '@waymark/collector/node'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Command } from '../../../packages/waymark/src/commands/command.ts'

/** The database of one test. */
export interface OwnDatabase {
  directory: string
  /** Stays open, as that of a collector which runs beside. */
  store: Store
  /** Runs a command on it, and gives the lines it prints. */
  run(command: Command, ...argv: readonly string[]): Promise<{ code: number; lines: string[] }>
}

/** Gives each test of a file a database of its own; call what it returns within a test. */
export function useOwnDatabase(): () => OwnDatabase {
  let own: OwnDatabase
  beforeEach(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'waymark-command-'))
    const db = join(directory, 'waymark.db')
    const store = await openStore(db)
    own = {
      directory,
      store,
      async run(command, ...argv) {
        const lines: string[] = []
        async function* stdin() {}
        const print = (line: string) => void lines.push(line)
        const code = await command(argv, { env: { WAYMARK_DB: db }, stdin: stdin(), print })
        return { code, lines }
      },
    }
  })
  afterEach(async () => {
    await own.store.close()
    rmSync(own.directory, { recursive: true })
  })
  return () => own
}

/** What every command on a database does; to be called within its `describe`. */
export function itWorksOnDatabases(
  database: () => OwnDatabase,
  command: Command,
  { name, argv }: { name: string; argv: readonly string[] },
): void {
  it('prints its help', async () => {
    const { lines } = await database().run(command, '--help')
    expect(lines.join('\n')).toMatch(new RegExp(`^waymark ${name}: `))
  })

  it('makes no database where there is none', async () => {
    const { directory, run } = database()
    await expect(run(command, ...argv, '--db', join(directory, 'no.db'))).rejects.toThrow(
      /^Cannot .* as there is no database at /,
    )
  })
}
