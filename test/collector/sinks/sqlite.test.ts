import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SqliteDriver } from '@waymark/collector'
import { SinkError, sqliteStore } from '@waymark/collector'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEAD_LETTERS_PER_SITE } from '../../../packages/collector/src/dead-letter.ts'
import { aDeadLetter, aStoredBatch, aStoredTouchpoint } from '../stored.ts'
import { describeStore } from './conformance.ts'
import { describeMigrations } from './migrations.ts'

let directory = ''
const file = () => join(directory, 'waymark.db')
const emptyDirectory = () => {
  directory = mkdtempSync(join(tmpdir(), 'waymark-'))
}
const removeDirectory = () => rmSync(directory, { recursive: true, force: true })

describeStore('sqliteStore()', {
  isDurable: true,
  async open() {
    if (!directory) emptyDirectory()
    // Two rows a page, so that every read of the suite crosses pages.
    return sqliteStore(new Database(file()), { pageRows: 2 })
  },
  async discard() {
    removeDirectory()
    directory = ''
  },
})

describeMigrations('sqliteStore()', {
  async load(sql) {
    emptyDirectory()
    const database = new Database(file())
    database.exec(sql)
    database.close()
  },
  open: async () => sqliteStore(new Database(file())),
  async discard() {
    removeDirectory()
    directory = ''
  },
})

describe('sqliteStore()', () => {
  beforeEach(emptyDirectory)
  afterEach(() => {
    removeDirectory()
    directory = ''
  })

  const batch = (id: string) =>
    aStoredBatch({ batchId: id, touchpoints: [aStoredTouchpoint({ id })] })

  /** A real database that notes the statements of its transactions, and fails where it is told. */
  function watched(failOn: (sql: string, values: readonly unknown[]) => boolean = () => false) {
    const database: SqliteDriver = new Database(file())
    const transactions: string[] = []
    const driver: SqliteDriver = {
      exec(sql) {
        if (failOn(sql, [])) throw new Error('disk I/O error')
        if (/^(BEGIN|COMMIT|ROLLBACK)/.test(sql)) transactions.push(sql.split(' ')[0] ?? '')
        return database.exec(sql)
      },
      prepare(sql) {
        const statement = database.prepare(sql)
        return {
          run(...values) {
            if (failOn(sql, values)) throw new Error('datatype mismatch')
            return statement.run(...values)
          },
          all: (...values) => statement.all(...values),
        }
      },
      close: () => database.close(),
    }
    return { driver, transactions }
  }

  it('syncs every commit to disk', () => {
    const database = new Database(file())
    sqliteStore(database)
    expect(database.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' })
    expect(database.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 })
    database.close()
  })

  it('commits all writes waiting at once', async () => {
    const { driver, transactions } = watched()
    const store = sqliteStore(driver)
    transactions.length = 0
    await Promise.all(['a', 'b', 'c'].map((id) => store.write(batch(id))))
    expect(transactions).toEqual(['BEGIN', 'COMMIT'])
    await store.close()
  })

  it('settles a write only after its commit', async () => {
    const turns: (() => void)[] = []
    const { driver, transactions } = watched()
    const store = sqliteStore(driver, { defer: (task) => turns.push(task) })
    transactions.length = 0
    const order: string[] = []
    const written = store.write(batch('a')).then(() => order.push(...transactions, 'settled'))
    await Promise.resolve()
    expect(order).toEqual([])
    for (const turn of turns) turn()
    await written
    expect(order).toEqual(['BEGIN', 'COMMIT', 'settled'])
    await store.close()
  })

  it('stores the neighbours of a batch that fails', async () => {
    const { driver } = watched((_, values) => values.includes('bad'))
    const store = sqliteStore(driver)
    const outcomes = await Promise.allSettled(['a', 'bad', 'c'].map((id) => store.write(batch(id))))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await store.latest('shop', 9)).map(({ id }) => id)).toEqual(['c', 'a'])
    await store.close()
  })

  it.each(['BEGIN IMMEDIATE', 'COMMIT'])('stores nothing when %s fails', async (statement) => {
    let isBroken = false
    const { driver } = watched((sql) => isBroken && sql === statement)
    const store = sqliteStore(driver)
    isBroken = true
    await expect(store.write(batch('a'))).rejects.toThrow(SinkError)
    isBroken = false
    expect(await store.latest('shop', 9)).toEqual([])
    expect((await store.write(batch('a'))).stored).toBe(1)
    await store.close()
  })

  it('commits what is waiting when it is closed', async () => {
    const store = sqliteStore(new Database(file()), { defer: () => {} })
    const written = store.write(batch('a'))
    await Promise.resolve()
    await store.close()
    expect((await written).stored).toBe(1)
  })

  it('refuses writes after it is closed', async () => {
    const store = sqliteStore(new Database(file()))
    await store.close()
    await expect(store.write(batch('a'))).rejects.toThrow(SinkError)
  })

  it('gives writes their turn between two pages of a read', async () => {
    const store = sqliteStore(new Database(file()), { pageRows: 1 })
    await Promise.all(['a', 'b', 'c'].map((id) => store.write(batch(id))))
    const events: string[] = []
    let isWriting = false
    for await (const { id } of store.read('shop')) {
      events.push(id)
      if (isWriting) continue
      isWriting = true
      // Not awaited: it is committed while the read goes on.
      void store.write(batch('d')).then(() => events.push('written'))
    }
    expect(events.indexOf('written')).toBeLessThan(events.indexOf('c'))
    await store.close()
  })

  it('refuses a file a newer release wrote', async () => {
    const database = new Database(file())
    await sqliteStore(database).close()
    const newer = new Database(file())
    newer.exec('INSERT INTO waymark_schema (version, applied_at) VALUES (999, 0)')
    expect(() => sqliteStore(newer)).toThrow(
      'Cannot open store as its schema must be version 4 or older: current value is 999',
    )
    newer.close()
  })

  it('tells by name what a touchpoint was stored with', async () => {
    const store = sqliteStore(new Database(file()))
    const device = { kind: 'mobile', browser: 'Firefox', os: 'Android' } as const
    const touchpoints = [
      aStoredTouchpoint({ id: 'a', country: 'CH', device, botSigns: ['webdriver'], userId: 'u' }),
      aStoredTouchpoint({ id: 'b', consent: 'unknown', isTrusted: true }),
    ]
    await store.write(aStoredBatch({ touchpoints }))
    await store.close()
    const database = new Database(file())
    const columns = 'user_id, consent, channel, country, device, browser, os, is_bot, is_trusted'
    const rows = database
      .prepare(`SELECT ${columns} FROM touchpoint_details ORDER BY id`)
      .raw()
      .all()
    expect(rows).toEqual([
      ['u', 'granted', null, 'CH', 'mobile', 'Firefox', 'Android', 1, 0],
      [null, 'unknown', null, null, null, null, null, 0, 1],
    ])
    database.close()
  })

  it('keeps so many dead letters of a site, the newest', async () => {
    const store = sqliteStore(new Database(file()))
    const write = (siteId: string, from: number, count: number) =>
      store.write(
        aStoredBatch({
          siteId,
          touchpoints: [],
          deadLetters: Array.from({ length: count }, (_, i) =>
            aDeadLetter({ siteId, id: `l${from + i}` }),
          ),
        }),
      )
    await write('other', 0, 3)
    await write('shop', 0, DEAD_LETTERS_PER_SITE)
    await write('shop', DEAD_LETTERS_PER_SITE, 2)
    const query = { now: 0, limit: 2 * DEAD_LETTERS_PER_SITE }
    const ids = (await store.deadLetters('shop', query)).map(({ id }) => id)
    expect([ids.length, ids.at(-1)]).toEqual([DEAD_LETTERS_PER_SITE, 'l2'])
    expect(await store.deadLetters('other', query)).toHaveLength(3)
    await store.close()
  })

  it('lets another store write to the same file', async () => {
    const one = sqliteStore(new Database(file()))
    const two = sqliteStore(new Database(file()))
    await Promise.all([one.write(batch('a')), two.write(batch('b'))])
    expect(await one.latest('shop', 9)).toHaveLength(2)
    await one.close()
    await two.close()
  })
})
