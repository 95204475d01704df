import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openStore } from '@waymark/collector/node'
import { startOnNode } from './collector-kinds.ts'
import { type Answer, aBatch, post } from './collector-load.ts'

// What a flood of another site's does to a shop on the same collector, with the limits every collector
// has. Rounds with and without the flood take turns, so that what the machine does besides hits both.

const ROUNDS = 5
const ROUND_MS = 4_000
const SHOP_PER_SECOND = 25
/** Ten times what one address may send over time (`ADDRESS_LIMIT`). */
const FLOOD_PER_SECOND = 500
/** What an address may send at once is used up first: a flood is what lasts. */
const BURST = 600
const BATCH_SIZE = 20

interface Sender {
  siteId: string
  perSecond: number
  /** Addresses its requests come from, in turn. */
  addresses: readonly string[]
}

interface Sent extends Answer {
  latencyMs: number
}

const shop: Sender = {
  siteId: 'shop',
  perSecond: SHOP_PER_SECOND,
  addresses: Array.from({ length: 100 }, (_, n) => `198.51.100.${n}`),
}
const flood: Sender = {
  siteId: 'flooded',
  perSecond: FLOOD_PER_SECOND,
  addresses: ['203.0.113.9'],
}

function prepare({ siteId, perSecond }: Sender, durationMs: number): Buffer[] {
  return Array.from({ length: (perSecond * durationMs) / 1_000 }, () => aBatch(siteId))
}

/** Sends bodies at the sender's pace whatever becomes of them, until all are answered. */
async function sendAll(url: string, sender: Sender, bodies: readonly Buffer[]): Promise<Sent[]> {
  const { perSecond, addresses } = sender
  const agent = new Agent({ keepAlive: true })
  const start = performance.now()
  const calls: Promise<Sent>[] = []
  for (const [turn, body] of bodies.entries()) {
    await wait(Math.max(0, start + (turn * 1_000) / perSecond - performance.now()))
    const sentAt = performance.now()
    const call = post(url, body, agent, addresses[turn % addresses.length])
    calls.push(call.then((answer) => ({ ...answer, latencyMs: performance.now() - sentAt })))
  }
  const sent = await Promise.all(calls)
  agent.destroy()
  return sent
}

function p99(sent: readonly Sent[]): number {
  const sorted = sent.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b)
  return sorted[Math.floor(0.99 * sorted.length)] ?? Number.NaN
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function countStored(path: string, siteId: string): Promise<number> {
  const store = await openStore(path)
  let count = 0
  for await (const _ of store.read(siteId)) count++
  await store.close()
  return count
}

const acknowledged = (sent: readonly Sent[]) => sent.filter(({ status }) => status === 204).length

// Within the workspace, where the bundle finds the SQLite library.
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'waymark-bench-'))
try {
  const server = await startOnNode('limited', folder)
  const url = `${server.url}/v1/batch`
  const alone: Sent[][] = []
  const flooded: Sent[][] = []
  const floods: Sent[] = []
  try {
    const warmUp = { ...flood, perSecond: BURST }
    floods.push(...(await sendAll(url, warmUp, prepare(warmUp, 2_000))))
    for (let round = 0; round < ROUNDS; round++) {
      // Beforehand, as making them takes a processor longer than refusing them.
      const [before, beside, water] = [shop, shop, flood].map((one) => prepare(one, ROUND_MS))
      alone.push(await sendAll(url, shop, before ?? []))
      const [ofShop, ofFlood] = await Promise.all([
        sendAll(url, shop, beside ?? []),
        sendAll(url, flood, water ?? []),
      ])
      flooded.push(ofShop)
      floods.push(...ofFlood)
    }
  } finally {
    await server.end()
  }
  const ofShop = [...alone, ...flooded].flat()
  const refused = floods.filter(({ status }) => status === 429)
  const path = join(folder, 'limited.db')
  const lost = [
    { siteId: shop.siteId, sent: ofShop },
    { siteId: flood.siteId, sent: floods },
  ].map(async ({ siteId, sent }) => {
    return acknowledged(sent) * BATCH_SIZE - (await countStored(path, siteId))
  })
  const [lostByShop, lostByFlood] = await Promise.all(lost)
  const [aloneMs, floodedMs] = [median(alone.map(p99)), median(flooded.map(p99))]
  const unexplained = refused.filter(({ retryAfter }) => !Number(retryAfter)).length
  console.table({
    'p99 of the shop alone, ms': aloneMs.toFixed(1),
    'p99 of the shop in the flood, ms': floodedMs.toFixed(1),
    'ratio, at most 2': (floodedMs / aloneMs).toFixed(2),
    'batches of the shop refused, of all': `${ofShop.length - acknowledged(ofShop)} of ${ofShop.length}`,
    'batches of the flood refused, of all': `${refused.length} of ${floods.length}`,
    'refused without Retry-After': unexplained,
    'acknowledged and not stored, shop and flood': `${lostByShop}, ${lostByFlood}`,
  })
  const isHeld =
    acknowledged(ofShop) === ofShop.length && !unexplained && !lostByShop && !lostByFlood
  // What was promised decides; what a clock says does not.
  process.exitCode = isHeld && refused.length > 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
