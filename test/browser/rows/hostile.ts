import { ownAnswer } from '../../helpers/delivery/fault.ts'
import { PAGE_CLOCK, putForward } from '../../helpers/delivery/page-clock.ts'
import type { RowWorld } from '../../helpers/delivery/row.ts'
import type { Row } from '../../helpers/delivery/rows.ts'
import { storedOf, withFault } from '../../helpers/delivery/site.ts'

// What becomes of touchpoints on pages that have changed the language and the browser under us.

const BLOCKED_MINUTES = 50
/** Tries at a collector that the page's policy forbids, before it is left in peace. */
const MAX_BLOCKED_TRIES = 3

/** Changes before the tracker is there. */
const BEFORE = {
  // Prototype.js 1.6 and before.
  'Array.prototype.toJSON is there': `Array.prototype.toJSON = function () {
  return '[' + this.map(JSON.stringify).join(', ') + ']' }
Object.prototype.constructor.toJSON = undefined`,
  'prototypes have enumerable members': `Array.prototype.each = function () {}
Object.prototype.extend = function () {}`,
  'fetch throws': `window.fetch = function () { throw new Error('no fetch here') }`,
  'fetch is wrapped without its receiver': `var real = window.fetch
window.fetch = function (url, options) { return real(url, options).then(function (r) { return r }) }`,
  'fetch never answers': `window.fetch = function () { return new Promise(function () {}) }`,
  'sendBeacon refuses': `navigator.sendBeacon = function () { return false }`,
  'there is no crypto': `Object.defineProperty(window, 'crypto', { value: undefined })`,
  'there are no locks': `Object.defineProperty(navigator, 'locks', { value: undefined })`,
  'Promise is wrapped': `window.Promise = (function (Real) {
  function Wrapped(work) { return Reflect.construct(Real, [work], new.target || Wrapped) }
  Wrapped.prototype = Real.prototype
  Object.getOwnPropertyNames(Real).forEach(function (name) {
    if (typeof Real[name] === 'function') Wrapped[name] = Real[name].bind(Real) })
  return Wrapped })(window.Promise)`,
  'prototypes are frozen': `Object.freeze(Object.prototype)
Object.freeze(Array.prototype)
Object.freeze(Function.prototype)
Object.freeze(Promise.prototype)`,
  'history.pushState throws': `history.pushState = function () { throw new Error('no history') }`,
  'the page sets its document.domain': `try { document.domain = document.domain } catch {}`,
  'the clock is set by the page': `var shiftMs = 0, now = Date.now
Date.now = function () { return now() + shiftMs }`,
}

/** Changes once the tracker is there. */
const AFTER = {
  'fetch is replaced by one that throws': `fetch = () => { throw new Error('mine') }`,
  'fetch is replaced by one that never answers': `fetch = () => new Promise(() => {})`,
  'JSON.stringify is replaced by one that throws': `JSON.stringify = () => { throw 1 }`,
  'JSON.parse is replaced by one that throws': `JSON.parse = () => { throw 1 }`,
  'Promise is gone': `window.Promise = undefined`,
  'Date.now is replaced by one that gives nonsense': `Date.now = () => NaN`,
  'setTimeout does nothing': `window.setTimeout = () => 0`,
}

/** Values nobody should pass, as expressions. */
const VALUES: Readonly<Record<string, string>> = {
  'a cycle': `(() => { const cyclic = {}; cyclic.self = cyclic; return cyclic })()`,
  'a BigInt': `10n ** 40n`,
  'a toJSON that throws': `({ toJSON() { throw new Error('toJSON') } })`,
  'a getter that throws': `Object.defineProperty({}, 'getter', {
  enumerable: true, get() { throw new Error('getter') } })`,
  '3 MB of text': `'x'.repeat(3e6)`,
  'a function': `(() => {})`,
  'a symbol': `Symbol('s')`,
  'a node of the document': `document.body`,
  'the window': `window`,
  'a date that is none': `new Date(NaN)`,
  'a member __proto__': `JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')`,
  '5,000 levels': `(() => { let deep = {}; for (let i = 0; i < 5000; i++) deep = { deep }; return deep })()`,
  null: `null`,
  'lone surrogates': `'\\ud800 lone \\udc00'`,
  'a proxy that throws': `new Proxy({}, {
  ownKeys() { throw new Error('proxy') }, get() { throw new Error('proxy') } })`,
  'frozen objects': `Object.freeze({ frozen: Object.freeze([1, 2]) })`,
}
/** Values whose touchpoint is too large to be sent. */
const TOO_LARGE = ['3 MB of text', 'the window']

/** Pages that go through an outage by themselves: what a driver needs may be broken. */
const outagePage = (after = '') => `
if (location.pathname === '/a') addEventListener('load', function () {
  setTimeout(function () {
    ${after}
    make(0, 5)
    pause().then(function () {
      make(5, 10)
      return pause()
    }).then(function () {
      make(10, 15)
      location.href = '/b'
    })
  })
})`

async function watchOutage(row: RowWorld): Promise<void> {
  await row.open()
  row.expectMade(5)
  await row.settle()
  await withFault(row, ownAnswer(503), async () => {
    row.expectMade(5)
    await row.pages.goOn()
    await row.until(({ wire }) => wire.some(({ status }) => status === 503))
  })
  row.expectMade(5)
  await row.pages.goOn()
  await row.settle()
}

/** Rows of the situation hostile host page. */
export const HOSTILE_ROWS: readonly Row[] = [
  ...Object.entries(BEFORE).map(
    ([name, head]): Row => ({
      name,
      page: { head, early: outagePage() },
      run: watchOutage,
    }),
  ),
  ...Object.entries(AFTER).map(
    ([name, script]): Row => ({
      name,
      page: { early: outagePage(script) },
      run: watchOutage,
    }),
  ),
  ...[-3_600_000, 3_600_000].map(
    (shiftMs): Row => ({
      name: `the clock is set by ${shiftMs / 3_600_000} h in an outage`,
      page: { head: BEFORE['the clock is set by the page'] },
      async run(row) {
        const tab = await row.open()
        await withFault(row, ownAnswer(503), async () => {
          await row.make(tab, 5)
          await row.until(({ wire }) => wire.some(({ status }) => status === 503))
          await tab.evaluate(`shiftMs = ${shiftMs}; undefined`)
          await row.make(tab, 5)
        })
      },
    }),
  ),
  {
    name: 'props hold what cannot be sent',
    async run(row) {
      const tab = await row.open()
      const fates: Record<string, number> = {}
      for (const [name, value] of Object.entries(VALUES)) {
        await row.make(tab, 1)
        fates[name] = row.expectMade(1)
        const call = `waymark('track', 'made', { n: ${fates[name]}, odd: ${value} })`
        await tab.evaluate(`try { ${call} } catch (error) { complain(String(error)) }; undefined`)
      }
      // What is given up is counted in the envelope after it.
      await row.make(tab, 1)
      await row.settle()
      const stored = new Set(storedOf(await row.gate.ledger(), 'made').map(({ props }) => props?.n))
      const counted = Object.keys(VALUES).filter((name) => !stored.has(fates[name]))
      if (`${counted}` !== `${TOO_LARGE}`) throw new Error(`not stored: ${counted}`)
      if (await tab.evaluate(`Boolean({}.polluted)`)) throw new Error('polluted')
      return `counted: ${counted}`
    },
    expected: ({ made }) => ({ stored: made - TOO_LARGE.length, counted: TOO_LARGE.length }),
  },
  {
    name: 'props hold 1 MB of text',
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      const n = row.expectMade(1)
      await tab.evaluate(`waymark('track', 'made', { n: ${n}, text: 'x'.repeat(1e6) }); undefined`)
      await row.make(tab, 5)
      await row.settle()
    },
    expected: ({ made, stored }) => ({ counted: made - stored }),
  },
  {
    name: 'a strict content security policy with Trusted Types holds',
    page: {
      headers: {
        'Content-Security-Policy':
          "default-src 'none'; script-src 'nonce-page' 'strict-dynamic'; connect-src 'self' http://127.0.0.1:*; require-trusted-types-for 'script'; trusted-types 'none'",
      },
      head: `document.addEventListener('securitypolicyviolation', function (event) {
  if (event.effectiveDirective !== 'img-src') complain(event.effectiveDirective)
})`,
      early: outagePage(),
    },
    run: watchOutage,
  },
  {
    name: 'a content security policy forbids the way to the collector',
    page: {
      headers: { 'Content-Security-Policy': "connect-src 'self'" },
      attributes: 'data-debug',
      head: `${PAGE_CLOCK}
var violations = 0, notes = []
document.addEventListener('securitypolicyviolation', function () { violations++ })
console.warn = function (note) { notes.push(note) }`,
    },
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      for (let minute = 0; minute < BLOCKED_MINUTES; minute++) {
        await row.make(tab, 1)
        await putForward(row.pages, 60_000)
      }
      const [tryCount, notes] = await tab.evaluate<[number, string[]]>(`[violations, notes]`)
      const note = `${tryCount} tries in ${BLOCKED_MINUTES} minutes, noted: ${notes}`
      if (tryCount > MAX_BLOCKED_TRIES || `${notes}` !== 'waymark: blocked') throw new Error(note)
      return note
    },
    expected: ({ made }) => ({ stored: 0, held: made }),
  },
]
