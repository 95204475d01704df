import { ownAnswer } from '../../helpers/delivery/fault.ts'
import type { Row } from '../../helpers/delivery/rows.ts'
import { withFault } from '../../helpers/delivery/site.ts'

// What becomes of touchpoints where the browser keeps nothing, or fails to.

/** Storage that fails, each as a script that runs before the tracker. */
const BROKEN = {
  'IndexedDB is blocked': `Object.defineProperty(window, 'indexedDB', {
  get: function () { throw new DOMException('The operation is insecure', 'SecurityError') } })`,
  'there is no IndexedDB': `Object.defineProperty(window, 'indexedDB', { value: undefined })`,
  'IndexedDB refuses to open': `IDBFactory.prototype.open = function () {
  throw new DOMException('denied', 'InvalidStateError') }`,
  // WebKit bug 226547.
  'IndexedDB never opens': `IDBFactory.prototype.open = function () { return {} }`,
  'put() throws': `IDBObjectStore.prototype.put = function () {
  throw new DOMException('The object store cannot be written', 'UnknownError') }`,
  'the storage is full': `var put = IDBObjectStore.prototype.put
IDBObjectStore.prototype.put = function () {
  var request = put.apply(this, arguments)
  this.transaction.abort()
  return request }`,
  'IndexedDB never answers': `Object.defineProperty(IDBRequest.prototype, 'onsuccess', {
  set: function () {}, configurable: true })
Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
  set: function () {}, configurable: true })`,
  'cookies, localStorage and IndexedDB are blocked': `
function deny() { throw new DOMException('The operation is insecure', 'SecurityError') }
Object.defineProperty(Document.prototype, 'cookie', { get: deny, set: deny })
;['localStorage', 'sessionStorage', 'indexedDB', 'caches'].forEach(function (name) {
  Object.defineProperty(window, name, { get: deny }) })`,
}

const DELETE_ALL = `indexedDB.databases().then((all) => Promise.all(all.map(({ name }) =>
  new Promise((resolve) => {
    const deleting = indexedDB.deleteDatabase(name)
    deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve()
  })))).then(() => true)`

/** Rows of the situation storage: an outage in a page that stays open. */
export const STORAGE_ROWS: readonly Row[] = [
  ...Object.entries(BROKEN).map(
    ([name, head]): Row => ({
      name,
      page: { head },
      async run(row) {
        const tab = await row.open()
        await row.make(tab, 10)
        await row.settle()
        await withFault(row, ownAnswer(503), async () => {
          await row.make(tab, 10)
          await row.until(({ wire }) => wire.some(({ status }) => status === 503))
        })
        await row.make(tab, 10, `location.href = '/b'`)
        await row.settle()
      },
    }),
  ),
  {
    name: 'everything stored is deleted in mid-flight',
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 10)
      await row.settle()
      await withFault(row, ownAnswer(503), async () => {
        await row.make(tab, 10)
        await row.until(({ wire }) => wire.some(({ status }) => status === 503))
        await tab.evaluate(DELETE_ALL)
        await row.make(tab, 10)
      })
      await row.make(tab, 10, `location.href = '/b'`)
      await row.settle()
    },
  },
]
