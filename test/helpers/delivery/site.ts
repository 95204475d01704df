import type { DropReason, StoredTouchpoint } from '@waymark/protocol'
import type { Tab } from '../browsers/browser.ts'
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
  /** What reached the pages' own error listeners. */
  thrown: readonly string[]
  /** Requests that asked whether they may be made. */
  preflightCount: number
  /**
   * From the end of the fault until everything was stored, in milliseconds, where a row says it.
   */
  recoveredMs?: number
}

/** One site: its pages, its way to the collector, and a count of the touchpoints made on it. */
export interface Site {
  readonly siteId: string
  readonly gate: SiteGate
  readonly pages: Pages
  /** Says that so many more are made. @returns The number of the first of them. */
  expectMade(count: number): number
  /** Waits until each touchpoint made so far is stored or counted. */
  settle(): Promise<void>
  /** Waits until the site's ledger is as wanted. */
  until(isReached: (ledger: Ledger) => boolean): Promise<Ledger>
  /** Ends a fault and waits until all is stored; keeps how long that took. */
  heal(): Promise<void>
  /** @param tabs - Where to look for what is held; one that is open is enough. */
  verdict(tabs?: readonly Tab[]): Promise<Verdict>
  close(): void
}

/** Longer than the client waits for anything: its time-out and the longest pause a row sees. */
const PATIENCE_MS = 60_000
const LOOK_AGAIN_MS = 100

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

/** Creates a site; what is not said of its pages is as on any shop's. */
export async function createSite(
  siteId: string,
  collector: FaultyCollector,
  pageOptions: Partial<PageOptions> = {},
): Promise<Site> {
  const gate = await collector.gate(siteId)
  const pages = await servePages({ siteId, endpoint: gate.url, ...pageOptions })
  let made = 0
  let recoveredMs: number | undefined

  async function until(isReached: (ledger: Ledger) => boolean): Promise<Ledger> {
    // Not Vitest's, as benchmarks wait too.
    for (const startedAt = Date.now(); Date.now() - startedAt < PATIENCE_MS; ) {
      const ledger = await gate.ledger()
      if (isReached(ledger)) return ledger
      await lastFor(LOOK_AGAIN_MS)
    }
    throw new Error('Timed out: what the row waits for did not come about')
  }
  async function settle(): Promise<void> {
    await until((ledger) => new Set(numbersIn(ledger)).size + countedIn(ledger) >= made)
  }

  return {
    siteId,
    gate,
    pages,
    until,
    settle,
    expectMade(count) {
      made += count
      return made - count
    },
    async heal() {
      await gate.setFault({ kind: 'none' })
      const healedAt = Date.now()
      await settle()
      recoveredMs = Date.now() - healedAt
    },
    async verdict(tabs = []) {
      const ledger = await gate.ledger()
      const numbers = numbersIn(ledger)
      const stored = new Set(numbers)
      const missing = Array.from({ length: made }, (_, n) => n).filter((n) => !stored.has(n))
      const counted = countedIn(ledger)
      const held = missing.length > counted ? await countHeld(tabs, missing) : 0
      const ids = new Set(ledger.stored.map(({ id }) => id))
      const sent = ledger.wire.flatMap(({ touchpointIds }) => touchpointIds)
      return {
        made,
        stored: stored.size,
        held,
        counted,
        twice: numbers.length - stored.size,
        lost: Math.max(0, missing.length - counted - held),
        thrown: [...pages.thrown],
        preflightCount: ledger.preflightCount,
        copies: sent.filter((id) => ids.has(id)).length / Math.max(1, ids.size),
        ...(recoveredMs !== undefined && { recoveredMs }),
      }
    },
    close: pages.close,
  }
}

/** Waits out a fault that has a length, such as an outage of ten seconds. */
export function lastFor(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}

/** Sets a fault for as long as `during` takes. */
export async function withFault(site: Site, fault: Fault, during: () => Promise<unknown>) {
  await site.gate.setFault(fault)
  await during()
  await site.heal()
}
