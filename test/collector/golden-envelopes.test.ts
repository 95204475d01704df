import { readdirSync, readFileSync } from 'node:fs'
import type { Envelope, Rejection } from '@waymark/protocol'
import { PROTOCOL_VERSION } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { openCollector, SECRET } from './open-collector.ts'

const folder = new URL('../fixtures/envelopes/', import.meta.url)
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json') && !path.endsWith('.parsed.json'))
  .map((path) => path.replace('.json', ''))
const server = { authorization: `Bearer ${SECRET}` }
const read = (name: string) => readFileSync(new URL(name, folder))

describe('envelopes of every protocol version', () => {
  it('go up to the present one', () => {
    const versions = new Set(names.map((name) => name.split('/')[0]))
    expect(versions.has(`v${PROTOCOL_VERSION}`)).toBe(true)
  })

  it.each(names)('%s is taken as on the day it was written, and stored once', async (name) => {
    // Written by whoever wrote the fixture: what is to be read of it.
    const parsed: { envelope: Envelope; rejected: Rejection[] } = JSON.parse(
      read(`${name}.parsed.json`).toString(),
    )
    const { envelope, rejected } = parsed
    const { post, stored } = openCollector({
      sites: { [envelope.siteId]: { origins: [], secrets: [SECRET] } },
      now: () => (envelope.touchpoints[0]?.occurredAt ?? 0) + 1_000,
    })
    for (const _ of ['first', 'again']) {
      // An import is taken from a server only.
      const answer = await post(new Uint8Array(read(`${name}.json`)), server)
      expect(answer.status).toBe(rejected.length > 0 ? 202 : 204)
    }
    const ids = (await stored(envelope.siteId)).map(({ id }) => id)
    expect(ids.sort()).toEqual(envelope.touchpoints.map(({ id }) => id).sort())
  })
})
