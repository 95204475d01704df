import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../../scripts/browsers.mjs'
import {
  type FaultyCollector,
  startFaultyCollector,
} from '../helpers/delivery/collector-process.ts'
import { ownAnswer } from '../helpers/delivery/fault.ts'
import { createSite, storedOf } from '../helpers/delivery/site.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'

// What a browser's profile does to touchpoints: no room left in it, and a session restored from it.

/** Fills what is left of the origin's quota. @returns What the browser said at last. */
const FILL_UP = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('ballast')
  opening.onupgradeneeded = () => opening.result.createObjectStore('ballast', { autoIncrement: true })
  opening.onerror = () => resolve(opening.error.name)
  opening.onsuccess = () => {
    const putting = opening.result.transaction('ballast', 'readwrite')
    putting.objectStore('ballast').put(new Uint8Array(1e6))
    putting.onabort = () => resolve(putting.error.name)
    putting.oncomplete = () => resolve('there was room')
  }
})`

const hasChromium = findChromium() !== undefined
if (!hasChromium) console.warn('skipped: full and restored profiles, as there is no Chromium')

describe.skipIf(!hasChromium)('a profile of Chromium', () => {
  let collector: FaultyCollector
  let profile: string
  let browser: Browser | undefined
  let siteCount = 0

  /** One of its own for every try, which so finds nothing of the one before. */
  const aSiteId = () => `profile-${siteCount++}`

  function start(): Promise<Browser> {
    return puppeteer.launch({
      executablePath: findChromium() ?? 'chromium',
      userDataDir: profile,
      args: ['--no-sandbox', '--disable-gpu', '--restore-last-session'],
    })
  }

  beforeAll(async () => {
    await ensureBuild()
    collector = await startFaultyCollector()
    profile = mkdtempSync(join(tmpdir(), 'waymark-profile-'))
  })
  afterAll(async () => {
    await browser?.close()
    await collector?.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  const make = (page: Page, from: number, to: number) =>
    page.evaluate(`make(${from}, ${to}); undefined`)

  it('that is full loses nothing of a page that stays open', async () => {
    browser ??= await start()
    const site = await createSite(aSiteId(), collector)
    const page = await browser.newPage()
    const session = await page.createCDPSession()
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.pages.url, quotaSize: 1 })
    await page.goto(`${site.pages.url}/a`)
    const complaint = await page.evaluate(FILL_UP)
    site.expectMade(20)
    await site.gate.setFault(ownAnswer(503))
    await make(page, 0, 20)
    await site.until(({ wire }) => wire.some(({ status }) => status === 503))
    await site.heal()
    const { stored, lost, twice, thrown } = await site.verdict()
    await page.close()
    site.close()
    expect({ complaint, stored, lost, twice, thrown }).toEqual({
      complaint: 'QuotaExceededError',
      stored: 20,
      lost: 0,
      twice: 0,
      thrown: [],
    })
  })

  it('that restores its session brings the same visitor back, in the same session', async () => {
    browser ??= await start()
    const site = await createSite(aSiteId(), collector)
    const page = await browser.newPage()
    await page.goto(`${site.pages.url}/a`)
    await site.until((ledger) => storedOf(ledger, 'page_view').length === 1)
    await browser.close()
    browser = await start()
    const ledger = await site.until(({ stored }) => stored.length === 2)
    site.close()
    const visitors = ledger.stored.map(
      ({ anonymousId, sessionId }) => `${anonymousId}/${sessionId}`,
    )
    expect([storedOf(ledger, 'page_view').length, new Set(visitors).size]).toEqual([2, 1])
  })
})
