import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Envelope } from '@waymark/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  bundleDurable,
  type DurableProgram,
  deliver,
  fiveTouchpoints,
  idsOf,
} from './durable-collector.ts'
import { readStoredIds } from './node-collector.ts'

const STOPS = 5
const SENDERS = 16

describe('a collector asked to stop under load', () => {
  let directory: string
  let program: DurableProgram

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-stop-'))
    program = await bundleDurable()
  })
  afterAll(() => {
    program.remove()
    rmSync(directory, { recursive: true, force: true })
  })

  it('commits what is in flight: what it took is answered, whole and on disk, and it ends with 0', async () => {
    const path = join(directory, 'waymark.db')
    const acknowledged: Envelope[] = []
    const unanswered: Envelope[] = []
    for (let stop = 0; stop < STOPS; stop++) {
      const collector = await program.start(path)
      const stopAfter = acknowledged.length + 20 * (stop + 1)
      let ended: Promise<number | null> | undefined

      async function sendUntilStopped(): Promise<void> {
        for (;;) {
          const envelope = fiveTouchpoints()
          const answer = await deliver(collector.url, envelope)
          // Nobody listens any more, or the connection was closed before it was read from.
          if (answer === undefined) {
            unanswered.push(envelope)
            return
          }
          expect(answer.status).toBe(204)
          acknowledged.push(envelope)
          if (acknowledged.length >= stopAfter) ended ??= collector.end('SIGTERM')
        }
      }

      await Promise.all(Array.from({ length: SENDERS }, sendUntilStopped))
      expect(await ended).toBe(0)
      // Checkpointed: one whole file is left.
      expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
    }

    const stored = await readStoredIds(path)
    const known = new Set(stored)
    expect(stored).toHaveLength(known.size)
    expect(idsOf(acknowledged).filter((id) => !known.has(id))).toEqual([])
    // What was taken was answered: nothing is stored of which the sender does not know.
    expect(idsOf(unanswered).filter((id) => known.has(id))).toEqual([])
  }, 120_000)
})
