import { describe, expect, it } from 'vitest'
import { openCollector } from '../open-collector.ts'

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, object>; security?: object[] }>>
  components: { schemas: Record<string, { example?: unknown }> }
}

const page = async () => '<!doctype html>'
const options = {
  report: { map: page, stages: page, live: page, visitor: page },
  files: { '/waymark.js': { body: '', contentType: 'text/javascript' } },
}

async function openDocument() {
  const collector = openCollector(options)
  const answer = await collector.app.request('/openapi.json')
  // What the collector has just written.
  const document = (await answer.json()) as Document
  return { ...collector, document, answer }
}

/** Routes of the app as the document would name them, without what only stands before others. */
function routesOf(routes: readonly { method: string; path: string }[]): string[] {
  const names = routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => {
      const template = path.replace(/\/map\/sites\/(shop|other)/, '/map/sites/:siteId')
      return `${method} ${template.replace(/:(\w+)/g, '{$1}')}`
    })
  return [...new Set(names)].sort()
}

describe('GET /openapi.json', () => {
  it('has every route of the collector, and no other', async () => {
    const { app, document } = await openDocument()
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.sort()).toEqual(routesOf(app.routes))
  })

  it('names no site', async () => {
    const { answer, document } = await openDocument()
    expect(answer.status).toBe(200)
    expect(Object.keys(document.paths).join()).not.toMatch(/shop|other/)
  })

  it('has an example that is stored', async () => {
    const { post, stored, document } = await openDocument()
    const { example } = document.components.schemas.Envelope ?? {}
    expect((await post(JSON.stringify(example))).status).toBe(204)
    expect(await stored()).toMatchObject([{ type: 'view_item', valueMinor: 1_290 }])
  })

  it('refers only to schemas it has', async () => {
    const { document } = await openDocument()
    const references = JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)
    const names = Array.from(references, ([, name]) => name)
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(names))
  })

  it('says of exactly the guarded routes that they need the admin token', async () => {
    const { app, document } = await openDocument()
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { security, responses }] of Object.entries(operations)) {
        if (method === 'options') continue
        const url = path.replace('{siteId}', 'shop').replace(/\{\w+\}/g, 'shop')
        const { status } = await app.request(url, { method: method.toUpperCase() })
        // Without its secret, Measurement Protocol is refused by the same status.
        const isClosed = status === 401 && !path.startsWith('/mp/')
        expect([path, security !== undefined]).toEqual([path, isClosed])
        expect(Object.keys(responses), `${method} ${path}`).toContain(String(status))
      }
    }
  })
})
