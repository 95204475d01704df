import type { Tab } from '../../helpers/browsers/browser.ts'
import type { RowWorld } from '../../helpers/delivery/row.ts'
import type { Row } from '../../helpers/delivery/rows.ts'
import { storedOf } from '../../helpers/delivery/site.ts'

// What becomes of touchpoints, and what is left on the device, as a visitor decides.

const REPORT_STORAGE = `(async () => {
  const databases = (await indexedDB.databases()).map(({ name }) => name)
  const files = []
  if (navigator.storage && navigator.storage.getDirectory) {
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name)
  }
  const texts = [...databases, ...(await caches.keys()), ...files, document.cookie]
  for (const storage of [localStorage, sessionStorage]) texts.push(...Object.keys(storage))
  return texts.filter(Boolean).join()
})()`

/** @throws {Error} When any storage of the origin has something in it. */
async function expectBareDevice(tab: Tab): Promise<void> {
  const stored = await tab.evaluate<string>(REPORT_STORAGE)
  if (stored !== '') throw new Error(`stored on the device: ${stored}`)
}

const requestCount = async ({ gate }: RowWorld) => (await gate.ledger()).wire.length

async function expectNoRequest(row: RowWorld): Promise<void> {
  const count = await requestCount(row)
  if (count > 0) throw new Error(`${count} requests on the wire`)
}

const say = (tab: Tab, state: string) => tab.evaluate(`waymark('consent', '${state}'); undefined`)
const flush = (tab: Tab) => tab.evaluate(`waymark('flush').then(() => true)`)
const nothingStored = () => ({ stored: 0, counted: 0 })

/** Pages of a visitor whose browser says so by Global Privacy Control. */
const PRIVACY_SIGNAL = `Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })`

const CONSENT: readonly Row[] = [
  {
    name: 'required: a grant releases what was held, with its original times',
    page: { consent: 'required' },
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      await flush(tab)
      await expectNoRequest(row)
      await expectBareDevice(tab)
      const grantedAt = await tab.evaluate<number>(`new Promise((resolve) => {
        const madeAt = Date.now()
        const later = () => Date.now() > madeAt + 50 ? resolve(Date.now()) : setTimeout(later)
        later()
      })`)
      await say(tab, 'granted')
      await row.settle()
      const times = storedOf(await row.gate.ledger(), 'made').map(({ occurredAt }) => occurredAt)
      if (Math.max(...times) >= grantedAt) throw new Error('stored with the time of the grant')
    },
  },
  {
    name: 'required: a refusal leaves no byte and no request',
    page: { consent: 'required' },
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      await say(tab, 'denied')
      await tab.evaluate(`make(0, 5); waymark('identify', 'ada'); undefined`)
      await flush(tab)
      await tab.goto(`${row.pages.url}/b`)
      await expectNoRequest(row)
      await expectBareDevice(tab)
      return 'not allowed, so not lost'
    },
    expected: ({ made }) => ({ ...nothingStored(), lost: made }),
  },
  {
    name: 'required: no decision, and the page is left',
    page: { consent: 'required' },
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      await tab.goto(`${row.pages.url}/b`)
      await expectNoRequest(row)
      await expectBareDevice(tab)
      return 'not allowed, so not lost'
    },
    expected: ({ made }) => ({ ...nothingStored(), lost: made }),
  },
  {
    name: 'cookieless: sends, and stores nothing on the device',
    page: { consent: 'cookieless' },
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      await row.settle()
      await expectBareDevice(tab)
      await row.make(tab, 5, `location.href = '/b'`)
      await row.settle()
    },
  },
  {
    name: 'cookieless: a grant begins to store',
    page: { consent: 'cookieless' },
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      await say(tab, 'granted')
      await row.make(tab, 5)
      await row.settle()
      const stored = await tab.evaluate<string>(REPORT_STORAGE)
      for (const name of [`waymark-${row.siteId}`, `waymark_${row.siteId}=`]) {
        if (!stored.includes(name)) throw new Error(`not stored: ${name}`)
      }
    },
  },
  {
    name: 'granted, then denied: erases and stops',
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      await flush(tab)
      const before = await requestCount(row)
      await say(tab, 'denied')
      await tab.evaluate(`make(5, 10); waymark('identify', 'ada'); undefined`)
      await flush(tab)
      await tab.evaluate(`new Promise((resolve) => {
        const look = async () => (await ${REPORT_STORAGE}) === '' ? resolve(true) : setTimeout(look, 50)
        look()
      })`)
      const after = await requestCount(row)
      if (after > before) throw new Error(`${after - before} requests after the refusal`)
    },
  },
  {
    name: 'Global Privacy Control reads as denied',
    page: { head: PRIVACY_SIGNAL },
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      await flush(tab)
      await tab.goto(`${row.pages.url}/b`)
      await expectNoRequest(row)
      await expectBareDevice(tab)
      return 'not allowed, so not lost'
    },
    expected: ({ made }) => ({ ...nothingStored(), lost: made }),
  },
  {
    name: 'Global Privacy Control gives way to a grant',
    page: { head: PRIVACY_SIGNAL },
    async run(row) {
      const tab = await row.open()
      await say(tab, 'granted')
      await row.make(tab, 5)
      await row.settle()
    },
  },
]

/** Rows of the situation consent, each on a host whose every storage is its own to look at. */
export const CONSENT_ROWS: readonly Row[] = CONSENT.map((row) => ({
  ...row,
  page: { ...row.page, hasOwnHost: true },
}))
