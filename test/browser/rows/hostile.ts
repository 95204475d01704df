import { ownAnswer } from '../../helpers/delivery/fault.ts'
import type { RowWorld } from '../../helpers/delivery/row.ts'
import type { Row } from '../../helpers/delivery/rows.ts'
import { lastFor, withFault } from '../../helpers/delivery/site.ts'

// What becomes of touchpoints on pages that have changed the language and the browser under us.

const BLOCKED_MS = 15_000
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

/** Values nobody should pass, as expressions; each with something ordinary before and after. */
export const VALUES: readonly string[] = [
  `(() => { const cyclic = {}; cyclic.self = cyclic; return cyclic })()`,
  `10n ** 40n`,
  `({ toJSON() { throw new Error('toJSON') } })`,
  `Object.defineProperty({}, 'getter', { enumerable: true, get() { throw new Error('getter') } })`,
  `'x'.repeat(3e6)`,
  `(() => {})`,
  `Symbol('s')`,
  `document.body`,
  `window`,
  `new Date(NaN)`,
  `JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')`,
  `(() => { let deep = {}; for (let i = 0; i < 5000; i++) deep = { deep }; return deep })()`,
  `null`,
  `'\\ud800 lone \\udc00'`,
  `new Proxy({}, { ownKeys() { throw new Error('proxy') }, get() { throw new Error('proxy') } })`,
  `Object.freeze({ frozen: Object.freeze([1, 2]) })`,
]

async function expectNothingThrown(row: RowWorld, work: () => Promise<string>): Promise<string> {
  const thrown = await work()
  if (thrown !== '') throw new Error(`thrown at the page of ${row.siteId}: ${thrown}`)
  return 'nothing thrown at the page'
}

async function outageOnPage(row: RowWorld, after = 'undefined'): Promise<string> {
  const tab = await row.open()
  await tab.evaluate(`${after}; undefined`)
  await row.make(tab, 5)
  await row.settle()
  await withFault(row, ownAnswer(503), async () => {
    await row.make(tab, 5)
    await row.until(({ wire }) => wire.some(({ status }) => status === 503))
  })
  const thrown = await tab.evaluate<string>(`thrown.join()`)
  await row.make(tab, 5, `location.href = '/b'`)
  await row.settle()
  return thrown
}

/** Rows of the situation hostile host page. */
export const HOSTILE_ROWS: readonly Row[] = [
  ...Object.entries(BEFORE).map(
    ([name, head]): Row => ({
      name,
      page: { head },
      // WebKit's driver trips over such members itself.
      browsers: name.includes('enumerable')
        ? ['chromium', 'firefox']
        : ['chromium', 'firefox', 'webkit'],
      run: (row) => expectNothingThrown(row, () => outageOnPage(row)),
    }),
  ),
  ...Object.entries(AFTER).map(
    ([name, script]): Row => ({
      name,
      // WebKit's driver needs what these take away.
      browsers: ['chromium', 'firefox'],
      run: (row) => expectNothingThrown(row, () => outageOnPage(row, script)),
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
      return expectNothingThrown(row, async () => {
        for (const value of VALUES) {
          await row.make(tab, 1)
          const n = row.expectMade(1)
          const call = `waymark('track', 'made', { n: ${n}, odd: ${value} })`
          await tab.evaluate(
            `try { ${call} } catch (error) { thrown.push(String(error)) }; undefined`,
          )
        }
        const ordinary = VALUES.map((_, index) => 2 * index)
        await row.until(({ stored }) =>
          ordinary.every((n) => stored.some(({ props }) => props?.n === n)),
        )
        // What an answer refused is counted in the envelope after it.
        await row.make(tab, 1)
        await row.settle()
        return tab.evaluate<string>(`thrown.join() + (({}).polluted ? 'polluted' : '')`)
      })
    },
    expected: ({ made, stored }) => ({ counted: made - stored }),
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
    // WebKit's driver evaluates text, which this policy forbids.
    browsers: ['chromium', 'firefox'],
    page: {
      headers: {
        'Content-Security-Policy':
          "default-src 'none'; script-src 'nonce-page' 'strict-dynamic'; connect-src 'self' http://127.0.0.1:*; require-trusted-types-for 'script'; trusted-types 'none'",
      },
      head: `var violations = []
document.addEventListener('securitypolicyviolation', function (event) {
  if (event.effectiveDirective !== 'img-src') violations.push(event.effectiveDirective)
})`,
    },
    run: (row) =>
      expectNothingThrown(row, async () => {
        const tab = await row.open()
        await row.make(tab, 10)
        await row.settle()
        return tab.evaluate<string>(`thrown.concat(violations).join()`)
      }),
  },
  {
    name: 'a content security policy forbids the way to the collector',
    page: {
      headers: { 'Content-Security-Policy': "connect-src 'self'" },
      head: `var violations = 0
document.addEventListener('securitypolicyviolation', function () { violations++ })`,
    },
    async run(row) {
      const tab = await row.open()
      await row.make(tab, 5)
      await lastFor(BLOCKED_MS)
      const tryCount = await tab.evaluate<number>('violations')
      const note = `${tryCount} tries in ${BLOCKED_MS / 1_000} s`
      if (tryCount > MAX_BLOCKED_TRIES) throw new Error(note)
      return note
    },
    expected: ({ made }) => ({ stored: 0, held: made }),
  },
]
