import type { Ledger } from '../../helpers/delivery/collector-process.ts'
import type { Row } from '../../helpers/delivery/rows.ts'
import { storedOf } from '../../helpers/delivery/site.ts'

// Who touchpoints say their visitor is.

/**
 * @throws {Error} When the visitor's ids do not hang together.
 * @returns How they do.
 */
function describeIds(ledger: Ledger): string {
  const ids = new Set(ledger.stored.map(({ anonymousId }) => anonymousId))
  const aliases = storedOf(ledger, 'alias')
  // One alias joins two ids.
  if (ids.size > 1 + aliases.length)
    throw new Error(`${ids.size} visitors, ${aliases.length} aliases`)
  return ids.size === 1 ? 'one id' : `${ids.size} ids, joined by ${aliases.length} aliases`
}

const pageViews = (count: number) => (ledger: Ledger) =>
  storedOf(ledger, 'page_view').length === count

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
      await row.until(pageViews(2))
      return describeIds(await row.gate.ledger())
    },
  },
  {
    name: 'a router changes pages and the page reloads',
    async run(row) {
      const tab = await row.open()
      await tab.evaluate(`history.pushState({}, '', '/c'); undefined`)
      await row.make(tab, 5, `location.reload()`)
      await row.settle()
      await row.until(pageViews(3))
      return describeIds(await row.gate.ledger())
    },
  },
  {
    name: 'two tabs open at once, and a third one later',
    async run(row) {
      await Promise.all([row.open('/a'), row.open('/b')])
      await row.make(await row.open('/c'), 5)
      await row.settle()
      await row.until(pageViews(3))
      // The ids may meet a moment later than the page views are stored.
      await row.until((ledger) => {
        const ids = new Set(ledger.stored.map(({ anonymousId }) => anonymousId))
        return ids.size <= 1 + storedOf(ledger, 'alias').length
      })
      const ledger = await row.gate.ledger()
      const sessions = new Set(ledger.stored.map(({ sessionId }) => sessionId))
      return `${describeIds(ledger)}, ${sessions.size} sessions`
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
      await row.until(pageViews(2))
      const ledger = await row.gate.ledger()
      const ids = new Set(ledger.stored.map(({ anonymousId }) => anonymousId))
      if (ids.size !== 1) throw new Error(`${ids.size} visitors on two subdomains`)
      return describeIds(ledger)
    },
  },
]
