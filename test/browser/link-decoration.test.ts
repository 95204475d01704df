import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { bundleForBrowser } from '../helpers/bundle.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { type PageServer, startPageServer } from '../helpers/page-server.ts'

// A shop under one name and its checkout under another, which share no cookie: shop.localhost and
// pay.localhost, in a real browser.

const SHOP = 'shop.localhost'
const PAY = 'pay.localhost'
/** Not of the shop. */
const FOREIGN = 'foreign.localhost'

let browser: Browser
let server: PageServer
let script: string
let context: BrowserContext
let page: Page
let consent: string

/** Both pages are alike: a tracker, and every way to the checkout. */
function html(url: URL): string {
  const pay = `http://${PAY}:${url.port}/checkout?cart=7#step-1`
  const [bare = ''] = pay.split('?')
  return `<!doctype html><html lang="en"><title>${url.hostname}</title>
<script>history.replaceState({ key: 'router' }, '')</script>
<script src="/tracker.js"></script>
<script>startTracker('${consent}', '${server.collectorUrl}')</script>
<a id="link" href="${pay}">Pay</a>
<a id="foreign" href="http://${FOREIGN}:${url.port}/">Elsewhere</a>
<a id="tab" href="${pay}" target="_blank" rel="opener">Pay in a tab</a>
<a id="quiet" href="${pay}" rel="noreferrer">Pay unseen</a>
<form method="post" action="${pay}"><button id="post">Pay</button></form>
<form action="${bare}"><input name="cart" value="7"><button id="get">Pay</button></form>`
}

beforeAll(async () => {
  await ensureBuild()
  script = await bundleForBrowser(`
    import { createTracker, linkDecoration } from '@waymark/client'
    window.startTracker = (consent, endpoint) => {
      const sources = [linkDecoration({ hosts: ['${SHOP}', '${PAY}'] })]
      window.tracker = createTracker({ siteId: 'shop', endpoint, consent, sources })
    }`)
  browser = await launchChromium()
})
afterAll(() => browser?.close())

beforeEach(async () => {
  consent = 'not_required'
  server = await startPageServer({ html, scripts: { '/tracker.js': script } })
  context = await browser.newContext()
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(server.urlOf('/', SHOP))
})
afterEach(async () => {
  await context.close()
  await server.close()
})

/** Page views by host, once there are so many. */
async function pageViews(count: number) {
  const views = async () => (await server.stored()).filter(({ type }) => type === 'page_view')
  await vi.waitUntil(async () => (await views()).length >= count, { timeout: 10_000 })
  const stored = await views()
  const at = (host: string) => stored.find(({ url = '' }) => new URL(url).hostname === host)
  return { shop: at(SHOP), pay: at(PAY) }
}

describe('a checkout on another domain, in Chromium', () => {
  it.each(['link', 'post', 'get'])('is reached as one visitor in one session: %s', async (id) => {
    await page.click(`#${id}`)
    await page.waitForURL('**/checkout**')
    const { shop, pay } = await pageViews(2)
    expect([pay?.anonymousId, pay?.sessionId]).toEqual([shop?.anonymousId, shop?.sessionId])
  })

  it.each<[string, string, Parameters<Page['click']>[1]]>([
    ['a new tab', '#tab', {}],
    ['the middle button', '#link', { button: 'middle' }],
    ['the control key', '#link', { modifiers: ['ControlOrMeta'] }],
  ])('is reached as one visitor: %s', async (_, selector, how) => {
    const opened = context.waitForEvent('page')
    await page.click(selector, how)
    await (await opened).waitForURL('**/checkout**')
    const { shop, pay } = await pageViews(2)
    expect(pay?.anonymousId).toBe(shop?.anonymousId)
  })

  it('stays one visitor after the first page there', async () => {
    await page.click('#link')
    await page.waitForURL('**/checkout**')
    await pageViews(2)
    await page.goto(server.urlOf('/thanks', PAY))
    const { shop } = await pageViews(3)
    const visitors = (await server.stored()).map(({ anonymousId }) => anonymousId)
    expect(new Set(visitors)).toEqual(new Set([shop?.anonymousId]))
  })

  it('shows no parameter: not in the address, nor in the link, nor in any touchpoint', async () => {
    await page.click('#link')
    await page.waitForURL('**/checkout**')
    expect(await page.evaluate(() => [location.search, location.hash, history.state])).toEqual([
      '?cart=7',
      '#step-1',
      { key: 'router' },
    ])
    await page.goBack()
    expect(await page.getAttribute('#link', 'href')).not.toContain('_wm')
    await page.goto(server.urlOf('/thanks', PAY))
    await pageViews(3)
    expect(JSON.stringify(await server.stored())).not.toContain('_wm')
  })

  it('is another visitor where the browser tells no referrer', async () => {
    await page.click('#quiet')
    await page.waitForURL('**/checkout**')
    const { shop, pay } = await pageViews(2)
    expect([pay?.anonymousId === shop?.anonymousId, new URL(page.url()).search]).toEqual([
      false,
      '?cart=7',
    ])
  })

  it.each([
    [60, true],
    [121, false],
  ])('%i seconds after the click is reached as one visitor: %s', async (seconds, isOne) => {
    await page.addInitScript(`if (location.hostname === '${SHOP}') {
      const now = Date.now
      Date.now = () => now() - ${seconds * 1_000}
    }`)
    await page.goto(server.urlOf('/', SHOP))
    await page.click('#link')
    await page.waitForURL('**/checkout**')
    const { shop, pay } = await pageViews(3)
    expect(pay?.anonymousId === shop?.anonymousId).toBe(isOne)
  })

  it('tells no id to a host that is not on the list', async () => {
    const asked = page.waitForRequest((request) => new URL(request.url()).hostname === FOREIGN)
    await page.click('#foreign')
    expect((await asked).url()).toBe(server.urlOf('/', FOREIGN))
  })

  it('takes no id from a host that is not on the list', async () => {
    await page.goto(server.urlOf('/', FOREIGN))
    const asked = page.waitForRequest(/\/checkout/)
    await page.click('#link')
    expect((await asked).url()).toContain('_wm')
    await page.waitForURL('**/checkout**')
    await pageViews(3)
    const visitors = (await server.stored()).map(({ anonymousId }) => anonymousId)
    expect(new Set(visitors).size).toBe(3)
  })

  it.each([
    ['required', undefined],
    ['cookieless', undefined],
    ['not_required', 'denied'],
  ])('is told no id: %s, %s', async (mode, decision) => {
    consent = mode
    await page.goto(server.urlOf('/', SHOP))
    if (decision) await page.evaluate(`tracker.consent('${decision}')`)
    const asked = page.waitForRequest(/\/checkout/)
    await page.click('#link')
    expect((await asked).url()).not.toContain('_wm')
  })
})
