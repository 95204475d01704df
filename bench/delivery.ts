import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { BROWSER_NAMES, findBrowser } from '../scripts/browsers.mjs'
import { ensureBuilt } from '../scripts/build.mjs'
import { LEAVING_ROWS } from '../test/browser/rows/leaving.ts'
import type { RunningBrowser } from '../test/helpers/browsers/browser.ts'
import { STARTERS } from '../test/helpers/browsers/starters.ts'
import { startFaultyCollector } from '../test/helpers/delivery/collector-process.ts'
import { type Fault, ownAnswer } from '../test/helpers/delivery/fault.ts'
import type { PageOptions } from '../test/helpers/delivery/pages.ts'
import { createRowWorld, type RowWorld } from '../test/helpers/delivery/row.ts'
import { lastFor, storedOf } from '../test/helpers/delivery/site.ts'

// What delivery shows by the clock, one thing after the other in each browser that is there: what
// takes too long for a test, and what says too little on a machine with other things to do.

const STEADY_COUNT = 1_000
const OUTAGE_MS = 10_000
const RECOVERY_MS = 5_000
const OUTAGE_REQUESTS = 5
/** One copy of each touchpoint, and a tenth of one more. */
const WALK_COPIES = 1.1
/** Time in which second copies come. */
const COPIES_MS = 20_000

interface Figure {
  measured: string
  budget: string
  isWithin: boolean
}

interface Trial {
  what: string
  page?: Partial<PageOptions>
  run(row: RowWorld): Promise<Figure>
}

/** Makes touchpoints one by one, each in a task of its own. */
async function makeSteadily(row: RowWorld, count: number, perSecond: number): Promise<void> {
  const tab = await row.open()
  for (let made = 0; made < count; made += perSecond) {
    const from = row.expectMade(perSecond)
    // A second at a time: drivers wait no longer than half a minute for an answer.
    await tab.evaluate(`new Promise((resolve) => {
      let n = ${from}
      const timer = setInterval(() => {
        make(n, ++n)
        if (n === ${from + perSecond}) resolve(clearInterval(timer))
      }, ${1_000 / perSecond})
    }).then(() => true)`)
  }
  await row.settle()
}

async function toFigure(row: RowWorld, maxCopies: number): Promise<Figure> {
  const { made, lost, twice, copies } = await row.verdict()
  return {
    measured: `${lost} of ${made} lost, ${twice} twice, ${copies.toFixed(2)} on the wire`,
    budget: `0 lost, 0 twice, ${maxCopies.toFixed(2)}`,
    isWithin: lost === 0 && twice === 0 && copies <= maxCopies,
  }
}

const steady = (perSecond: number): Trial => ({
  what: `${STEADY_COUNT} touchpoints at ${perSecond}/s`,
  async run(row) {
    await makeSteadily(row, STEADY_COUNT, perSecond)
    return toFigure(row, 1)
  },
})

const outage = (what: string, fault: Fault): Trial => ({
  what: `${what} for 10 s, 100 touchpoints, then an idle page`,
  async run(row) {
    const tab = await row.open()
    await row.until((ledger) => storedOf(ledger, 'page_view').length > 0)
    const before = (await row.gate.ledger()).wire.length
    await row.gate.setFault(fault)
    await row.make(tab, 100)
    await lastFor(OUTAGE_MS)
    const requestCount = (await row.gate.ledger()).wire.length - before
    await row.heal()
    const { lost, recoveredMs = Number.NaN } = await row.verdict()
    return {
      measured: `${lost} lost, ${(recoveredMs / 1_000).toFixed(1)} s, ${requestCount} requests`,
      budget: `0 lost, ${RECOVERY_MS / 1_000} s, ${OUTAGE_REQUESTS} requests`,
      isWithin: lost === 0 && recoveredMs <= RECOVERY_MS && requestCount <= OUTAGE_REQUESTS,
    }
  },
})

function walk(answerAfterMs: number): Trial {
  const row = LEAVING_ROWS.find(({ name }) => name === 'twenty pages in a row are left at once')
  if (!row) throw new Error('Cannot measure the walk as there is no such row')
  return {
    what: `20 pages × 20 touchpoints, each page left at once, the next after ${answerAfterMs} ms`,
    page: { ...row.page, answerAfterMs },
    async run(world) {
      await row.run(world)
      // The next page sends again what is not acknowledged once its lease is over.
      await lastFor(COPIES_MS)
      return toFigure(world, WALK_COPIES)
    },
  }
}

const TRIALS: readonly Trial[] = [
  walk(0),
  walk(100),
  outage('503', ownAnswer(503)),
  outage('429 with Retry-After', ownAnswer(429, { 'Retry-After': '3' })),
  outage('no answer', { kind: 'hang', isStored: false }),
  outage('refused', { kind: 'refused' }),
  steady(100),
  steady(10),
]

async function runTrials(browser: RunningBrowser): Promise<Record<string, object>> {
  const collector = await startFaultyCollector()
  const figures: Record<string, object> = {}
  for (const [index, { what, page = {}, run }] of TRIALS.entries()) {
    const siteId = `bench-${browser.name}-${index}`
    const row = await createRowWorld(siteId, { browser, collector }, page)
    try {
      const { measured, budget, isWithin } = await run(row)
      figures[what] = { measured, budget, verdict: isWithin ? 'ok' : 'OVER BUDGET' }
      if (!isWithin) process.exitCode = 1
    } finally {
      await row.close()
    }
  }
  await collector.close()
  return figures
}

ensureBuilt(fileURLToPath(new URL('../', import.meta.url)))
const asked = process.argv.slice(2)
for (const name of BROWSER_NAMES) {
  if (asked.length && !asked.includes(name)) continue
  if (!findBrowser(name)) {
    console.warn(`skipped: ${name}, as it is not on this machine`)
    continue
  }
  const browser = await STARTERS[name]()
  const figures = await runTrials(browser).finally(() => browser.close())
  const [load = 0] = loadavg()
  // With more to do than processors, times are of the machine and not of the script.
  console.log(`${name}; load of the machine: ${load.toFixed(1)} on ${cpus().length} processors`)
  console.table(figures)
}
