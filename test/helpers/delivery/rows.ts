import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BrowserName } from '../../../scripts/browsers.mjs'
import type { RunningBrowser } from '../browsers/browser.ts'
import { isThere, STARTERS } from '../browsers/starters.ts'
import { ensureBuild } from '../ensure-build.ts'
import { type FaultyCollector, startFaultyCollector } from './collector-process.ts'
import type { PageOptions } from './pages.ts'
import { createRowWorld, type RowWorld } from './row.ts'
import type { Verdict } from './site.ts'
import { printTable, type TableLine } from './table.ts'

/** One situation touchpoints are in. */
export interface Row {
  name: string
  /** How its pages differ from those of any shop. */
  page?: Partial<PageOptions>
  /** Makes touchpoints and brings about what happens to them. @returns What it measured besides. */
  run(row: RowWorld): Promise<unknown>
  /** What becomes of them, unless all are stored. */
  expected?: (verdict: Verdict) => Partial<Verdict>
  /** Where it cannot run, and why, which is printed. @defaultValue nowhere */
  except?: Readonly<Partial<Record<BrowserName, string>>>
}

/** Rows that run at once: most of their time is spent waiting. */
const ROWS_AT_ONCE = 20
const ROW_TIMEOUT_MS = 120_000

/** What holds in every row. */
const UNHARMED: Partial<Verdict> = { lost: 0, twice: 0, thrown: [], preflightCount: 0 }
const allStored = ({ made }: Verdict): Partial<Verdict> => ({ stored: made, counted: 0 })

let siteCount = 0

/** What became of a row, and why it did not come to its end where it did not. */
interface Outcome {
  line: TableLine
  error?: unknown
}

async function runRow(
  row: Row,
  world: { browser: RunningBrowser; collector: FaultyCollector },
): Promise<Outcome> {
  const siteId = `row-${process.pid}-${siteCount++}`
  const site = await createRowWorld(siteId, world, row.page)
  const { name } = world.browser
  try {
    const note = `${(await row.run(site)) ?? ''}`
    return { line: { row: row.name, browser: name, verdict: await site.verdict(), note } }
  } catch (error) {
    // The table says how far it came.
    const note = `not finished: ${error instanceof Error ? error.message : error}`
    return { line: { row: row.name, browser: name, verdict: await site.verdict(), note }, error }
  } finally {
    await site.close()
  }
}

/**
 * Describes rows as tests, in each browser that is there: every touchpoint of a row is stored,
 * unless the row says otherwise, none is stored twice, nothing is thrown at its pages, and no
 * request asks first. Prints the table of a browser at its end.
 */
export function describeRows(
  title: string,
  rows: readonly Row[],
  names: readonly BrowserName[] = ['chromium', 'firefox', 'webkit'],
): void {
  vi.setConfig({ maxConcurrency: ROWS_AT_ONCE })
  for (const name of names) describeRowsIn(name, title, rows)
}

function describeRowsIn(name: BrowserName, title: string, rows: readonly Row[]): void {
  describe.skipIf(!isThere(name)).concurrent(`${title} in ${name}`, () => {
    const lines: TableLine[] = []
    let browser: RunningBrowser
    let collector: FaultyCollector

    beforeAll(async () => {
      await ensureBuild()
      collector = await startFaultyCollector()
      browser = await STARTERS[name]()
    })
    afterAll(async () => {
      await browser?.close()
      await collector?.close()
      printTable(title, lines)
    })

    for (const row of rows) {
      const { except = {}, expected = allStored } = row
      const reason = except[name]
      if (reason) console.warn(`skipped: ${row.name}, in ${name}, as ${reason}`)
      it.skipIf(reason)(row.name, { timeout: ROW_TIMEOUT_MS }, async () => {
        const { line, error } = await runRow(row, { browser, collector })
        lines.push(line)
        if (error) throw error
        const { verdict } = line
        expect(verdict).toMatchObject({ ...UNHARMED, ...expected(verdict) })
      })
    }
  })
}
