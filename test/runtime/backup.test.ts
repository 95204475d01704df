import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupStore, openStore } from '@waymark/collector/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from './envelope.ts'
import { readStoredIds, startNodeCollector } from './node-collector.ts'

const BACKUPS = 5
const SENDERS = 8

describe('backupStore()', () => {
  let directory: string
  let path: string

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-backup-'))
    path = join(directory, 'waymark.db')
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  it('has all that was acknowledged before it began, under load', async () => {
    const collector = await startNodeCollector(path)
    const acknowledged: string[] = []
    let isDone = false

    async function sendUntilDone(): Promise<void> {
      while (!isDone) {
        const touchpoints = Array.from({ length: 5 }, () => aTouchpoint())
        const body = JSON.stringify(anEnvelope({ touchpoints }))
        const answer = await fetch(`${collector.url}/v1/batch`, { method: 'POST', body })
        expect(answer.status).toBe(204)
        acknowledged.push(...touchpoints.map(({ id }) => id))
      }
    }

    const expected: string[][] = []
    async function backUp(): Promise<void> {
      for (let backup = 0; backup < BACKUPS; backup++) {
        // Counted in answers, not time, so that each has more than the one before.
        const enough = acknowledged.length + 100
        while (acknowledged.length < enough) await new Promise(setImmediate)
        expected.push([...acknowledged])
        await backupStore(path, join(directory, `${backup}.db`))
      }
      isDone = true
    }

    await Promise.all([backUp(), ...Array.from({ length: SENDERS }, sendUntilDone)])
    await collector.end('SIGTERM')
    for (const [backup, ids] of expected.entries()) {
      const stored = new Set(await readStoredIds(join(directory, `${backup}.db`)))
      expect(ids.filter((id) => !stored.has(id))).toEqual([])
    }
  })

  it('leaves a file that is there alone, and none of its own behind', async () => {
    await (await openStore(path)).close()
    const copy = join(directory, 'copy.db')
    await backupStore(path, copy)
    await expect(backupStore(path, copy)).rejects.toThrow('EEXIST')
    expect(await readStoredIds(copy)).toEqual([])
    expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
