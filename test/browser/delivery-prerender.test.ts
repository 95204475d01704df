import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../../scripts/browsers.mjs'
import {
  type FaultyCollector,
  type Ledger,
  startFaultyCollector,
} from '../helpers/delivery/collector-process.ts'
import { createSite, storedOf } from '../helpers/delivery/site.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'

// Pages nobody has seen yet: prerendered ones, which Playwright's sessions would turn off, and tabs
// in the background.

const RULES = JSON.stringify({ prerender: [{ urls: ['/next'], eagerness: 'immediate' }] })
const TELL = `
if (location.pathname === '/next') {
  tell(document.prerendering ? 'prerendered' : 'loaded')
  document.addEventListener('prerenderingchange', function () { tell('activated') })
}
if (location.pathname === '/behind') tell(document.visibilityState)`

const hasChromium = findChromium() !== undefined
if (!hasChromium) console.warn('skipped: pages nobody has seen, as there is no Chromium')

describe.skipIf(!hasChromium)('a page nobody has seen, in Chromium', () => {
  let browser: Browser
  let collector: FaultyCollector

  beforeAll(async () => {
    await ensureBuild()
    collector = await startFaultyCollector()
    browser = await puppeteer.launch({
      executablePath: findChromium() ?? 'chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    await collector?.close()
  })

  it('counts a prerendered page when it is activated, and not before', async () => {
    const body = `<script type="speculationrules">${RULES}</script>`
    const site = await createSite('prerender', collector, { early: TELL, body })
    const page = await browser.newPage()
    await page.goto(`${site.pages.url}/a`)
    await site.pages.told('prerendered')
    // The page at the front is stored later than the prerendered one would have been.
    await page.evaluate(`make(0, 1); waymark('flush').then(() => true)`)
    const before = await site.until((ledger) => storedOf(ledger, 'made').length === 1)
    const views = storedOf(before, 'page_view').map(({ url }) => new URL(url ?? '').pathname)
    await page.evaluate(`location.href = '/next'; undefined`).catch(() => {})
    await site.pages.told('activated')
    const after = await site.until((ledger) => storedOf(ledger, 'page_view').length > 1)
    const seen = storedOf(after, 'page_view').map(({ url }) => new URL(url ?? '').pathname)
    await page.close()
    site.close()
    expect({ views, seen }).toEqual({ views: ['/a'], seen: ['/a', '/next'] })
  })

  it('counts a tab in the background at once, and once', async () => {
    const site = await createSite('background', collector, { early: TELL })
    const session = await browser.target().createCDPSession()
    const front = await browser.newPage()
    await front.goto(`${site.pages.url}/a`)
    await session.send('Target.createTarget', { url: `${site.pages.url}/behind`, background: true })
    await site.pages.told('hidden')
    await site.until((ledger) => storedOf(ledger, 'page_view').length === 2)
    const behind = await findPage(`${site.pages.url}/behind`)
    await behind?.bringToFront()
    await behind?.evaluate(`make(0, 1); waymark('flush').then(() => true)`)
    const ledger = await site.until((entries) => storedOf(entries, 'made').length === 1)
    site.close()
    expect(pathsIn(ledger)).toEqual(['/a', '/behind'])
  })

  it.each([
    ['the script tag', false],
    ['the npm build', true],
  ])(
    'counts a tab in the background when it is first seen, where %s says so',
    async (_, isModule) => {
      const later = { isModule, attributes: 'data-background-tabs="when_seen"' }
      const site = await createSite(`later-${isModule}`, collector, { early: TELL, ...later })
      const session = await browser.target().createCDPSession()
      const front = await browser.newPage()
      await front.goto(`${site.pages.url}/a`)
      await session.send('Target.createTarget', {
        url: `${site.pages.url}/behind`,
        background: true,
      })
      await site.pages.told('hidden')
      const behind = await findPage(`${site.pages.url}/behind`)
      // It is stored later than a view of that page would have been.
      await behind?.evaluate(`make(0, 1); waymark('flush').then(() => true)`)
      const before = await site.until((ledger) => storedOf(ledger, 'made').length === 1)
      await behind?.bringToFront()
      const after = await site.until((ledger) => storedOf(ledger, 'page_view').length === 2)
      site.close()
      expect([pathsIn(before), pathsIn(after)]).toEqual([['/a'], ['/a', '/behind']])
    },
  )

  /** Waits for a page that nobody opened by hand, and for its scripts. */
  async function findPage(url: string): Promise<Page | null> {
    const target = await browser.waitForTarget((one) => one.url() === url)
    const page = await target.page()
    await page?.evaluate(`document.readyState === 'complete' ||
      new Promise((resolve) => addEventListener('load', () => resolve(true)))`)
    return page
  }

  function pathsIn(ledger: Ledger): string[] {
    return storedOf(ledger, 'page_view')
      .map(({ url }) => new URL(url ?? '').pathname)
      .sort()
  }
})
