import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Envelope } from '@waymark/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDice } from '../client/simulation/dice.ts'
import {
  bundleDurable,
  type DurableProgram,
  deliver,
  fiveTouchpoints,
  idsOf,
} from './durable-collector.ts'
import { readStoredIds } from './node-collector.ts'
import type { CollectorProcess } from './process.ts'

const KILLS = 200
// Each is stored in by one collector after another; so many are started and killed at once.
const FILES = 4
const SENDERS = 6
const MAX_DELAY_MS = 50

const SEED = Number(process.env.WAYMARK_KILL_SEED ?? Date.now() % 2 ** 31)

/** What the senders to one file know. */
interface Sent {
  acknowledged: Envelope[]
  /** Sent at least once, and perhaps stored: the collector was gone before it answered. */
  unanswered: Envelope[]
}

/** When to kill: so long after the first request, or after the first answer. */
interface Moment {
  after: 'request' | 'answer'
  delayMs: number
}

/** Sends until the collector is killed, what it owes an answer first. */
async function sendUntilKilled(
  collector: CollectorProcess,
  sent: Sent,
  { after, delayMs }: Moment,
): Promise<void> {
  const repeats = sent.unanswered
  sent.unanswered = []
  let isKilled = false

  async function sendOne(): Promise<void> {
    const envelope = repeats.pop() ?? fiveTouchpoints()
    const answer = await deliver(collector.url, envelope)
    if (answer?.status === 204) sent.acknowledged.push(envelope)
    else sent.unanswered.push(envelope)
  }
  async function keepSending(): Promise<void> {
    while (!isKilled) await sendOne()
  }
  async function kill(): Promise<void> {
    if (after === 'answer') await sendOne()
    // Chance, not a wait for something: whatever the collector does at this moment ends.
    await wait(delayMs)
    isKilled = true
    await collector.end('SIGKILL')
  }
  await Promise.all([kill(), ...Array.from({ length: SENDERS }, keepSending)])
  sent.unanswered.push(...repeats)
}

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

  /** Lets one collector after another fill a file; gives what they answered, and what is stored. */
  async function fillAndKill(file: number) {
    const path = join(directory, `${file}.db`)
    const dice = createDice(SEED + file)
    const sent: Sent = { acknowledged: [], unanswered: [] }
    for (let kill = 0; kill < KILLS / FILES; kill++) {
      await sendUntilKilled(await program.start(path), sent, {
        // Every other one dies while it opens or mends its file.
        after: kill % 2 === 0 ? 'request' : 'answer',
        delayMs: dice.next() * MAX_DELAY_MS,
      })
    }
    return { acknowledged: idsOf(sent.acknowledged), stored: await readStoredIds(path) }
  }

  it(`has stored all it acknowledged, once, after ${KILLS} kills`, {
    // What was lost once is lost.
    retry: 0,
    timeout: 180_000,
  }, async () => {
    console.info(`moments of the kills: WAYMARK_KILL_SEED=${SEED}`)
    const files = await Promise.all(Array.from({ length: FILES }, (_, file) => fillAndKill(file)))
    for (const { acknowledged, stored } of files) {
      const known = new Set(stored)
      expect(stored, `stored twice, with seed ${SEED}`).toHaveLength(known.size)
      const lost = acknowledged.filter((id) => !known.has(id))
      expect(lost, `lost, with seed ${SEED}`).toEqual([])
      expect(acknowledged.length).toBeGreaterThan(KILLS / FILES)
    }
  })
})
