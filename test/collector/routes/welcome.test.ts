import { createCollector, memoryStore } from '@waymark/collector'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, ORIGIN, openCollector, SECRET } from '../open-collector.ts'

const html = async () => '<!doctype html>'
const report = { map: html, live: html, visitor: html }

describe('GET /', () => {
  it('tells people what this is, and where who runs it may look', async () => {
    const answer = await openCollector({ report }).app.request('/')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    expect(await answer.text()).toMatch(/Waymark collector[\s\S]*href="map"/)
  })

  it('points to no map where there is none', async () => {
    expect(await (await openCollector().app.request('/')).text()).not.toContain('href="map"')
  })

  it('tells the same to everybody, and nothing of sites or secrets', async () => {
    const { app, ask } = openCollector({ report, isLocal: () => true })
    const page = await (await app.request('/')).text()
    expect(await (await ask('/')).text()).toBe(page)
    for (const known of ['shop.example', ORIGIN, SECRET, ADMIN_TOKEN, 'other', 'memory']) {
      expect(page).not.toContain(known)
    }
  })

  it('may do nothing but show itself', async () => {
    const { headers } = await openCollector().app.request('/')
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'none'/,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each(['POST', 'PUT', 'DELETE'])('answers no %s', async (method) => {
    expect((await openCollector().app.request('/', { method })).status).toBe(404)
  })

  it('is left to the app a collector is mounted into', async () => {
    const collector = createCollector({ sink: memoryStore(), sites: { shop: { origins: ['*'] } } })
    const app = new Hono()
    app.route('/', collector)
    app.get('/', (c) => c.text('the shop'))
    expect(await (await app.request('/')).text()).toBe('the shop')
  })
})
