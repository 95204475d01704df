import type { RowWorld } from '../../helpers/delivery/row.ts'
import type { Row } from '../../helpers/delivery/rows.ts'
import { storedOf } from '../../helpers/delivery/site.ts'

// What becomes of touchpoints when their page is left.

/** Ways a page is left, each at the end of the task that made touchpoints. */
const LEAVING = {
  'the address is set in the same task': `location.href = '/b'`,
  'a link is followed': `document.querySelector('a').click()`,
  'a form is posted': `document.forms[0].requestSubmit()`,
  'the page reloads': `location.reload()`,
}

/** A worker that passes on everything a page sends. */
const WORKER = `
addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => event.respondWith(fetch(event.request)))`

const CONTROLLED = `new Promise((resolve) => {
  if (navigator.serviceWorker.controller) resolve()
  navigator.serviceWorker.addEventListener('controllerchange', () => resolve())
}).then(() => true)`

/** Pages behind a service worker that proxies what they send. */
export const SERVICE_WORKER = {
  page: { files: { '/sw.js': WORKER }, early: `navigator.serviceWorker.register('/sw.js')` },
  isReady: CONTROLLED,
}

const WALKED_PAGES = 20
const WALKED_EACH = 20
/** Pages `/0` and on, each left in the task that made its touchpoints. */
const WALK = `
if (/^.[0-9]+$/.test(location.pathname)) addEventListener('load', function () {
  setTimeout(function () {
    var page = Number(location.pathname.slice(1))
    if (page >= ${WALKED_PAGES}) return
    make(page * ${WALKED_EACH}, (page + 1) * ${WALKED_EACH})
    tell('page-' + page)
    location.href = '/' + (page + 1)
  })
})`

/** Goes from `/b` back to `/a`, which makes five more, restored or loaded anew. */
const BACK = `
addEventListener('pageshow', function (event) {
  if (location.pathname === '/b') {
    sessionStorage.left = 'yes'
    setTimeout(function () { history.back() }, 100)
  } else if (event.persisted || sessionStorage.left) {
    make(5, 10)
    tell(event.persisted ? 'restored' : 'loaded')
  }
})`

/** Waits for the page that {@link BACK} comes back to, and tells what became of it meanwhile. */
const isRestored = ({ pages }: RowWorld) =>
  Promise.race([pages.told('restored').then(() => true), pages.told('loaded').then(() => false)])

/** Rows of the situations navigation and bounce. */
export const LEAVING_ROWS: readonly Row[] = [
  ...Object.entries(LEAVING).map(
    ([name, script]): Row => ({
      name,
      async run(row) {
        const tab = await row.open()
        await row.make(tab, 20, script)
        await row.settle()
      },
    }),
  ),
  {
    name: 'twenty pages in a row are left at once',
    page: { early: WALK },
    async run(row) {
      await row.open('/0')
      // By page, so that one that never opens is told from one whose touchpoints are lost.
      for (let page = 0; page < WALKED_PAGES; page++) {
        await row.pages.told(`page-${page}`)
        row.expectMade(WALKED_EACH)
      }
      await row.settle()
    },
  },
  {
    name: 'the tab is closed at once',
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 20)
      await tab.close()
      const { length } = storedOf(await row.gate.ledger(), 'made')
      // What a tab has not sent by its end is the next page's to send.
      await row.open('/b')
      await row.settle()
      return `${length} stored before the next page`
    },
  },
  {
    name: 'a window closes itself',
    except: {
      firefox: 'a window that a script opens needs a click first',
      webkit: 'a window that a script opens needs a click first',
    },
    page: {
      early: `if (location.pathname === '/own') addEventListener('load', leave)
function leave() { setTimeout(function () { make(0, 20); window.close() }) }`,
    },
    async run(row) {
      const tab = await row.open()
      row.expectMade(20)
      await tab.evaluate(`window.open('/own'); undefined`)
      await row.settle()
    },
  },
  {
    name: 'the bfcache brings the page back',
    page: { early: BACK },
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      await row.settle()
      await tab.evaluate(`location.href = '/b'; undefined`).catch(() => {})
      row.expectMade(5)
      if (!(await isRestored(row))) throw new Error('loaded anew')
      await row.settle()
      await row.until((ledger) => storedOf(ledger, 'page_view').length === 3)
      const streams = storedOf(await row.gate.ledger(), 'made').map(({ streamId }) => streamId)
      if (new Set(streams).size > 1) throw new Error('restored as another document')
    },
  },
  {
    name: 'the visitor goes back to a page that was left with something on its way',
    page: { early: BACK },
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5, `location.href = '/b'`)
      row.expectMade(5)
      // Browsers may keep no page that waits for an answer.
      const note = (await isRestored(row)) ? 'restored' : 'loaded anew'
      await row.settle()
      await row.until((ledger) => storedOf(ledger, 'page_view').length === 3)
      return note
    },
  },
  {
    name: 'the npm build is left in the same task, and calls made before it is there',
    page: { isModule: true, early: `if (location.pathname === '/a') make(0, 5)` },
    async run(row) {
      row.expectMade(5)
      const tab = await row.open()
      await row.make(tab, 20, `location.href = '/b'`)
      await row.settle()
    },
  },
  {
    name: 'a service worker proxies what a page sends as it is left',
    page: SERVICE_WORKER.page,
    async run(row) {
      const tab = await row.open()
      await tab.evaluate(SERVICE_WORKER.isReady)
      await row.make(tab, 20, `location.href = '/b'`)
      await row.settle()
    },
  },
  {
    name: 'calls are made before the script is there',
    page: { early: 'make(0, 5)' },
    async run(row) {
      row.expectMade(5)
      await row.open()
      await row.settle()
    },
  },
  {
    name: 'the first page view is sent before load',
    page: {
      early: `if (location.pathname === '/b') {
  new Image().src = '/slow'
  addEventListener('load', function () { tell('load') })
}`,
    },
    async run(row) {
      const tab = await row.open()
      // A driver may say nothing more before a page is loaded.
      const leaving = tab.evaluate(`location.href = '/b'; undefined`).catch(() => {})
      await row.until((ledger) => storedOf(ledger, 'page_view').length === 2)
      await row.pages.goOn()
      await row.pages.told('load')
      await leaving
    },
  },
  {
    name: 'a page is left as soon as it can be',
    page: {
      early: `if (location.pathname === '/bounce') {
  make(0, 3)
  document.addEventListener('DOMContentLoaded', function () { location.href = '/b' })
}`,
    },
    async run(row) {
      const tab = await row.open()
      row.expectMade(3)
      await tab.evaluate(`location.href = '/bounce'; undefined`).catch(() => {})
      await row.settle()
      await row.until((ledger) =>
        storedOf(ledger, 'page_view').some(({ url }) => url?.endsWith('/bounce')),
      )
    },
  },
]
