import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Envelope } from '@waymark/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from './envelope.ts'
import { readStoredIds, startNodeCollector } from './node-collector.ts'

const KILLS = 10
const SENDERS = 8

/** Sends an envelope until it is acknowledged once, or the collector is gone. */
async function isAcknowledged(url: string, envelope: Envelope): Promise<boolean> {
  const answer = await fetch(`${url}/v1/batch`, { method: 'POST', body: JSON.stringify(envelope) })
  return answer.status === 204
}

function idsOf(envelopes: readonly Envelope[]): string[] {
  return envelopes.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id))
}

describe('a collector killed under load', () => {
  let directory: string
  let path: string

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-kill-'))
    path = join(directory, 'waymark.db')
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  it(`has stored all it acknowledged, once, after ${KILLS} kills`, async () => {
    const acknowledged: Envelope[] = []
    let unanswered: Envelope[] = []

    for (let kill = 0; kill < KILLS; kill++) {
      const collector = await startNodeCollector(path)
      const repeats = unanswered
      unanswered = []
      // Counted in answers, not time, so that every run kills amid the same amount of work.
      const killAfter = acknowledged.length + 7 + 23 * kill
      let ended: Promise<unknown> | undefined

      async function sendUntilKilled(): Promise<void> {
        while (!ended) {
          const envelope =
            repeats.pop() ??
            anEnvelope({ touchpoints: Array.from({ length: 5 }, () => aTouchpoint()) })
          if (await isAcknowledged(collector.url, envelope).catch(() => false)) {
            acknowledged.push(envelope)
          } else {
            unanswered.push(envelope)
          }
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
  })
})
