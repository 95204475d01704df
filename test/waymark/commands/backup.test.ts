import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@waymark/collector/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupCommand } from '../../../packages/waymark/src/commands/backup.ts'

describe('waymark backup', () => {
  let directory: string
  let path: string
  const lines: string[] = []

  const run = (...argv: string[]) =>
    backupCommand(argv, {
      env: { WAYMARK_DB: path },
      stdin: (async function* () {})(),
      print: (line) => lines.push(line),
    })

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-backup-'))
    path = join(directory, 'waymark.db')
    lines.length = 0
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  it('copies the database, and says where to and how large', async () => {
    await (await openStore(path)).close()
    const copy = join(directory, 'copy.db')
    expect(await run(copy)).toBe(0)
    expect(lines.join('\n')).toMatch(/copy\.db: [\d,]+ bytes$/)
    const store = await openStore(copy)
    expect(await store.version('shop')).toBe(0)
    await store.close()
  })

  it('makes the folder of the copy', async () => {
    await (await openStore(path)).close()
    const copy = join(directory, 'backups', 'monday.db')
    expect(await run(copy)).toBe(0)
    expect(existsSync(copy)).toBe(true)
  })

  it('makes no database where there is none', async () => {
    await expect(run(join(directory, 'copy.db'))).rejects.toThrow('there is no database')
    expect(existsSync(path)).toBe(false)
  })

  it('overwrites nothing', async () => {
    await (await openStore(path)).close()
    await expect(run(path)).rejects.toThrow('there is a file')
  })

  it.each([[[]], [['a.db', 'b.db']]])('needs one file: %j', async (argv) => {
    await expect(run(...argv)).rejects.toThrow(RangeError)
  })
})
