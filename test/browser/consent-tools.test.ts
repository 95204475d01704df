import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { namesOnDevice } from '../helpers/device-storage.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { type PageServer, startPageServer } from '../helpers/page-server.ts'

// Consent tools of the documented shapes on pages with the script tag, in a real browser: what the
// visitor presses there is all that decides.

const DEVICE = ['waymark_shop', 'waymark-shop']

interface ToolPage {
  /** What stands above the tag. */
  above: string
  /** What the page does once it has loaded, as tools do that come late. */
  late: string
}

const GTAG = `window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments) }
  gtag('consent', 'default', { analytics_storage: 'denied', ad_storage: 'denied', wait_for_update: 500 });`
const GTAG_CHOICE = `window.choose = (isGranted) => gtag('consent', 'update', {
  analytics_storage: isGranted ? 'granted' : 'denied', ad_storage: 'denied' });`

const TCF_STUB = `(() => {
  const queue = [];
  window.__tcfapi = (...args) => {
    if (!args.length) return queue;
    if (args[0] === 'ping') args[2]({ cmpLoaded: false, cmpStatus: 'stub', apiVersion: '2.2' }, true);
    else queue.push(args);
  };
})();`
const TCF_TOOL = `(() => {
  const waiting = window.__tcfapi ? window.__tcfapi() : [];
  const listeners = [];
  let answer;
  function tcData(listenerId) {
    const eventStatus = answer === undefined ? 'cmpuishown' : 'useractioncomplete';
    const consents = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((id) => [id, answer === true]));
    return { tcString: 'C', cmpStatus: 'loaded', gdprApplies: true, listenerId, eventStatus,
      purpose: { consents, legitimateInterests: {} }, vendor: { consents: {} } };
  }
  window.__tcfapi = (command, version, callback, parameter) => {
    if (command === 'addEventListener') callback(tcData(listeners.push(callback) - 1), true);
    if (command === 'removeEventListener') callback(delete listeners[parameter], true);
  };
  for (const call of waiting) window.__tcfapi(...call);
  window.choose = (isGranted) => {
    answer = isGranted;
    listeners.forEach((callback, listenerId) => callback(tcData(listenerId), true));
  };
})();`

const SHOPIFY = 'var Shopify = Shopify || {}; Shopify.shop = "tea.myshopify.com";'
const SHOPIFY_FEATURES = `
  Shopify.loadFeatures = (features, callback) => queueMicrotask(() => {
    let analytics = '';
    Shopify.customerPrivacy = {
      analyticsProcessingAllowed: () => analytics === 'yes',
      currentVisitorConsent: () => ({ analytics, marketing: '', preferences: '', sale_of_data: '' }),
      setTrackingConsent(consent) {
        analytics = consent.analytics ? 'yes' : 'no';
        const detail = { analyticsAllowed: consent.analytics, marketingAllowed: false };
        document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail }));
      },
    };
    callback();
  });
  window.choose = (isGranted) => Shopify.customerPrivacy.setTrackingConsent({ analytics: isGranted });`

const PAGES: Record<string, ToolPage> = {
  google: { above: GTAG + GTAG_CHOICE, late: '' },
  'google, late': { above: '', late: GTAG + GTAG_CHOICE },
  tcf: { above: TCF_STUB, late: TCF_TOOL },
  'tcf, late': { above: '', late: TCF_TOOL },
  shopify: { above: SHOPIFY + SHOPIFY_FEATURES, late: '' },
  'shopify, late': { above: '', late: SHOPIFY + SHOPIFY_FEATURES },
}
const NAMES = Object.keys(PAGES)

let browser: Browser
let server: PageServer
let context: BrowserContext
let page: Page
let requestCount: number

function html({ searchParams }: URL, collectorUrl: string): string {
  const { above = '', late = '' } = PAGES[searchParams.get('tool') ?? ''] ?? {}
  const consent = searchParams.get('consent')
  return `<!doctype html><html lang="en"><title>Tea</title><script>${above}</script>
<script>window.waymark=window.waymark||function(){(waymark.q=waymark.q||[]).push(arguments)}</script>
<script defer src="${collectorUrl}/waymark.js" data-site="shop" data-vitals="off"
  data-consent="${consent}" data-consent-tools="google tcf shopify"></script>
<script type="text/plain" id="late">${late}</script>`
}

/** Opens a page, and lets its tool come late where it does. */
async function open(tool: string, consent: string): Promise<void> {
  const tools = page.waitForResponse(/consent-tools\.js/)
  await page.goto(server.urlOf(`/?tool=${encodeURIComponent(tool)}&consent=${consent}`))
  await tools
  // A script of its own, so that what it declares is global.
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = document.getElementById('late')?.textContent ?? ''
    document.head.append(script)
  })
  await page.waitForFunction('window.choose && (!window.Shopify || Shopify.customerPrivacy)')
}

const choose = (isGranted: boolean) => page.evaluate(`choose(${isGranted})`)
const flush = () => page.evaluate(`waymark('flush')`)
const typesStored = async () => (await server.stored()).map(({ type }) => type)

async function waitForDevice(names: readonly string[]): Promise<void> {
  await vi.waitUntil(async () => `${await namesOnDevice(page)}` === `${names}`, 10_000)
}

beforeAll(async () => {
  await ensureBuild()
  browser = await launchChromium()
})
afterAll(() => browser?.close())

beforeEach(async () => {
  server = await startPageServer({ html })
  context = await browser.newContext()
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  requestCount = 0
  page.on('request', (request) => {
    if (request.url().includes('/v1/')) requestCount++
  })
})
afterEach(async () => {
  await context.close()
  await server.close()
})

describe.each(NAMES)('a page with %s, required', (tool) => {
  it('sends and stores nothing before the grant, and then what was held', async () => {
    await open(tool, 'required')
    await page.evaluate(`waymark('track', 'held_back')`)
    await flush()
    expect([requestCount, await namesOnDevice(page)]).toEqual([0, []])
    const grantedAt = Date.now()
    await choose(true)
    await flush()
    const stored = await server.stored()
    expect(stored.map(({ type, consent }) => [type, consent])).toEqual([
      ['page_view', 'granted'],
      ['held_back', 'granted'],
    ])
    expect(Math.max(...stored.map(({ occurredAt }) => occurredAt))).toBeLessThanOrEqual(grantedAt)
    await waitForDevice(DEVICE)
  })

  it('sends and stores nothing when the visitor declines', async () => {
    await open(tool, 'required')
    await choose(false)
    await page.evaluate(`waymark('track', 'never')`)
    await flush()
    expect([requestCount, await namesOnDevice(page)]).toEqual([0, []])
  })

  it('forgets the visitor when the grant is withdrawn', async () => {
    await open(tool, 'required')
    await choose(true)
    await flush()
    await waitForDevice(DEVICE)
    await choose(false)
    await page.evaluate(`waymark('track', 'never')`)
    await flush()
    await waitForDevice([])
    expect(await typesStored()).toEqual(['page_view'])
  })
})

describe.each(NAMES)('a page with %s, cookieless', (tool) => {
  it('sends, but stores nothing before the grant', async () => {
    await open(tool, 'cookieless')
    await flush()
    expect([await typesStored(), await namesOnDevice(page)]).toEqual([['page_view'], []])
    await choose(true)
    await waitForDevice(DEVICE)
  })

  it('sends nothing more once the visitor declines', async () => {
    await open(tool, 'cookieless')
    await flush()
    await choose(false)
    await page.evaluate(`waymark('track', 'never')`)
    await flush()
    expect([await typesStored(), await namesOnDevice(page)]).toEqual([['page_view'], []])
  })
})

describe.each(NAMES)('a page with %s, not required', (tool) => {
  it('sends and stores until the visitor declines', async () => {
    await open(tool, 'not_required')
    await flush()
    await waitForDevice(DEVICE)
    await choose(false)
    await page.evaluate(`waymark('track', 'never')`)
    await flush()
    await waitForDevice([])
    expect(await typesStored()).toEqual(['page_view'])
  })
})
