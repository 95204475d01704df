import type { StoredTouchpoint } from '@waymark/protocol'
import type { Tab } from '../../helpers/browsers/browser.ts'
import type { Ledger } from '../../helpers/delivery/collector-process.ts'
import type { RowWorld } from '../../helpers/delivery/row.ts'
import type { Row } from '../../helpers/delivery/rows.ts'
import { storedOf } from '../../helpers/delivery/site.ts'

// Who touchpoints say their visitor is, and of which session.

const MINUTE_MS = 60_000
/** Below the thirty minutes that end a session. */
const PAUSE_MS = 29 * MINUTE_MS
const DAY_MS = 1_440 * MINUTE_MS

/** A page whose date `shiftMs` moves; its timers stay what they are. */
const MOVABLE_DATE = `var shiftMs = 0, now = Date.now; Date.now = function () { return now() + shiftMs }`

const idsOf = ({ stored }: Ledger) => [...new Set(stored.map(({ anonymousId }) => anonymousId))]

/** @throws {Error} When there is more than one visitor, were they joined later or not. */
function expectOneId(ledger: Ledger): string {
  const { length } = idsOf(ledger)
  if (length !== 1) throw new Error(`${length} ids`)
  return 'one id'
}

/** Ids that no alias joins to an older one. */
function unjoinedIds(ledger: Ledger): string[] {
  const given = new Set(storedOf(ledger, 'alias').map(({ props }) => props?.previousId))
  return idsOf(ledger).filter((id) => !given.has(id))
}

const pageViews = (count: number) => (ledger: Ledger) =>
  storedOf(ledger, 'page_view').length === count

/** Makes a touchpoint at each of these times, from the first one on, and has it stored. */
async function makeAt(row: RowWorld, tab: Tab, times: readonly number[]): Promise<void> {
  const from = row.expectMade(times.length)
  await tab.evaluate(`${JSON.stringify(times)}.forEach((time, n) => {
    shiftMs = time
    make(${from} + n, ${from} + n + 1)
  })
  waymark('flush').then(() => true)`)
  await row.settle()
}

/** What touchpoints say, in the order in which they were made. */
async function saidBy<Said>(
  { gate }: RowWorld,
  toSaid: (touchpoint: StoredTouchpoint) => Said,
): Promise<Said[]> {
  const made = storedOf(await gate.ledger(), 'made')
  return made.sort((one, other) => Number(one.props?.n) - Number(other.props?.n)).map(toSaid)
}

/** @returns How often each session is named, in turn. */
async function sessionLengths(row: RowWorld): Promise<string> {
  const sessions = await saidBy(row, ({ sessionId }) => sessionId)
  const starts = sessions.flatMap((id, n) => (id === sessions[n - 1] ? [] : [n]))
  return starts.map((start, n) => (starts[n + 1] ?? sessions.length) - start).join(' + ')
}

/** @throws {Error} When sessions are of other lengths. */
async function expectSessions(row: RowWorld, wanted: string): Promise<string> {
  const lengths = await sessionLengths(row)
  if (lengths !== wanted) throw new Error(`sessions of ${lengths} touchpoints`)
  return lengths
}

/** Rows of the situation identity; what a crash leaves of it is in `delivery-crash.test.ts`. */
export const IDENTITY_ROWS: readonly Row[] = [
  {
    name: 'ids are known in the first task of a page',
    page: { early: `if (location.pathname === '/a') make(0, 1)` },
    async run(row) {
      row.expectMade(1)
      const tab = await row.open()
      await row.settle()
      await tab.goto(`${row.pages.url}/b`)
      return expectOneId(await row.until(pageViews(2)))
    },
  },
  {
    name: 'a router changes pages and the page reloads',
    async run(row) {
      const tab = await row.open()
      await tab.evaluate(`history.pushState({}, '', '/c'); undefined`)
      await row.make(tab, 5, `location.reload()`)
      await row.settle()
      return expectOneId(await row.until(pageViews(3)))
    },
  },
  {
    name: 'two tabs open at once beside a first one',
    async run(row) {
      await row.open('/a')
      const tabs = await Promise.all([row.open('/b'), row.open('/c')])
      for (const tab of tabs) await row.make(tab, 5)
      await row.settle()
      const ledger = await row.until(pageViews(3))
      const { size } = new Set(ledger.stored.map(({ sessionId }) => sessionId))
      if (size !== 1) throw new Error(`${size} sessions`)
      return expectOneId(ledger)
    },
  },
  {
    // The one case in which two ids are right for a moment: neither tab could know of the other.
    name: 'the very first two tabs open at once, and a third one later',
    async run(row) {
      await Promise.all([row.open('/a'), row.open('/b')])
      await row.make(await row.open('/c'), 5)
      await row.settle()
      await row.until(pageViews(3))
      const ledger = await row.until((ledger) => unjoinedIds(ledger).length === 1)
      const { length } = idsOf(ledger)
      if (length > 2) throw new Error(`${length} ids of two tabs`)
      return length === 1 ? 'one id' : 'two ids, joined by an alias'
    },
  },
  {
    name: 'subdomains share a cookie domain',
    page: { attributes: 'data-cookie-domain="shop.localhost"' },
    async run(row) {
      const { port } = new URL(row.pages.url)
      const tab = await row.visitor.open(`http://a.shop.localhost:${port}/a`)
      await row.until(pageViews(1))
      await tab.goto(`http://b.shop.localhost:${port}/b`)
      await row.make(tab, 5)
      await row.settle()
      return expectOneId(await row.until(pageViews(2)))
    },
  },
  {
    name: 'a session ends thirty minutes after the last touchpoint of either of two tabs',
    page: { head: MOVABLE_DATE },
    async run(row) {
      const [one, other] = [await row.open('/a'), await row.open('/b')]
      await makeAt(row, one, [0])
      await makeAt(row, other, [PAUSE_MS])
      // Far more than thirty minutes after this tab's own.
      await makeAt(row, one, [2 * PAUSE_MS])
      await makeAt(row, other, [2 * PAUSE_MS + 31 * MINUTE_MS])
      await makeAt(row, one, [2 * PAUSE_MS + 32 * MINUTE_MS])
      return expectSessions(row, '3 + 2')
    },
  },
  {
    name: 'a session ends after a day without a pause, in two tabs',
    page: { head: MOVABLE_DATE },
    async run(row) {
      const [one, other] = [await row.open('/a'), await row.open('/b')]
      // The last one is the first of the next day.
      const times = Array.from({ length: Math.ceil(DAY_MS / PAUSE_MS) + 1 }, (_, n) => n * PAUSE_MS)
      await makeAt(row, one, times.slice(0, 20))
      await makeAt(row, other, times.slice(20))
      await makeAt(row, one, times.slice(-1))
      return expectSessions(row, `${times.length - 1} + 2`)
    },
  },
  {
    name: 'a visitor is named by the site, and parts again',
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 1)
      await tab.evaluate(`waymark('identify', 'ada'); undefined`)
      await row.make(tab, 1)
      await tab.goto(`${row.pages.url}/b`)
      await row.make(tab, 1)
      await tab.evaluate(`waymark('reset'); undefined`)
      await row.make(tab, 1)
      await tab.goto(`${row.pages.url}/c`)
      await row.make(tab, 1)
      await row.settle()
      const users = await saidBy(row, ({ userId = 'nobody' }) => userId)
      const [visitor, ...visitors] = await saidBy(row, ({ anonymousId }) => anonymousId)
      const isSame = visitors.map((id) => id === visitor)
      const said = `${users} / ${isSame}`
      if (said !== 'nobody,ada,ada,nobody,nobody / true,true,false,false') throw new Error(said)
      if (visitors[2] !== visitors[3]) throw new Error('a third visitor')
      const ledger = await row.gate.ledger()
      if (storedOf(ledger, 'alias').length) throw new Error('joined by an alias')
    },
  },
]
