import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memoryStore } from '@waymark/collector'
import { type RunningCollector, serve } from '@waymark/collector/node'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findChromium } from '../../scripts/browsers.mjs'
import { launchChromium } from '../helpers/chromium.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { releaseOf } from '../helpers/snippet.ts'

// A shop that passes /t/ on to its collector, as a proxy does, and pages of two sites there.

const hasChromium = findChromium() !== undefined
if (!hasChromium) console.warn('skipped: the id cookie in a browser, as there is no Chromium')

const YEAR_SECONDS = 31_536_000

describe.skipIf(!hasChromium)('the id cookie of a collector below the shop’s own host', () => {
  let browser: Browser
  let context: BrowserContext
  let collector: RunningCollector
  let shop: Server
  let port: number

  beforeAll(async () => {
    await ensureBuild()
    browser = await launchChromium()
    const { files, tagPath } = releaseOf()
    const site = { origins: ['http://localhost:*', 'http://127.0.0.1:*'], renewsIdCookie: true }
    collector = await serve({
      port: 0,
      collector: {
        sink: memoryStore(),
        files,
        sites: {
          tea: { ...site, consent: 'not_required' },
          pots: { ...site, consent: 'not_required' },
        },
      },
    })
    const page = (siteId: string, endpoint: string) =>
      `<!doctype html><html lang="en"><title>Shop</title><script defer src="/t${tagPath}"
      data-site="${siteId}" data-endpoint="${endpoint}" data-consent="not_required"
      data-vitals="off"></script><body></body></html>`
    shop = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop')
      if (pathname.startsWith('/t/')) {
        void passOn(request, response)
        return
      }
      response.setHeader('Content-Type', 'text/html')
      response.end(page(pathname.slice(1), searchParams.get('endpoint') ?? '/t/'))
    })
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
    // A server that listens on TCP has an address of this form.
    port = (shop.address() as AddressInfo).port
  })
  afterAll(async () => {
    await browser?.close()
    shop?.closeAllConnections()
    shop?.close()
    await collector?.close()
  })
  beforeEach(async () => {
    context = await browser.newContext()
  })
  afterEach(() => context.close())

  /** Does what a reverse proxy does: the same request, to the collector. */
  async function passOn(
    ...[request, response]: Parameters<Exclude<Parameters<typeof createServer>[1], undefined>>
  ): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = new Headers({ 'x-forwarded-for': '203.0.113.9' })
    for (const name of ['origin', 'cookie', 'sec-fetch-site', 'user-agent', 'content-type']) {
      const value = request.headers[name]
      if (typeof value === 'string') headers.set(name, value)
    }
    const isPost = request.method === 'POST'
    const answer = await fetch(`${collector.url}${request.url?.slice('/t'.length)}`, {
      method: request.method ?? 'GET',
      headers,
      ...(isPost ? { body: new Uint8Array(Buffer.concat(chunks)) } : {}),
    })
    response.statusCode = answer.status
    for (const name of ['content-type', 'set-cookie', 'access-control-allow-origin']) {
      const value = answer.headers.get(name)
      if (value !== null) response.setHeader(name, value)
    }
    response.end(new Uint8Array(await answer.arrayBuffer()))
  }

  /** Opens a page and waits for its first batch; gives what the answer set. */
  async function visit(url: string): Promise<string | undefined> {
    const page = await context.newPage()
    const answered = page.waitForResponse((answer) => answer.url().includes('/v1/batch'))
    await page.goto(url)
    const headers = await (await answered).allHeaders()
    await page.close()
    return headers['set-cookie']
  }

  const shopUrl = (path: string, host = 'localhost') => `http://${host}:${port}${path}`

  it('is renewed for this host alone, for over a year, and still is the page’s', async () => {
    const set = await visit(shopUrl('/tea'))
    expect(set).toMatch(/^waymark_tea=[\da-f-]{36}\/[^;]+; Path=\/; Max-Age=\d+; SameSite=Lax$/)
    const [cookie, ...others] = await context.cookies()
    expect(others).toEqual([])
    // A cookie of a domain would be told with a dot before it.
    expect(cookie).toMatchObject({ name: 'waymark_tea', domain: 'localhost', httpOnly: false })
    expect((cookie?.expires ?? 0) - Date.now() / 1_000).toBeGreaterThan(YEAR_SECONDS)
    const visitor = cookie?.value.slice(0, 36)
    await visit(shopUrl('/tea'))
    expect((await context.cookies())[0]?.value.slice(0, 36)).toBe(visitor)
  })

  it('is one of each site, and knows nothing of the other', async () => {
    for (const site of ['/tea', '/pots', '/tea', '/pots']) await visit(shopUrl(site))
    const cookies = await context.cookies()
    const ids = Object.fromEntries(cookies.map(({ name, value }) => [name, value.slice(0, 36)]))
    expect(Object.keys(ids).sort()).toEqual(['waymark_pots', 'waymark_tea'])
    expect(ids.waymark_pots).not.toBe(ids.waymark_tea)
  })

  it('is set by no answer to a page of another origin', async () => {
    const endpoint = encodeURIComponent(shopUrl('/t/', '127.0.0.1'))
    for (const _ of ['first', 'again']) {
      expect(await visit(shopUrl(`/tea?endpoint=${endpoint}`))).toBeUndefined()
    }
    // What is there was set by the page itself, for its own host.
    const domains = (await context.cookies()).map(({ domain }) => domain)
    expect(domains).toEqual(['localhost'])
  })
})
