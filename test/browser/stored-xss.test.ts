import { memoryStore } from '@waymark/collector'
import { type RunningCollector, serve } from '@waymark/collector/node'
import { classifyChannel, createReport } from '@waymark/journey'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../helpers/envelope.ts'
import { describeInChromium } from '../helpers/in-chromium.ts'

// What strangers recorded, looked at in a real browser by who may look.

const OUTSIDE = 'http://outside.test'

/** Ways out of where a text is put: of an element, an attribute, a block, a comment. */
const BREAKOUTS = [
  '',
  '">',
  "'>",
  '"/>',
  '</title>',
  '</style>',
  '</script>',
  '</textarea>',
  '</svg>',
  '</table>',
  '-->',
  '<!--',
  ']]>',
  '&quot;&gt;',
  '\\"',
  '`',
  '" ',
  "' ",
  '\u0000',
  '\u2028',
]

/** What would run, ask outside or complain once it is out. */
const VECTORS = [
  '<script>alert(1)</script>',
  '<ScRiPt>alert(1)</sCrIpT>',
  `<script src="${OUTSIDE}/a.js"></script>`,
  '<img src=x onerror=alert(1)>',
  `<img src="${OUTSIDE}/a.png">`,
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<body onload=alert(1)>',
  `<iframe src="${OUTSIDE}/"></iframe>`,
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  `<link rel=stylesheet href="${OUTSIDE}/a.css">`,
  `<style>@import "${OUTSIDE}/b.css"</style>`,
  `<div style="background:url(${OUTSIDE}/c.png)">x</div>`,
  '<details open ontoggle=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  `<meta http-equiv=refresh content="0;url=${OUTSIDE}/">`,
  `<base href="${OUTSIDE}/">`,
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  `<object data="${OUTSIDE}/"></object>`,
  `<form action="${OUTSIDE}/"><button autofocus>x</button></form>`,
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'onmouseover=alert(1) autofocus onfocus=alert(1) x=',
  'https://shop.example/"onfocus="alert(1)"autofocus="',
]

const PAYLOADS = BREAKOUTS.flatMap((out) => VECTORS.map((vector) => `${out}${vector}`))
/** Pages for people; other answers are JSON. */
const PAGES = [
  '/',
  '/map',
  '/map/stages',
  '/map/live?pause',
  ...[0, 1, 2, 3, 4].map((i) => `/map/visitors/v${i}`),
]

const PHONE_WIDTH = 390
const PER_VISITOR = 100
const PER_BATCH = 50

describeInChromium(`${PAYLOADS.length} hostile texts in every field`, (browser) => {
  let collector: RunningCollector

  beforeAll(async () => {
    collector = await serve({
      port: 0,
      collector: {
        sink: memoryStore(),
        sites: { shop: { origins: ['https://shop.example'] } },
        channel: classifyChannel,
        report: createReport(),
        limits: { address: false, site: false },
      },
    })
    const touchpoints = PAYLOADS.map((text, i) =>
      aTouchpoint({
        id: `t${i}`,
        occurredAt: Date.now() - 3_600_000 + i,
        type: i % 7 === 6 ? 'purchase' : 'page_view',
        url: `https://shop.example/${text}?utm_source=${encodeURIComponent(text)}`,
        referrer: `https://elsewhere.example/${text}`,
        title: text,
        coupon: text.slice(0, 64),
        currency: 'EUR',
        value: 1,
        items: [{ item_id: text, item_name: text, item_category: text, price: 1 }],
        props: { [text]: text, nested: { text: [text] } },
        stage: { stage: 'decision', kind: 'cart', confidence: 1, reason: text, ruleVersion: text },
      }),
    )
    for (let start = 0; start < touchpoints.length; start += PER_BATCH) {
      const envelope = anEnvelope({
        batchId: `b${start}`,
        anonymousId: `v${Math.floor(start / PER_VISITOR)}`,
        context: { sdk: PAYLOADS[start] ?? '' },
        touchpoints: touchpoints.slice(start, start + PER_BATCH),
      })
      const answer = await fetch(`${collector.url}/v1/batch`, {
        method: 'POST',
        body: JSON.stringify(envelope),
      })
      // What is no touchpoint by these texts is a dead letter, which is looked at, too.
      expect(answer.status).toBeLessThan(300)
    }
  }, 60_000)
  afterAll(() => collector?.close())

  /** What went wrong while a page was looked at. */
  async function incidentsOn(page: Page, path: string): Promise<string[]> {
    const incidents: string[] = []
    page.on('dialog', (dialog) => {
      incidents.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(collector.url)) incidents.push(`asked ${request.url()}`)
    })
    page.on('console', (message) => incidents.push(`console ${message.text()}`))
    page.on('pageerror', (error) => incidents.push(`error ${error.message}`))
    page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith(collector.url)) incidents.push(`went to ${frame.url()}`)
    })
    const answer = await page.goto(`${collector.url}${path}`, { waitUntil: 'load' })
    expect(answer?.status()).toBe(200)
    // Hovering, focussing and opening what is there, as somebody who looks would.
    await page.keyboard.press('Tab')
    for (const summary of (await page.locator('summary').all()).slice(0, 5)) await summary.click()
    return incidents
  }

  it('are all stored, or kept as what was refused', async () => {
    const rows = await Promise.all(
      ['v0', 'v1', 'v2', 'v3', 'v4'].map(async (id) =>
        (await fetch(`${collector.url}/v1/admin/visitors/${id}/export`)).text(),
      ),
    )
    expect(rows.join('').trimEnd().split('\n')).toHaveLength(PAYLOADS.length)
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(500)
  })

  it('would be noticed on a page that does not escape them', async () => {
    const page = await browser.newPage()
    await page.route('**/careless', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html>${PAYLOADS[3]}${PAYLOADS[4]}`,
      }),
    )
    const incidents = await incidentsOn(page, '/careless')
    await page.close()
    expect(incidents).toContain('dialog 1')
    expect(incidents).toContain(`asked ${OUTSIDE}/a.png`)
  })

  it.each([
    ...PAGES,
    '/v1/admin/dead-letters?limit=1000',
    '/v1/admin/visitors/v0',
    '/v1/health/loss',
  ])('open no dialog, ask nobody and break no policy on %s', async (path) => {
    const page = await browser.newPage()
    try {
      expect(await incidentsOn(page, path)).toEqual([])
    } finally {
      await page.close()
    }
  })

  it.each(PAGES)('make %s no wider than a phone', async (path) => {
    const page = await browser.newPage({ viewport: { width: PHONE_WIDTH, height: 844 } })
    try {
      await page.goto(`${collector.url}${path}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE_WIDTH)
    } finally {
      await page.close()
    }
  })

  it('leave the hint to scroll where a chart is wider than its box, and only there', async () => {
    const page = await browser.newPage({ viewport: { width: PHONE_WIDTH, height: 844 } })
    try {
      const hint = page.locator('.scroll-hint').first()
      await page.goto(`${collector.url}/map`)
      expect(await hint.isVisible()).toBe(true)
      await page.setViewportSize({ width: 1_280, height: 844 })
      expect(await hint.isVisible()).toBe(false)
    } finally {
      await page.close()
    }
  })
})
