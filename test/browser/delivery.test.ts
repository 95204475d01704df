import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@waymark/collector/node'
import type { StoredTouchpoint } from '@waymark/protocol'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type RunningCollector, startWaymark } from 'waymark'
import { launchChromium } from '../helpers/chromium.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'

// What the tracker keeps of touchpoints in a real browser: the script tag on pages of nothing else.

let browser: Browser
let pages: Server
let pagesUrl: string
let collectorPort: number
let consent = 'not_required'

let context: BrowserContext
let directory: string
let waymark: RunningCollector | undefined

const databasePath = () => join(directory, 'waymark.db')

function html(): string {
  const source = `http://127.0.0.1:${collectorPort}/waymark.js`
  return `<!doctype html><html lang="en"><title>A page</title>
<script>window.waymark=window.waymark||function(){(waymark.q=waymark.q||[]).push(arguments)}</script>
<script>waymark('track', 'called_early')</script>
<script defer src="${source}" data-site="shop" data-consent="${consent}" data-vitals="off"></script>`
}

async function startCollector(): Promise<void> {
  waymark = await startWaymark({ port: collectorPort, databasePath: databasePath() })
  collectorPort = Number(new URL(waymark.url).port)
}

async function stopCollector(): Promise<void> {
  await waymark?.close()
  waymark = undefined
}

async function open(path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(pagesUrl + path)
  return page
}

/** Calls the tracker `count` times in one task, then runs the script in the same task. */
async function track(page: Page, type: string, count: number, then = ''): Promise<void> {
  const calls = `for (let i = 0; i < ${count}; i++) waymark('track', '${type}', { i });`
  await page.evaluate(`${calls}${then}`)
}

async function stored(type: string): Promise<StoredTouchpoint[]> {
  const store = await openStore(databasePath())
  const touchpoints: StoredTouchpoint[] = []
  for await (const touchpoint of store.read('shop')) {
    if (touchpoint.type === type) touchpoints.push(touchpoint)
  }
  await store.close()
  return touchpoints
}

/** Waits until so many touchpoints of a type are stored; what comes twice is one. */
async function expectStored(type: string, count: number): Promise<void> {
  await vi.waitUntil(async () => (await stored(type)).length >= count, {
    timeout: 20_000,
    interval: 100,
  })
  expect(await stored(type)).toHaveLength(count)
}

beforeAll(async () => {
  await ensureBuild()
  browser = await launchChromium()
  pages = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(html())
  })
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this form.
  const { port } = pages.address() as AddressInfo
  pagesUrl = `http://localhost:${port}`
})

afterAll(async () => {
  await browser?.close()
  pages?.close()
})

beforeEach(async () => {
  consent = 'not_required'
  collectorPort = 0
  directory = mkdtempSync(join(tmpdir(), 'waymark-delivery-'))
  await startCollector()
  context = await browser.newContext()
})

afterEach(async () => {
  await context.close()
  await stopCollector()
  rmSync(directory, { recursive: true })
})

describe('the script tag in Chromium', () => {
  it('replays the calls of the inline stub', async () => {
    await open('/a')
    await expectStored('called_early', 1)
  })

  it('loses nothing at a navigation in the same task', async () => {
    const page = await open('/a')
    await track(page, 'left_behind', 20, `location.href = '/b'`)
    await page.waitForURL('**/b')
    await expectStored('left_behind', 20)
  })

  it('loses nothing when the tab closes at once', async () => {
    const page = await open('/a')
    await track(page, 'closed_upon', 20)
    await page.close()
    await expectStored('closed_upon', 20)
  })

  it('hands what a closed tab could not send to the next page', async () => {
    const page = await open('/a')
    await expectStored('page_view', 1)
    await stopCollector()
    await track(page, 'left_waiting', 5)
    await page.close()
    await startCollector()
    await open('/b')
    await expectStored('left_waiting', 5)
  })

  it('sends by itself once the collector is back', async () => {
    const page = await open('/a')
    await expectStored('page_view', 1)
    await stopCollector()
    await track(page, 'waited_for', 5, `waymark('flush')`)
    await startCollector()
    await expectStored('waited_for', 5)
  })

  it('sends what was recorded offline when the network returns', async () => {
    const page = await open('/a')
    await expectStored('page_view', 1)
    await context.setOffline(true)
    await track(page, 'out_of_reach', 5, `waymark('flush')`)
    await context.setOffline(false)
    await expectStored('out_of_reach', 5)
  })

  it('counts a page once more when the bfcache brings it back', async () => {
    const own = await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })
    const page = await (await own.newContext()).newPage()
    await page.goto(`${pagesUrl}/a`)
    await page.goto(`${pagesUrl}/b`)
    await expectStored('page_view', 2)
    await page.evaluate('history.back()')
    await expectStored('page_view', 3)
    await own.close()
    const [first, , back] = await stored('page_view')
    expect(back).toMatchObject({ streamId: first?.streamId, url: first?.url })
  })

  it('is one visitor over pages and tabs', async () => {
    await Promise.all([open('/a'), open('/b')])
    await open('/c')
    await expectStored('page_view', 3)
    await vi.waitUntil(async () => (await stored('alias')).length <= 1)
    const visitors = new Set((await stored('page_view')).map(({ anonymousId }) => anonymousId))
    const aliases = (await stored('alias')).length
    // Two tabs that open at the same moment may each name the visitor; an alias joins them.
    expect(visitors.size).toBe(1 + aliases)
  })
})

describe('consent in Chromium', () => {
  const storage = (page: Page) =>
    page.evaluate(async () => ({
      cookies: document.cookie,
      databases: (await indexedDB.databases()).map(({ name }) => name),
      local: localStorage.length + sessionStorage.length,
    }))
  const nothing = { cookies: '', databases: [], local: 0 }

  it('cookieless: sends, and stores nothing on the device', async () => {
    consent = 'cookieless'
    const page = await open('/a')
    await expectStored('page_view', 1)
    expect(await storage(page)).toEqual(nothing)
  })

  it('required: holds until the visitor agrees', async () => {
    consent = 'required'
    const page = await open('/a')
    await track(page, 'held_back', 3)
    await track(page, 'never', 0, `waymark('flush')`)
    expect(await stored('held_back')).toEqual([])
    expect(await storage(page)).toEqual(nothing)
    await page.evaluate(`waymark('consent', 'granted')`)
    await expectStored('held_back', 3)
  })

  it('required: leaves no trace when the visitor declines', async () => {
    consent = 'required'
    const requests: string[] = []
    const page = await context.newPage()
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(`${pagesUrl}/a`)
    await track(page, 'declined', 3, `waymark('consent', 'denied'); waymark('flush')`)
    await page.goto(`${pagesUrl}/b`)
    expect(requests.filter((url) => url.includes('/v1/'))).toEqual([])
    expect(await storage(page)).toEqual(nothing)
  })

  it('erases what it stored when the visitor withdraws', async () => {
    const page = await open('/a')
    await expectStored('page_view', 1)
    await page.evaluate(`waymark('consent', 'denied')`)
    await vi.waitUntil(async () => (await storage(page)).cookies === '')
    const entries = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('waymark-shop')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const stores = [...opening.result.objectStoreNames]
            if (!stores.length) return resolve(0)
            const [name = ''] = stores
            const count = opening.result.transaction(name).objectStore(name).count()
            count.onsuccess = () => resolve(count.result)
          }
        }),
    )
    expect(entries).toBe(0)
  })
})
