import type { SqliteDriver } from '@waymark/collector'
import { openStore } from '@waymark/collector/node'
import type { Envelope } from '@waymark/protocol'
import { Hono } from 'hono'

type Row = (string | number | null)[]

/** What inserts a row by the library that the collector itself would open. */
interface BareDatabase {
  exec(sql: string): unknown
  insert(row: Row): unknown
}

// Columns as the collector writes them.
const INSERT = `INSERT INTO touchpoints
  (site_id, id, anonymous_id, occurred_at, stream_id, seq, type, received_at, rest, user_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`

async function openDatabase(path: string): Promise<BareDatabase> {
  // Makes the file, with the collector's table and indexes.
  await (await openStore(path)).close()
  // Node's own types know the module from 22 on only.
  const sqlite = process.getBuiltinModule?.('node:sqlite') as
    | { DatabaseSync: new (path: string) => SqliteDriver }
    | undefined
  if (sqlite) {
    const database = new sqlite.DatabaseSync(path)
    const statement = database.prepare(INSERT)
    return { exec: (sql) => database.exec(sql), insert: (row) => statement.run(...row) }
  }
  const { default: Database } = await import('libsql')
  const database = new Database(path)
  const statement = database.prepare(INSERT)
  // As an array, which it takes faster than one by one; so does the collector.
  return { exec: (sql) => database.exec(sql), insert: (row) => statement.run(row) }
}

/** The least a handler of JSON can do. */
export function bareApp(): Hono {
  const app = new Hono()
  app.post('/v1/batch', async (c) => {
    await c.req.json()
    return c.body(null, 204)
  })
  return app
}

/**
 * The least a durable handler can do: what the envelope says, unchecked, in the collector's table
 * and indexes, with one commit for all who wait.
 */
export async function bareCommitApp(path: string): Promise<Hono> {
  const database = await openDatabase(path)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  let waiting: { envelope: Envelope; stored: () => void }[] = []

  function write({ siteId, anonymousId, userId, consent, context, touchpoints }: Envelope) {
    for (const { id, occurredAt, streamId = '', seq = -1, type, ...rest } of touchpoints) {
      // Without these two nobody could say later what was stored under which consent.
      const text = JSON.stringify(Object.assign(rest, { consent, context }))
      const columns = [siteId, id, anonymousId, occurredAt, streamId, seq, type, Date.now()]
      database.insert([...columns, text, userId ?? null])
    }
  }
  function commit(): void {
    const group = waiting
    waiting = []
    database.exec('BEGIN IMMEDIATE')
    for (const { envelope } of group) write(envelope)
    database.exec('COMMIT')
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
