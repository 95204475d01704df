import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { CollectorOptions } from '@waymark/collector'
import { memoryStore, sqliteStore } from '@waymark/collector'
import { classifyChannel, createReport } from '@waymark/journey'
import fc from 'fast-check'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { body, headers, query, text } from './hostile-requests.ts'
import { ADMIN_TOKEN, BROWSER, NOW, ORIGIN, openCollector } from './open-collector.ts'

const FILES = { '/waymark.js': { body: 'x', contentType: 'text/javascript' } }

function openAll(options: Partial<CollectorOptions> = {}) {
  return openCollector({
    sink: sqliteStore(new Database(':memory:')),
    sites: {
      shop: {
        origins: [ORIGIN],
        secrets: ['a-secret-of-the-shops-own-server'],
        renewsIdCookie: true,
      },
      other: { origins: ['https://other.example'], consent: 'required' },
    },
    isLocal: (c) => c.req.header('x-local') !== undefined,
    remoteAddress: (c) => c.req.header('x-remote'),
    proxy: { addresses: ['10.0.0.0/8'], countryHeader: 'cf-ipcountry' },
    channel: classifyChannel,
    report: createReport(),
    limits: { site: false, address: false },
    files: FILES,
    ...options,
  })
}

type App = ReturnType<typeof openAll>['app']

/** Every route there is, and addresses that are none. */
function routesOf(app: App): { method: string; path: string }[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL')
  const strays = ['/', '/%', '/%00', '/..%2f', '//v1/batch', '/map/../v1/batch', '/nothing']
  return [
    ...routes.map(({ method, path }) => ({ method, path })),
    ...strays.map((path) => ({ method: 'GET', path })),
    ...['PUT', 'PATCH', 'HEAD'].map((method) => ({ method, path: '/v1/batch' })),
  ]
}

/** A route's address with something in place of its parameters. */
function fill(path: string, text: string): string {
  let part = 'x'
  try {
    part = encodeURIComponent(text) || 'x'
  } catch {
    // Half a character has no form in an address.
  }
  return path.replace(/:\w+/g, part)
}

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, object> }>>
}

/** The statuses a route says it answers with. */
function statusesOf({ paths }: Described, method: string, path: string): readonly string[] {
  const template = path.replace(/\/map\/sites\/(shop|other)/, '/map/sites/:siteId')
  const operations = paths[template.replace(/:(\w+)/g, '{$1}')]
  return Object.keys(operations?.[method.toLowerCase()]?.responses ?? {})
}

describe('every route, whatever it is sent', () => {
  it('is answered as it is described: no 5xx but 503, no stack, no header or cookie sent in', async () => {
    const { app, store } = openAll()
    // What the collector has just written.
    const described = (await (await app.request('/openapi.json')).json()) as Described
    const undescribed = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routesOf(app)),
        text,
        headers,
        query,
        body,
        fc.boolean(),
        async ({ method, path }, part, sent, search, bytes, isAdmin) => {
          const hasBody = !/^(GET|HEAD)$/.test(method)
          const answer = await app.request(`http://localhost${fill(path, part)}?${search}`, {
            method,
            headers: {
              ...sent,
              ...(isAdmin ? { authorization: `Bearer ${ADMIN_TOKEN}`, origin: ORIGIN } : {}),
            },
            ...(hasBody ? { body: bytes } : {}),
          })
          const told = await answer.text()
          const { status } = answer
          expect(status < 500 || status === 503, `${method} ${path} ${status}`).toBe(true)
          expect(told).not.toMatch(/\bat .+\.ts:\d+/)
          expect(answer.headers.has('set-cookie')).toBe(false)
          expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
          expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
          expect(answer.headers.has('access-control-allow-credentials')).toBe(false)
          expect({}).not.toHaveProperty('polluted')
          const statuses = statusesOf(described, method, path)
          if (statuses.length > 0 && !statuses.includes(String(status))) {
            undescribed.add(`${method} ${path} ${status}`)
          }
        },
      ),
      { numRuns: 3_000 },
    )
    expect([...undescribed].sort()).toEqual([])
    expect(await store.version('shop')).toBeGreaterThanOrEqual(0)
  }, 120_000)

  it('writes no script, handler or formula into a page or an export', async () => {
    const { app, ask, post } = openAll()
    const hostile = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '=1+1', '\t=1']
    for (const [i, part] of hostile.entries()) {
      const touchpoint = {
        id: `t${i}`,
        type: 'purchase',
        occurredAt: NOW,
        url: `https://shop.example/${encodeURIComponent(part)}`,
        title: part,
        props: { [part]: part },
        items: [{ item_id: part, item_name: part }],
        orderId: part,
        origin: { source: 'api', confidence: 1 },
      }
      const envelope = {
        protocolVersion: 1,
        siteId: 'shop',
        batchId: `b${i}`,
        anonymousId: `v${i}`,
        userId: part,
        consent: 'granted',
        context: { sdk: part },
        touchpoints: [touchpoint],
      }
      expect((await post(JSON.stringify(envelope))).status).toBeLessThan(300)
    }
    const pages = ['/map', '/map/live', '/map/stages', '/map/visitors/v0', '/map/visitors/v1']
    for (const path of pages) {
      const page = await (await ask(path)).text()
      expect(page, path).not.toMatch(/<script>alert|<img|onerror=alert\(1\)>/)
    }
    const found = app.routes.filter(({ method, path }) => method === 'GET' && /csv|xls/i.test(path))
    expect(found).toEqual([])
    const lines = await (await ask('/v1/admin/visitors/v2/export')).text()
    for (const line of lines.trimEnd().split('\n')) expect(line).toMatch(/^\{.*\}$/)
  })
})

describe('memory', () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage: () => void = runInNewContext('gc')

  it('does not grow with what strangers make up: ids, agents, addresses, paths, bodies', async () => {
    // Nothing is kept by the sink, so that what is left over is the collector's own.
    const sink = {
      name: 'nowhere',
      write: async ({ touchpoints }: { touchpoints: readonly unknown[] }) => ({
        stored: touchpoints.length,
      }),
      close: async () => {},
    }
    const { app } = openAll({ sink, store: memoryStore(), log: () => {}, limits: {} })
    let made = 0
    const filler = (length: number) => String(++made).padStart(length, '0')
    async function ask(path: string, method = 'GET', body?: string) {
      const answer = await app.request(`http://localhost${path}`, {
        method,
        headers: {
          ...BROWSER,
          'user-agent': `agent ${filler(400)}`,
          'x-remote': `203.0.${made % 256}.${(made >> 8) % 256}`,
          cookie: `waymark_shop=${filler(2_000)}`,
        },
        ...(body === undefined ? {} : { body }),
      })
      await answer.text()
    }
    const envelope = () =>
      JSON.stringify({
        protocolVersion: 1,
        siteId: 'shop',
        batchId: filler(36),
        anonymousId: filler(36),
        consent: 'granted',
        context: { sdk: filler(36) },
        touchpoints: [
          {
            id: filler(36),
            type: 'page_view',
            occurredAt: NOW,
            streamId: filler(36),
            seq: 0,
            url: `https://shop.example/${filler(500)}`,
            props: { note: filler(4_000) },
            origin: { source: 'url', confidence: 1 },
          },
          { id: filler(36), type: `Not a type ${filler(4_000)}`, occurredAt: NOW },
        ],
      })
    async function storm(rounds: number): Promise<number> {
      for (let round = 0; round < rounds; round++) {
        await ask('/v1/batch', 'POST', envelope())
        await ask('/v1/track', 'POST', JSON.stringify({ event: filler(4_000), writeKey: 'shop' }))
        await ask('/mp/collect', 'POST', filler(4_000))
        await ask(`/v1/pixel.gif?site=shop&type=email_open&id=${filler(100)}`)
        await ask(`/v1/projects/${filler(1_000)}/settings`)
        await ask(`/${filler(2_000)}`)
      }
      collectGarbage()
      return process.memoryUsage().heapUsed
    }
    // Fills what is remembered up to its bounds, agents before all.
    const before = await storm(400)
    const after = await storm(800)
    // 800 rounds brought more than 15 MB; what is left of the bounded maps that still fill is less.
    expect((after - before) / 1e6).toBeLessThan(3)
  }, 120_000)
})
