import { mkdtempSync, rmSync } from 'node:fs'
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

const KILLS = 200
const SENDERS = 8
const MOST_ANSWERS = 12

describe('a collector killed under load', () => {
  let directory: string
  let program: DurableProgram

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-kill-'))
    program = await bundleDurable()
  })
  afterAll(() => {
    program.remove()
    rmSync(directory, { recursive: true, force: true })
  })

  it(`has stored all it acknowledged, once, after ${KILLS} kills`, async () => {
    const path = join(directory, 'waymark.db')
    const acknowledged: Envelope[] = []
    let unanswered: Envelope[] = []

    for (let kill = 0; kill < KILLS; kill++) {
      const collector = await program.start(path)
      const repeats = unanswered
      unanswered = []
      // So many answers after the start, so that work is under way on any machine; when it strikes
      // between reading, writing, syncing and answering the other requests is chance.
      const killAfter = acknowledged.length + Math.ceil(Math.random() * MOST_ANSWERS)
      let ended: Promise<unknown> | undefined

      async function sendUntilKilled(): Promise<void> {
        while (!ended) {
          const envelope = repeats.pop() ?? fiveTouchpoints()
          const answer = await deliver(collector.url, envelope)
          if (answer?.status === 204) acknowledged.push(envelope)
          else unanswered.push(envelope)
          // The others are mid-request at this moment.
          if (acknowledged.length >= killAfter) ended ??= collector.end('SIGKILL')
        }
      }

      await Promise.all(Array.from({ length: SENDERS }, sendUntilKilled))
      await ended
      unanswered.push(...repeats)
    }

    const stored = await readStoredIds(path)
    const known = new Set(stored)
    expect(stored).toHaveLength(known.size)
    expect(idsOf(acknowledged).filter((id) => !known.has(id))).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(KILLS)
  }, 600_000)
})
