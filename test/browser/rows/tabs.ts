import { ownAnswer } from '../../helpers/delivery/fault.ts'
import type { RowWorld } from '../../helpers/delivery/row.ts'
import type { Row } from '../../helpers/delivery/rows.ts'
import { storedOf } from '../../helpers/delivery/site.ts'
import { SERVICE_WORKER } from './leaving.ts'

// What becomes of touchpoints of several tabs whose collector fails while they are closed.

const PER_TAB = 5

/** Waits for the database of the tab's site, and for whatever was asked of it before. */
const HAS_DATABASE = `(async () => {
  const name = 'waymark-' + document.querySelector('[data-site]').dataset.site
  while (!(await indexedDB.databases()).some((database) => database.name === name)) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  database.close()
  return true
})()`

async function openFailing(row: RowWorld, count: number, isReady = 'true') {
  const tabs = await Promise.all(Array.from({ length: count }, (_, n) => row.open(`/tab${n}`)))
  for (const tab of tabs) await tab.evaluate(isReady)
  // A visitor's very first page makes the database, and holds less until it is there.
  await row.until((ledger) => storedOf(ledger, 'page_view').length === count)
  for (const tab of tabs) await tab.evaluate(HAS_DATABASE)
  await row.gate.setFault(ownAnswer(503))
  for (const tab of tabs) await row.make(tab, PER_TAB)
  return tabs
}

/** Closes tabs by their numbers, one after the other. */
async function closeInOrder(tabs: Awaited<ReturnType<typeof openFailing>>, order: string) {
  for (const n of order) await tabs[Number(n)]?.close()
}

/** Rows of the situation tabs: each has the order in which its tabs are closed. */
export const TABS_ROWS: readonly Row[] = [
  ...['01', '10', '24013', '43210'].map(
    (order): Row => ({
      name: `${order.length} tabs are closed in the order ${order} and another one opened`,
      async run(row) {
        await closeInOrder(await openFailing(row, order.length), order)
        await row.open('/next')
        await row.heal()
      },
    }),
  ),
  ...['1', '3102'].map(
    (order): Row => ({
      name: `of ${order.length + 1} tabs all but one are closed, in the order ${order}`,
      async run(row) {
        await closeInOrder(await openFailing(row, order.length + 1), order)
        await row.heal()
      },
    }),
  ),
  {
    name: '5 tabs behind a service worker are closed in the order 31420',
    page: SERVICE_WORKER.page,
    async run(row) {
      await closeInOrder(await openFailing(row, 5, SERVICE_WORKER.isReady), '31420')
      await row.open('/next')
      await row.heal()
    },
  },
  {
    name: 'one of two tabs crashes',
    except: {
      firefox: 'tabs of one site share a process, so that one cannot crash alone',
      webkit: 'its driver has no way to crash one tab',
    },
    async run(row) {
      const [tab] = await openFailing(row, 2)
      await tab?.goto('chrome://crash').catch(() => {})
      await row.heal()
    },
  },
]
