import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { BROWSER_NAMES, type BrowserName } from '../../scripts/browsers.mjs'
import { startBare } from '../helpers/browsers/bare.ts'
import { isThere } from '../helpers/browsers/starters.ts'
import {
  type FaultyCollector,
  type Ledger,
  startFaultyCollector,
} from '../helpers/delivery/collector-process.ts'
import { createSite, lastFor, type Site, storedOf } from '../helpers/delivery/site.ts'
import { printTable, type TableLine } from '../helpers/delivery/table.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'

// What a crash leaves: every process of an undriven browser is killed while the collector is down,
// and the profile opened again on another page of the origin.

const MADE = 40
/** Part of what was made that may be lost, by browser. */
const ALLOWED_LOSS: Readonly<Record<BrowserName, number>> = {
  chromium: 0,
  firefox: 0,
  webkit: 0.05,
}
/**
 * Longer than a page waits before it takes over what another one left: for the end of a lease,
 * which is up to 15 s off, and 10 s more until it looks again.
 */
const ADOPTION_MS = 40_000
/** Of all browsers together: each row runs a whole one, twice, but mostly waits. */
const ROWS_AT_ONCE = 5
/** Two starts of a browser, and the wait between. */
const CRASH_TIMEOUT_MS = 120_000

/** Pages that make touchpoints by themselves, and tell in the same task. */
const MAKE_AND_TELL = `
function makeAndTell() { make(0, ${MADE}); tell('made') }
addEventListener('load', function () {
  if (location.pathname === '/open') setTimeout(makeAndTell, 1000)
  if (location.pathname === '/first') setTimeout(makeAndTell)
})`

/** A moment to be killed at. */
interface Crash {
  /** `open`: has been for a while. `first`: the very first one, whose database is being made. */
  page: 'open' | 'first'
  /** After the last touchpoint. */
  delayMs: number
}

const HELD: readonly Crash[] = [50, 500, 2_000].map((delayMs) => ({ page: 'open', delayMs }))
/** What may be lost: measured and printed. */
const MEASURED: readonly Crash[] = [
  { page: 'open', delayMs: 0 },
  { page: 'first', delayMs: 50 },
]

let collector: FaultyCollector
let directory: string
const lines: TableLine[] = []

/** How the visitor's ids of before and after the crash hang together. */
function describeVisitor(ledger: Ledger): string {
  const before = new Set(storedOf(ledger, 'made').map(({ anonymousId }) => anonymousId))
  const pageViews = storedOf(ledger, 'page_view')
  const after = pageViews.find(({ url }) => url?.endsWith('/after'))?.anonymousId ?? 'none'
  const joined = storedOf(ledger, 'alias').flatMap(({ props, anonymousId }) => [
    `${props?.previousId}`,
    anonymousId,
  ])
  if (before.has(after)) return 'one visitor'
  return joined.includes(after) ? 'two ids, joined by an alias' : 'two visitors'
}

let crashCount = 0

async function crash(name: BrowserName, { page, delayMs }: Crash): Promise<TableLine> {
  const siteId = `crash-${name}-${crashCount++}`
  const site = await createSite(siteId, collector, { early: MAKE_AND_TELL })
  const profile = join(directory, siteId)
  await site.gate.setFault({ kind: 'refused' })
  site.expectMade(MADE)
  const killed = startBare(name, profile, `${site.pages.url}/${page}`)
  await site.pages.told('made')
  if (delayMs > 0) await lastFor(delayMs)
  await killed.kill()
  await site.gate.setFault({ kind: 'none' })
  const reopened = startBare(name, profile, `${site.pages.url}/after`)
  try {
    await adopted(site)
    const note = describeVisitor(await site.gate.ledger())
    const verdict = await site.verdict()
    return {
      row: `${page} page, killed ${delayMs} ms after the last`,
      browser: name,
      verdict,
      note,
    }
  } finally {
    await reopened.kill()
    site.close()
  }
}

/** Waits until all are stored, or until a page has had the time to take over what is there. */
async function adopted(site: Site): Promise<void> {
  await site.until((ledger) =>
    storedOf(ledger, 'page_view').some(({ url }) => url?.endsWith('/after')),
  )
  const isAdopted = async () => {
    const ledger = await site.gate.ledger()
    const isStored = storedOf(ledger, 'made').length >= MADE
    return isStored && describeVisitor(ledger) !== 'two visitors'
  }
  await vi.waitUntil(isAdopted, { timeout: ADOPTION_MS, interval: 100 }).catch(() => {})
}

// Not in a hook: Vitest reads both before the first one.
vi.setConfig({ maxConcurrency: ROWS_AT_ONCE, testTimeout: CRASH_TIMEOUT_MS })

beforeAll(async () => {
  await ensureBuild()
  collector = await startFaultyCollector()
  directory = mkdtempSync(join(tmpdir(), 'waymark-crash-'))
})
afterAll(async () => {
  await collector?.close()
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  printTable('crash', lines)
})

describe.concurrent.each(BROWSER_NAMES)('a crash of %s', (name) => {
  describe.skipIf(!isThere(name))('with the collector down', () => {
    // Another process of the machine may hold up the browser for as long as fifty milliseconds.
    it.each(HELD)('$delayMs ms after the last touchpoint loses none', { retry: 2 }, async (at) => {
      const line = await crash(name, at)
      lines.push(line)
      const { lost, twice } = line.verdict
      expect(twice).toBe(0)
      expect(lost / MADE).toBeLessThanOrEqual(ALLOWED_LOSS[name])
      expect(line.note).not.toBe('two visitors')
    })

    it.each(MEASURED)('$delayMs ms into the $page page stores none twice', async (at) => {
      const line = await crash(name, at)
      lines.push(line)
      expect(line.verdict.twice).toBe(0)
    })
  })
})
