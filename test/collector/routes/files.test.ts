import type { ServedFile } from '@waymark/collector'
import { createCollector, memoryStore } from '@waymark/collector'
import { describe, expect, it } from 'vitest'

const bytes = (text: string) => new TextEncoder().encode(text)
const script: ServedFile = {
  body: 'plain()',
  contentType: 'text/javascript; charset=utf-8',
  encodings: { br: bytes('as br'), gzip: bytes('as gzip') },
}
const app = createCollector({
  sink: memoryStore(),
  sites: { shop: { origins: [] } },
  files: { '/waymark.js': script, '/bytes.js': { ...script, body: bytes('bytes'), encodings: {} } },
})
const get = (headers: Record<string, string> = {}, path = '/waymark.js') =>
  app.request(path, { headers })

describe('GET a served file', () => {
  it.each([
    ['br, gzip', 'br', 'as br'],
    ['gzip, deflate, br;q=0.5', 'br', 'as br'],
    ['gzip', 'gzip', 'as gzip'],
    ['br;q=0, GZIP', 'gzip', 'as gzip'],
    ['brotli', null, 'plain()'],
    ['', null, 'plain()'],
  ])('answers Accept-Encoding %j', async (accepted, encoding, body) => {
    const answer = await get({ 'accept-encoding': accepted })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    expect(await answer.text()).toBe(body)
  })

  it('gives each encoding a tag of its own', async () => {
    const answers = await Promise.all(
      ['br', 'gzip', ''].map((accepted) => get({ 'accept-encoding': accepted })),
    )
    const tags = answers.map(({ headers }) => headers.get('etag'))
    expect(new Set(tags).size).toBe(3)
  })

  it.each([
    ['the tag', (tag: string) => tag, 304],
    ['the tag, weakly', (tag: string) => `W/${tag}`, 304],
    ['the tag among others', (tag: string) => `"x", ${tag}`, 304],
    ['any tag', () => '*', 304],
    ['another tag', () => '"x"', 200],
  ])('answers If-None-Match with %s', async (_, header, status) => {
    const tag = (await get()).headers.get('etag') ?? ''
    const answer = await get({ 'if-none-match': header(tag) })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('etag')).toBe(tag)
  })

  it('may be loaded by any page and kept for a while', async () => {
    const { headers } = await get()
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('cache-control')).toBe('public, max-age=3600, must-revalidate')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('serves bytes as they are', async () => {
    expect(await (await get({}, '/bytes.js')).text()).toBe('bytes')
  })

  it('answers HEAD without a body', async () => {
    const answer = await app.request('/waymark.js', { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('etag')).toBeTruthy()
    expect(await answer.text()).toBe('')
  })
})
