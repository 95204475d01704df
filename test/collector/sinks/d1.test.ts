import type { D1Binding } from '@waymark/collector/workerd'
import { d1Store } from '@waymark/collector/workerd'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, vi } from 'vitest'
import { describeStore } from './conformance.ts'
import { describeMigrations } from './migrations.ts'

// Each question goes through another process, and back.
vi.setConfig({ testTimeout: 30_000 })

// A real D1 in workerd, reached through Miniflare's proxy.
const miniflare = new Miniflare({
  modules: true,
  script: 'export default { fetch: () => new Response() }',
  compatibilityDate: '2026-04-01',
  d1Databases: ['DB'],
})
let database: D1Binding

// Not the tables of SQLite and Cloudflare, which nobody may drop.
const SELECT_TABLES = `SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*'`
const emptyDatabase = async () => {
  const { results } = await database.prepare(SELECT_TABLES).bind().all()
  // Rows of the statement above.
  const tables = (results as { name: string }[]).map(({ name }) => name)
  const drops = ['VIEW IF EXISTS touchpoint_details', ...tables.map((table) => `TABLE ${table}`)]
  await database.batch(drops.map((drop) => database.prepare(`DROP ${drop}`)))
}

beforeAll(async () => {
  database = await miniflare.getD1Database('DB')
}, 30_000)
afterAll(() => miniflare.dispose())

describeStore('d1Store()', {
  isDurable: true,
  open: async () => d1Store(database, { pageRows: 2 }),
  discard: emptyDatabase,
})

describeMigrations('d1Store()', {
  async load(sql) {
    const statements = sql.replace(/^--.*$/gm, '').split(/;\n/)
    const present = statements.filter((statement) => statement.trim() !== '')
    await database.batch(present.map((statement) => database.prepare(statement)))
  },
  open: async () => d1Store(database),
  discard: emptyDatabase,
})
