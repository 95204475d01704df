import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { SqliteDriver } from '@waymark/collector'
import { openStore, serve } from '@waymark/collector/node'
import { classifyChannel } from '@waymark/journey/channel'
import type { Envelope } from '@waymark/protocol'
import { inferStage } from '@waymark/stage'
import { Hono } from 'hono'
import { ORIGIN } from './collector-load.ts'

// One server under test, in a process of its own: `collector-server.ts <kind> <file>`. Says its URL
// once it listens, and its CPU time and memory whenever it is asked.

async function openDriver(path: string): Promise<SqliteDriver> {
  // What the collector itself opens: Node's own types know the module from 22 on only.
  const sqlite = process.getBuiltinModule?.('node:sqlite') as
    | { DatabaseSync: new (path: string) => SqliteDriver }
    | undefined
  if (sqlite) return new sqlite.DatabaseSync(path)
  const { default: Database } = await import('libsql')
  return new Database(path)
}

async function listen(app: Hono): Promise<string> {
  // An HTTP/1.1 server, as no other was asked for.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await once(server.listen(0, '127.0.0.1'), 'listening')
  // A listening TCP server's address is never a pipe's name.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The least a handler of JSON can do. */
function bareApp(): Hono {
  const app = new Hono()
  app.post('/v1/batch', async (c) => {
    await c.req.json()
    return c.body(null, 204)
  })
  return app
}

/** The least a durable handler can do: the collector's table and indexes, one commit for all who wait. */
async function bareCommitApp(path: string): Promise<Hono> {
  // Makes the file.
  await (await openStore(path)).close()
  const driver = await openDriver(path)
  driver.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  const insert = driver.prepare(`INSERT INTO touchpoints
    (site_id, id, anonymous_id, occurred_at, stream_id, seq, type, received_at, rest, user_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
  let waiting: { envelope: Envelope; stored: () => void }[] = []

  function write({ siteId, anonymousId, touchpoints }: Envelope): void {
    for (const { id, occurredAt, streamId = '', seq = -1, type, ...rest } of touchpoints) {
      const columns = [siteId, id, anonymousId, occurredAt, streamId, seq, type, Date.now()]
      insert.run(...columns, JSON.stringify(rest), null)
    }
  }
  function commit(): void {
    const group = waiting
    waiting = []
    driver.exec('BEGIN IMMEDIATE')
    for (const { envelope } of group) write(envelope)
    driver.exec('COMMIT')
    for (const { stored } of group) stored()
  }

  const app = new Hono()
  app.post('/v1/batch', async (c) => {
    const envelope = await c.req.json<Envelope>()
    await new Promise<void>((stored) => {
      if (waiting.push({ envelope, stored }) === 1) setImmediate(commit)
    })
    return c.body(null, 204)
  })
  return app
}

async function startOurs(path: string, grades: object): Promise<string> {
  const { url } = await serve({
    port: 0,
    collector: {
      sink: await openStore(path),
      sites: { shop: { origins: [ORIGIN] } },
      // Asked like any limit, and never reached.
      limits: { site: { perSecond: 1e6, burst: 1e6 } },
      ...grades,
    },
  })
  return url
}

const KINDS: Record<string, (path: string) => Promise<string>> = {
  bare: () => listen(bareApp()),
  commit: async (path) => listen(await bareCommitApp(path)),
  ours: (path) => startOurs(path, {}),
  graded: (path) => startOurs(path, { stage: inferStage, channel: classifyChannel }),
}

const [kind = '', path = ''] = process.argv.slice(2)
const start = KINDS[kind]
if (!start) throw new Error(`Cannot start as the kind must be one of ${Object.keys(KINDS)}`)
process.send?.({ url: await start(path) })
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuUs: user + system, rssBytes: process.memoryUsage.rss() })
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit())
