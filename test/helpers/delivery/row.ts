import type { DropReason, StoredTouchpoint } from '@waymark/protocol'
import { vi } from 'vitest'
import type { RunningBrowser, Tab, Visitor } from '../browsers/browser.ts'
import type { FaultyCollector, Ledger, SiteGate } from './collector-process.ts'
import type { Fault } from './fault.ts'
import { countHeld } from './held.ts'
import { type PageOptions, type Pages, servePages } from './pages.ts'

/** What became of the touchpoints a row made. */
export interface Verdict {
  made: number
  /** Distinct ones the collector has. */
  stored: number
  /** Not stored, but on the device still. */
  held: number
  /** Given up under a reason the collector learned of. */
  counted: number
  /** Stored more than once. */
  twice: number
  /** Neither stored, nor held, nor counted. */
  lost: number
  /** Of each stored one, how many times it came over the wire, on average. */
  copies: number
  /** From the end of the fault until everything was stored, in milliseconds, where a row says it. */
  recoveredMs?: number
}

/** The world of one row: a site, its pages, its visitor and its way to the collector. */
export interface RowWorld {
  readonly browser: RunningBrowser
  readonly siteId: string
  readonly gate: SiteGate
  readonly pages: Pages
  readonly visitor: Visitor
  /** Opens a page of the site in a new tab. */
  open(path?: string): Promise<Tab>
  /** Makes touchpoints in one task, and runs a script at its end, which may leave the page. */
  make(tab: Tab, count: number, then?: string): Promise<void>
  /** Says that the page itself makes so many. @returns The number of the first of them. */
  expectMade(count: number): number
  /** Waits until each touchpoint made so far is stored or counted. */
  settle(): Promise<void>
  /** Waits until the site's ledger is as wanted. */
  until(isReached: (ledger: Ledger) => boolean): Promise<Ledger>
  /** Ends a fault and waits until all is stored; keeps how long that took. */
  heal(): Promise<void>
  verdict(): Promise<Verdict>
}

/** Longer than the client waits for anything: its time-out and the longest pause a row sees. */
const PATIENCE = { timeout: 60_000, interval: 100 }

/** Touchpoints of a type. */
export function storedOf({ stored }: Ledger, type: string): StoredTouchpoint[] {
  return stored.filter((touchpoint) => touchpoint.type === type)
}

/** What envelopes that were stored reported as given up, each envelope once. */
export function dropsOf({ wire }: Ledger): Partial<Record<DropReason, number>> {
  const batches = new Map(
    wire.flatMap(({ isStored, batchId, drops }) => (isStored ? [[batchId, drops]] : [])),
  )
  const counts: Partial<Record<DropReason, number>> = {}
  for (const drops of batches.values()) {
    // Only the names of a drop report are in one.
    for (const reason of Object.keys(drops) as DropReason[]) {
      counts[reason] = (counts[reason] ?? 0) + (drops[reason] ?? 0)
    }
  }
  return counts
}

/** The numbers of the touchpoints `make()` made, as often as they are stored. */
function numbersIn(ledger: Ledger): number[] {
  return storedOf(ledger, 'made').map(({ props }) => Number(props?.n))
}

function countedIn(ledger: Ledger): number {
  return Object.values(dropsOf(ledger)).reduce((sum, count) => sum + count, 0)
}

/** Creates the world of a row; what is not said of its pages is as on any shop's. */
export async function createRowWorld(
  siteId: string,
  { browser, collector }: { browser: RunningBrowser; collector: FaultyCollector },
  pageOptions: Partial<PageOptions> = {},
): Promise<RowWorld & { close(): Promise<void> }> {
  const gate = await collector.gate(siteId)
  const pages = await servePages({ siteId, endpoint: gate.url, ...pageOptions })
  const visitor = await browser.visitor()
  let made = 0
  let recoveredMs: number | undefined
  let lastTab: Tab | undefined

  async function until(isReached: (ledger: Ledger) => boolean): Promise<Ledger> {
    let ledger = await gate.ledger()
    await vi.waitUntil(async () => {
      ledger = await gate.ledger()
      return isReached(ledger)
    }, PATIENCE)
    return ledger
  }
  async function settle(): Promise<void> {
    await until((ledger) => new Set(numbersIn(ledger)).size + countedIn(ledger) >= made)
  }

  return {
    browser,
    siteId,
    gate,
    pages,
    visitor,
    until,
    settle,
    async open(path = '/a') {
      lastTab = await visitor.open(pages.url + path)
      return lastTab
    },
    expectMade(count) {
      made += count
      return made - count
    },
    async make(tab, count, then) {
      const from = made
      made += count
      const making = tab.evaluate(`make(${from}, ${made}); ${then ?? ''}; undefined`)
      // A page that is left has no answer.
      await (then === undefined ? making : making.catch(() => {}))
    },
    async heal() {
      await gate.setFault({ kind: 'none' })
      const healedAt = Date.now()
      await settle()
      recoveredMs = Date.now() - healedAt
    },
    async verdict() {
      const ledger = await gate.ledger()
      const numbers = numbersIn(ledger)
      const stored = new Set(numbers)
      const missing = Array.from({ length: made }, (_, n) => n).filter((n) => !stored.has(n))
      const counted = countedIn(ledger)
      const held = missing.length > counted ? await countHeld(lastTab, missing) : 0
      const ids = new Set(ledger.stored.map(({ id }) => id))
      const sent = ledger.wire.flatMap(({ touchpointIds }) => touchpointIds)
      return {
        made,
        stored: stored.size,
        held,
        counted,
        twice: numbers.length - stored.size,
        lost: Math.max(0, missing.length - counted - held),
        copies: sent.filter((id) => ids.has(id)).length / Math.max(1, ids.size),
        ...(recoveredMs !== undefined && { recoveredMs }),
      }
    },
    async close() {
      await visitor.close()
      pages.close()
    },
  }
}

/** Waits out a fault that has a length, such as an outage of ten seconds. */
export function lastFor(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}

/** Sets a fault for as long as `during` takes. */
export async function withFault(row: RowWorld, fault: Fault, during: () => Promise<unknown>) {
  await row.gate.setFault(fault)
  await during()
  await row.heal()
}
