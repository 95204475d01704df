import type { Tab } from '../../helpers/browsers/browser.ts'
import type { Ledger } from '../../helpers/delivery/collector-process.ts'
import { type Fault, htmlAnswer, ownAnswer } from '../../helpers/delivery/fault.ts'
import { PAGE_CLOCK, putForward } from '../../helpers/delivery/page-clock.ts'
import type { RowWorld } from '../../helpers/delivery/row.ts'
import type { Row } from '../../helpers/delivery/rows.ts'
import { dropsOf, lastFor, storedOf, withFault } from '../../helpers/delivery/site.ts'

// What becomes of touchpoints while the way to the collector is in trouble.

const OUTAGE_MS = 10_000
/** How often somebody else's refusal is heard in an hour: what it refuses waits five minutes. */
const TRIES_AN_HOUR = 12
const HOUR_MS = 3_600_000
const RETRY_AFTER_MS = 3_000
/** Requests that ten seconds of an outage may see. */
const MAX_REQUESTS = 5
/**
 * From the end of an outage until an idle page has sent everything: a time-out and the longest of
 * the short pauses, and as much again for a machine that does other things besides.
 */
const MAX_RECOVERY_MS = 30_000

/** Faults that pass; the page stays open and idle meanwhile. */
const OUTAGES: Readonly<Record<string, Fault>> = {
  'the collector answers 503': ownAnswer(503),
  'the connection is refused': { kind: 'refused' },
  'the connection is reset once the request was read': { kind: 'reset', isStored: false },
  'the connection is reset once all was stored': { kind: 'reset', isStored: true },
  'no answer comes': { kind: 'hang', isStored: false },
  'no answer comes, though all was stored': { kind: 'hang', isStored: true },
  'a captive portal answers 200': htmlAnswer(200),
}

/**
 * Counts the requests of an outage.
 *
 * @throws {Error} When they are too many.
 */
async function requestsDuring(row: RowWorld, work: () => Promise<unknown>): Promise<number> {
  const before = (await row.gate.ledger()).wire.length
  await work()
  const count = (await row.gate.ledger()).wire.length - before
  if (count > MAX_REQUESTS) throw new Error(`${count} requests in the outage`)
  return count
}

/** @throws {Error} When a page that nobody touched needed too long after an outage. */
async function expectRecovery(row: RowWorld): Promise<void> {
  const { recoveredMs = Number.NaN } = await row.verdict()
  if (!(recoveredMs <= MAX_RECOVERY_MS)) throw new Error(`recovered after ${recoveredMs} ms`)
}

async function firstPageView(row: RowWorld): Promise<void> {
  await row.until((ledger) => storedOf(ledger, 'page_view').length > 0)
}

/** Makes touchpoints one by one, each in a task of its own. */
async function makeSteadily(row: RowWorld, tab: Tab, count: number, everyMs: number) {
  const from = row.expectMade(count)
  await tab.evaluate(`new Promise((resolve) => {
  let n = ${from}
  const timer = setInterval(() => {
    make(n, ++n)
    if (n === ${from + count}) resolve(clearInterval(timer))
  }, ${everyMs})
}).then(() => true)`)
}

/** Rows of the situations offline and collector trouble. */
export const TROUBLE_ROWS: readonly Row[] = [
  ...Object.entries(OUTAGES).map(
    ([name, fault]): Row => ({
      name: `${name} for 10 s`,
      async run(row) {
        const tab = await row.open()
        await firstPageView(row)
        let requestCount = 0
        await withFault(row, fault, async () => {
          requestCount = await requestsDuring(row, async () => {
            await row.make(tab, 10)
            await lastFor(OUTAGE_MS)
          })
        })
        await expectRecovery(row)
        return `${requestCount} requests in the outage`
      },
    }),
  ),
  ...[401, 403, 404, 451].map(
    (status): Row => ({
      name: `somebody else answers ${status} for an hour`,
      page: { head: PAGE_CLOCK },
      async run(row) {
        const tab = await row.open()
        await firstPageView(row)
        await row.gate.setFault(htmlAnswer(status))
        await row.make(tab, 10)
        const refusals = ({ wire }: Ledger) => wire.filter((entry) => entry.status === status)
        for (let tryCount = 1; tryCount <= TRIES_AN_HOUR; tryCount++) {
          await putForward(row.pages, HOUR_MS / TRIES_AN_HOUR)
          await row.until((ledger) => refusals(ledger).length >= tryCount)
        }
        const { length } = refusals(await row.gate.ledger())
        // The next page is in more of a hurry.
        await row.gate.setFault({ kind: 'none' })
        await tab.goto(`${row.pages.url}/b`)
        await row.settle()
        if (length > TRIES_AN_HOUR + 1) throw new Error(`${length} requests in the hour`)
        return `${length} requests in the hour`
      },
    }),
  ),
  {
    name: '100 touchpoints are made in 10 s of 503',
    async run(row) {
      const tab = await row.open()
      await firstPageView(row)
      let requestCount = 0
      await withFault(row, ownAnswer(503), async () => {
        requestCount = await requestsDuring(row, () => makeSteadily(row, tab, 100, 100))
      })
      return `${requestCount} requests in the outage`
    },
  },
  {
    name: '1,000 touchpoints are made in 10 s without a fault',
    async run(row) {
      const tab = await row.open()
      await makeSteadily(row, tab, 1_000, 10)
      await row.settle()
    },
    expected: ({ made }) => ({ stored: made, copies: 1 }),
  },
  {
    name: 'a body worth it is compressed',
    async run(row) {
      const tab = await row.open()
      await firstPageView(row)
      await row.make(tab, 20)
      await row.settle()
      const { wire } = await row.gate.ledger()
      const bodies = wire.filter(({ touchpointIds }) => touchpointIds.length >= 20)
      if (!bodies.every(({ isGzipped }) => isGzipped)) throw new Error('sent as it is')
      return bodies.map(({ bytes }) => `${bytes} bytes`)
    },
  },
  {
    name: 'the collector answers 429 with Retry-After',
    async run(row) {
      const tab = await row.open()
      await firstPageView(row)
      const answer = ownAnswer(429, { 'Retry-After': String(RETRY_AFTER_MS / 1_000) })
      await withFault(row, answer, async () => {
        await row.make(tab, 10)
        await row.until(({ wire }) => wire.filter(({ status }) => status === 429).length >= 2)
      })
      const { wire } = await row.gate.ledger()
      const [first, second] = wire.filter(({ status }) => status === 429)
      const waitedMs = (second?.at ?? 0) - (first?.at ?? 0)
      // The page's clock starts when the answer is there, the gate's when the request is.
      if (waitedMs < RETRY_AFTER_MS - 50) throw new Error(`sent again after ${waitedMs} ms`)
      return `sent again after ${waitedMs} ms`
    },
  },
  {
    name: 'the network is gone for 10 s',
    except: {
      webkit: 'its driver has no switch for the network; a refused connection stands for it',
    },
    async run(row) {
      const tab = await row.open()
      await firstPageView(row)
      await row.visitor.setOffline?.(true)
      const requestCount = await requestsDuring(row, async () => {
        await row.make(tab, 10)
        await lastFor(OUTAGE_MS)
      })
      await row.visitor.setOffline?.(false)
      await row.heal()
      return `${requestCount} requests in the outage`
    },
  },
  {
    name: 'the tab is closed in the outage and another one opened',
    async run(row) {
      const tab = await row.open()
      await firstPageView(row)
      await withFault(row, { kind: 'refused' }, async () => {
        await row.make(tab, 5)
        await tab.close()
        await row.make(await row.open('/b'), 5)
      })
    },
  },
  {
    name: 'the outage ends while no page is open',
    async run(row) {
      const tab = await row.open()
      await row.gate.setFault({ kind: 'refused' })
      await row.make(tab, 5)
      await tab.close()
      await row.gate.setFault({ kind: 'none' })
      await row.open('/b')
      await row.settle()
    },
  },
  {
    name: 'a proxy answers 413 to large bodies',
    async run(row) {
      await row.gate.setFault({ kind: 'answer_some', overBytes: 2_000, status: 413, body: '' })
      await row.make(await row.open(), 40)
      await row.settle()
    },
  },
  {
    name: 'one touchpoint is too large by itself',
    async run(row) {
      const body = JSON.stringify({ reason: 'body_too_large', permanent: true, detail: 'large' })
      await row.gate.setFault({ kind: 'answer_some', overBytes: 2_000, status: 413, body })
      const tab = await row.open()
      const large = row.expectMade(1)
      await tab.evaluate(`waymark('track', 'made', { n: ${large}, text: 'x'.repeat(2000) })`)
      await row.make(tab, 9)
      await row.settle()
      return JSON.stringify(dropsOf(await row.gate.ledger()))
    },
    expected: ({ made }) => ({ stored: made - 1, counted: 1 }),
  },
  {
    name: 'the collector answers 400 to one poisoned touchpoint',
    async run(row) {
      const body = JSON.stringify({ reason: 'bad_envelope', permanent: true, detail: 'poison' })
      await row.gate.setFault({ kind: 'answer_some', withText: 'poison', status: 400, body })
      const tab = await row.open()
      await row.make(tab, 5)
      const poisoned = row.expectMade(1)
      await tab.evaluate(`waymark('track', 'made', { n: ${poisoned}, text: 'poison' })`)
      await row.make(tab, 5)
      await row.settle()
      return JSON.stringify(dropsOf(await row.gate.ledger()))
    },
    expected: ({ made }) => ({ stored: made - 1, counted: 1 }),
  },
  {
    name: 'a firewall answers 400 to one touchpoint',
    async run(row) {
      const body = '<h1>Bad request</h1>'
      await row.gate.setFault({ kind: 'answer_some', withText: 'poison', status: 400, body })
      const tab = await row.open()
      await row.make(tab, 5)
      const poisoned = row.expectMade(1)
      await tab.evaluate(`waymark('track', 'made', { n: ${poisoned}, text: 'poison' })`)
      await row.make(tab, 5)
      await row.until((ledger) => storedOf(ledger, 'made').length === 10)
    },
    expected: ({ made }) => ({ stored: made - 1, held: 1 }),
  },
]
