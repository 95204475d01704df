import type { D1Binding } from '@waymark/collector/workerd'
import { d1Store } from '@waymark/collector/workerd'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll } from 'vitest'
import { describeStore } from './conformance.ts'

// A real D1 in workerd, reached through Miniflare's proxy.
const miniflare = new Miniflare({
  modules: true,
  script: 'export default { fetch: () => new Response() }',
  compatibilityDate: '2026-04-01',
  d1Databases: ['DB'],
})
let database: D1Binding

beforeAll(async () => {
  database = await miniflare.getD1Database('DB')
}, 30_000)
afterAll(() => miniflare.dispose())

describeStore('d1Store()', {
  isDurable: true,
  open: async () => d1Store(database, { pageRows: 2 }),
  async discard() {
    const tables = ['touchpoints', 'batches', 'waymark_schema']
    await database.batch(tables.map((table) => database.prepare(`DROP TABLE IF EXISTS ${table}`)))
  },
})
