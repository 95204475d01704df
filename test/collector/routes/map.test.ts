import type { CollectorOptions, Report, ReportInput } from '@waymark/collector'
import { createCollector, memoryStore } from '@waymark/collector'
import { describe, expect, it } from 'vitest'
import { aStoredBatch, aStoredTouchpoint } from '../stored.ts'

const TOKEN = 'a-token-of-28-characters-min'

async function idsIn({ siteId, touchpoints }: ReportInput): Promise<string> {
  const ids: string[] = []
  for await (const { id } of touchpoints) ids.push(id)
  return `${siteId}: ${ids.join(' ')}`
}

/** A collector whose report only names what it was given, asked from loopback. */
async function setUp(options: Partial<CollectorOptions> = {}) {
  const store = memoryStore()
  let folds = 0
  const report: Report = {
    map: (input) => {
      folds++
      return idsIn(input)
    },
    schemes: ['five', 'four'],
    stages: async (input) => `stages ${await idsIn(input)}`,
    live: async (input) => `${input.isPaused ? 'paused' : 'live'} ${await idsIn(input)}`,
    visitor: async (input) => {
      const ids = await idsIn(input)
      return ids.endsWith(': ') ? undefined : `${input.anonymousId} ${ids}`
    },
  }
  const app = createCollector({
    sink: store,
    sites: { shop: { origins: [] }, other: { origins: [] } },
    report,
    isLocal: () => true,
    ...options,
  })
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { host: 'localhost:8787', ...headers } })
  const write = (id: string, fields = {}) =>
    store.write(aStoredBatch({ touchpoints: [aStoredTouchpoint({ id, ...fields })] }))
  await write('a')
  await write('b')
  return { app, get, store, write, folds: () => folds }
}

describe('GET /map', () => {
  it.each([
    ['/map', 'shop: a b'],
    ['/map/sites/shop', 'shop: a b'],
    ['/map/sites/other', 'other: '],
    ['/map/stages', 'stages shop: a b'],
    ['/map/sites/other/stages', 'stages other: '],
    ['/map/live', 'live shop: b a'],
    ['/map/live?pause', 'paused shop: b a'],
    ['/map/visitors/visitor', 'visitor shop: a b'],
  ])('draws %s', async (path, text) => {
    const { get } = await setUp()
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    expect(await answer.text()).toBe(text)
  })

  it.each(['/map/sites/nobody', '/map/visitors/nobody', '/map/sites/other/visitors/visitor'])(
    'finds nothing at %s',
    async (path) => {
      const { get } = await setUp()
      expect((await get(path)).status).toBe(404)
    },
  )

  it('tells the report what was lost', async () => {
    const told: unknown[] = []
    const { get } = await setUp({
      report: {
        map: async ({ loss }) => String(told.push(loss)),
        live: async () => '',
        visitor: async () => '',
      },
    })
    await get('/map')
    expect(told).toEqual([{ days: 30, stored: 0, lost: 0, rate: 0 }])
  })

  it('folds a version once, however many look', async () => {
    const { get, folds, write } = await setUp()
    await Promise.all([get('/map'), get('/map'), get('/map')])
    expect(folds()).toBe(1)
    await write('c')
    expect(await (await get('/map')).text()).toBe('shop: a b c')
    expect(folds()).toBe(2)
  })

  it('asks for the scheme in the query, if there is one of this name', async () => {
    const asked: unknown[] = []
    const report = {
      schemes: ['five', 'four'],
      map: async ({ scheme }: { scheme?: string }) => String(asked.push(scheme)),
      live: async () => '',
      visitor: async () => '',
    }
    const { get } = await setUp({ report })
    const texts = []
    for (const query of ['', '?stages=four', '?stages=nine', '?stages=four']) {
      texts.push(await (await get(`/map${query}`)).text())
    }
    expect(asked).toEqual([undefined, 'four'])
    expect(texts).toEqual(['1', '2', '1', '2'])
  })

  it('has no page of stages where the report draws none', async () => {
    const report = { map: async () => '', live: async () => '', visitor: async () => '' }
    const { get } = await setUp({ report })
    expect((await get('/map/stages')).status).toBe(404)
  })

  it('is not there without a report', async () => {
    const app = createCollector({ sink: memoryStore(), sites: { shop: { origins: [] } } })
    expect((await app.request('/map')).status).toBe(404)
  })
})

describe('who may look at /map', () => {
  it.each(['/map', '/map/', '/map/stages', '/map/live', '/map/visitors/visitor', '/map/anything'])(
    'keeps strangers out of %s',
    async (path) => {
      const { get } = await setUp({ isLocal: () => false })
      const answer = await get(path)
      expect([403, 404]).toContain(answer.status)
      expect(await answer.text()).not.toContain('shop:')
    },
  )

  it('says how to open it when no token is set', async () => {
    const { get } = await setUp({ isLocal: () => false })
    const answer = await get('/map')
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({
      reason: 'unauthorized',
      detail: expect.stringContaining('admin token'),
    })
  })

  it.each([
    ['from another address', false, {}],
    ['through a proxy on this machine', true, { 'x-forwarded-for': '203.0.113.1' }],
    ['under another host name', true, { host: 'rebound.example' }],
  ])('asks for the token when asked %s', async (_, isLocal, headers) => {
    const { get } = await setUp({ isLocal: () => isLocal, adminToken: TOKEN })
    const answer = await get('/map', headers)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Waymark", charset="UTF-8"')
  })

  it.each([
    ['', 401],
    ['Bearer', 401],
    ['Bearer ', 401],
    [`Bearer ${TOKEN.slice(0, -1)}`, 401],
    [`Bearer ${TOKEN}`, 200],
    [`bearer ${TOKEN}`, 200],
    [`Basic ${btoa(`ada:${TOKEN}`)}`, 200],
    [`Basic ${btoa(`:${TOKEN}`)}`, 200],
    [`Basic ${btoa(`${TOKEN}:`)}`, 401],
    ['Basic %%%', 401],
  ])('answers the authorization %j', async (authorization, status) => {
    const { get } = await setUp({ isLocal: () => false, adminToken: TOKEN })
    expect((await get('/map', { authorization })).status).toBe(status)
  })
})
