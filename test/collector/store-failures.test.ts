import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SqliteDriver } from '@waymark/collector'
import { memoryStore, sqliteStore } from '@waymark/collector'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../helpers/envelope.ts'
import { anAnswer, asAdmin, askEverything, collectorOf, type Watch } from './ask-everything.ts'
import { NOW, openCollector } from './open-collector.ts'

// What fails here is the real database: the statement, the disk, the file.

let directory = ''
const file = () => join(directory, 'waymark.db')
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'waymark-failures-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

describe('the n-th operation of a store', () => {
  /** The real database, of which one operation fails. */
  function failing(n: number, watch: Watch): SqliteDriver {
    const database: SqliteDriver = new Database(file())
    const attempt = () => {
      if (watch.isOn && ++watch.count === n) throw new Error('disk I/O error')
    }
    return {
      exec(sql) {
        attempt()
        return database.exec(sql)
      },
      prepare(sql) {
        const statement = database.prepare(sql)
        return {
          run(...values) {
            attempt()
            return statement.run(...values)
          },
          all(...values) {
            attempt()
            return statement.all(...values)
          },
        }
      },
      close: () => database.close(),
    }
  }

  it('may fail, whichever it is: nothing but 503 is answered, and asking again ends as ever', async () => {
    let untouched = false
    for (let n = 1; !untouched; n++) {
      const watch = { count: 0, isOn: false }
      const store = sqliteStore(failing(n, watch))
      await askEverything(store, watch, n)
      untouched = watch.count < n
      await store.close()
      for (const end of ['', '-wal', '-shm']) rmSync(`${file()}${end}`, { force: true })
      expect(n).toBeLessThan(500)
    }
  }, 240_000)
})

describe('a clock that jumps', () => {
  const DAY_MS = 86_400_000

  it('by years, back and forth, loses nothing and refuses nobody', async () => {
    let now = NOW
    const store = sqliteStore(new Database(file()))
    const app = collectorOf(store, () => now)
    const times = [0, -1, 1, -400, 3_650, -20_000, 0.5].map((days) => NOW + days * DAY_MS)
    const acknowledged: string[] = []
    for (const [round, time] of times.entries()) {
      now = time
      for (const part of ['x', 'y']) {
        const id = `${part}${round}`
        expect((await anAnswer(app, [id])).status, `${id} at ${time}`).toBe(202)
        acknowledged.push(id)
      }
      for (const path of ['/readyz', '/map', '/v1/health/loss', '/v1/admin/dead-letters']) {
        expect((await asAdmin(app, path)).status, `${path} at ${time}`).toBe(200)
      }
      // What was acknowledged earlier is known again, whatever the time is now.
      expect((await anAnswer(app, [acknowledged[0] ?? ''])).status).toBe(202)
    }
    const ids = (await store.latest('shop', 99)).map(({ id }) => id)
    expect(ids.toReversed()).toEqual(acknowledged)
    await store.close()
  })

  it('between two requests of a retention, deletes nothing that is younger', async () => {
    let now = NOW
    const store = sqliteStore(new Database(file()))
    const app = collectorOf(store, () => now)
    await anAnswer(app, ['old'])
    now = NOW - 400 * DAY_MS
    await asAdmin(app, '/v1/admin/retain?days=9', 'POST')
    expect(await store.latest('shop', 9)).toHaveLength(1)
    await store.close()
  })
})

describe('a disk', () => {
  it('that is full is answered 503, and nothing acknowledged is lost', async () => {
    const database = new Database(file())
    const store = sqliteStore(database)
    const app = collectorOf(store)
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() as {
      page_count: number
    }
    database.exec(`PRAGMA max_page_count = ${pages + 2}`)
    const acknowledged: string[] = []
    let refused: Response | undefined
    for (let i = 0; i < 400 && !refused; i++) {
      const answer = await anAnswer(app, [`id-${i}`])
      if (answer.status < 300) acknowledged.push(`id-${i}`)
      else refused = answer
    }
    expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([503, '5'])
    database.exec('PRAGMA max_page_count = 100000')
    const again = await anAnswer(app, [`id-${acknowledged.length}`])
    expect(again.status).toBeLessThan(300)
    const ids = (await store.latest('shop', 999)).map(({ id }) => id)
    expect(ids.toReversed()).toEqual([...acknowledged, `id-${acknowledged.length}`])
    await store.close()
  })

  it('that may not be written to is answered 503, and can still be read', async () => {
    const database = new Database(file())
    const store = sqliteStore(database)
    const app = collectorOf(store)
    await anAnswer(app, ['a'])
    database.exec('PRAGMA query_only = ON')
    expect((await anAnswer(app, ['b'])).status).toBe(503)
    expect((await asAdmin(app, '/v1/health/loss')).status).toBe(200)
    database.exec('PRAGMA query_only = OFF')
    expect((await anAnswer(app, ['b'])).status).toBeLessThan(300)
    expect(await store.latest('shop', 9)).toHaveLength(2)
    await store.close()
  })

  it('that may only be read is said at the start', () => {
    const database = new Database(file())
    database.exec('PRAGMA query_only = ON')
    expect(() => sqliteStore(database)).toThrow(/readonly|read-only/i)
  })
})

describe('a store that fails to read', () => {
  const fail = () => Promise.reject(new Error('connection lost'))

  it.each([
    ['/map', 'version'],
    ['/map/live', 'latest'],
    ['/v1/health/loss', 'loss'],
    ['/v1/admin/dead-letters', 'deadLetters'],
    ['/v1/admin/visitors/v', 'visitorFacts'],
    ['/v1/admin/visitors/v/export', 'deadLetters'],
  ] as const)('makes %s answer 503 and when to come again', async (path, method) => {
    const html = async () => '<!doctype html>'
    const { ask, log } = openCollector({
      sink: { ...memoryStore(), [method]: fail },
      report: { map: html, live: html, visitor: html },
    })
    const answer = await ask(path)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await answer.json()).toMatchObject({ reason: 'store_unavailable', permanent: false })
    expect(log).toContainEqual({ level: 'error', event: 'sink_failed', message: 'connection lost' })
  })

  it('makes the map answer 503 when it fails in the middle', async () => {
    async function* read() {
      yield* []
      throw new Error('connection lost')
    }
    const { ask } = openCollector({
      store: { ...memoryStore(), read },
      report: {
        async map({ touchpoints }) {
          for await (const _ of touchpoints) break
          return '<!doctype html>'
        },
        live: async () => '',
        visitor: async () => '',
      },
    })
    expect((await ask('/map')).status).toBe(503)
  })
})

describe('a slow store', () => {
  it('is waited for, and past what may wait the answer is 503', async () => {
    const store = memoryStore()
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const { send } = openCollector({
      sink: { ...store, write: (batch) => gate.then(() => store.write(batch)) },
      limits: { inFlight: 2 },
    })
    const one = anEnvelope({ batchId: 'one', touchpoints: [aTouchpoint({ id: 'a' })] })
    const two = anEnvelope({ batchId: 'two', touchpoints: [aTouchpoint({ id: 'b' })] })
    const waiting = [send(one), send(two)]
    const three = await send(anEnvelope({ batchId: 'three' }))
    expect([three.status, three.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await store.latest('shop', 9)).toEqual([])
    release()
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([204, 204])
    expect(await store.latest('shop', 9)).toHaveLength(2)
  })
})
