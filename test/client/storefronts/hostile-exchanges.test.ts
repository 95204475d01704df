import type { CommerceAction, Exchange, StorefrontPage } from '@waymark/client/storefronts'
import { createExchangeReader } from '@waymark/client/storefronts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fixture, Session } from './fixtures/fixture.ts'
import { tell } from './fixtures/fixture.ts'
import { loadFixtures } from './fixtures/load-fixtures.ts'

// Whatever a page, a server or a caller without types feeds a reader: it gives actions of the right
// form, or none, and goes on reading.

const FIXTURES = await loadFixtures()
const names = [...FIXTURES.map(({ platform }) => platform.name), 'generic']
const url = 'https://www.shop.example/products/mug'

const exchangesOf = ({ steps }: Session) => steps.flatMap((step) => ('event' in step ? [] : [step]))
const known = FIXTURES.flatMap(({ sessions }) => sessions.flatMap(exchangesOf))

const fails = (): never => {
  throw new Error('no')
}
/** Throws at every touch. */
const untouchable = new Proxy({}, { get: fails, has: fails, ownKeys: fails })
/** Makes fields throw when they are read. */
const spoil = (fed: object, fields: readonly string[]): unknown =>
  Object.defineProperties(
    fed,
    Object.fromEntries(fields.map((name) => [name, { get: fails, enumerable: true }])),
  )
const nested = (open: string, close: string, depth: number) =>
  open.repeat(depth) + close.repeat(depth)

const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    ...[
      '\ud800',
      '{"sku":"\udfff"}',
      '%',
      'a=%E0%A4',
      '{"__proto__":{"items":[]}}',
      '\0',
      '<',
      '[',
    ],
    nested('[', ']', 3_000),
    nested('{"cart":', '}', 3_000).replace('}', '1}'),
    `{"items":[${'{"id":1,"quantity":1},'.repeat(3_000)}{}]}`,
    `<p class="${'error '.repeat(20_000)}`,
    `items[]=${'1&items[]='.repeat(5_000)}`,
  ),
  fc.json({ maxDepth: 6 }),
)
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.anything(),
  fc.constantFrom<unknown>(Symbol.iterator, 1n, Number.NaN, [[]], [['a']], [[null, null]]),
)
/** An exchange of some platform, with some of its fields replaced. */
const hostile = fc
  .tuple(
    fc.constantFrom(...known),
    fc.record(
      {
        method: value,
        url: value,
        requestHeaders: value,
        requestBody: value,
        status: value,
        responseHeaders: value,
        responseBody: value,
      },
      { requiredKeys: [] },
    ),
  )
  .map(([exchange, rest]): unknown => ({ ...exchange, ...rest }))
const exchange = fc.oneof({ weight: 9, arbitrary: hostile }, { weight: 1, arbitrary: value })
const FIELDS = ['method', 'url', 'requestBody', 'status', 'responseBody']
const spoilt = fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray(FIELDS))

const member = fc.oneof(fc.constant(fails), fc.func(value), value)
const page = fc.record(
  {
    global: member,
    meta: member,
    products: fc.oneof(fc.array(value), value),
    cart: fc.oneof(fc.array(value), value),
    clicked: value,
    currency: value,
  },
  { requiredKeys: [] },
)

/** Whether an action has what the type says, whatever it was read from. */
function isWhole({ type, items, confidence, reason, ...rest }: CommerceAction): boolean {
  const amounts = [rest.value, rest.quantityDelta, ...items.flatMap((i) => [i.price, i.quantity])]
  const words = [rest.step, rest.orderId, rest.coupon, rest.currency]
  return (
    /^[a-z_]+$/.test(type) &&
    confidence > 0 &&
    confidence <= 1 &&
    reason !== '' &&
    amounts.every((amount) => amount === undefined || Number.isFinite(amount)) &&
    words.every((word) => word === undefined || typeof word === 'string')
  )
}

describe.each(names)('a reader of %s', (storefront) => {
  it('never throws, whatever it is fed, and gives nothing but actions', () => {
    fc.assert(
      fc.property(
        page,
        fc.array(exchange, { maxLength: 5 }),
        spoilt,
        (shown, exchanges, fields) => {
          // What is fed here is of other forms than the types allow: that is the point.
          const reader = createExchangeReader({ ...shown, url, storefront } as StorefrontPage)
          const fed = [...exchanges, spoil({ ...known[0] }, fields), untouchable]
          const actions = fed.flatMap((one) => reader.read(one as Exchange))
          expect(actions.filter((action) => !isWhole(action))).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })
})

const successes = FIXTURES.flatMap((fixture: Fixture) => {
  const session = fixture.sessions.find(
    ({ case: name, steps }) => name === 'success' && steps.every((step) => !('event' in step)),
  )
  return session ? [{ name: fixture.platform.name, fixture, session }] : []
})

describe('a reader that was fed what it cannot read', () => {
  it.each(successes)('reads $name as if nothing had been', ({ name, fixture, session }) => {
    const { globals: _, metas: __, ...page } = session.page ?? {}
    const at = { url: fixture.url ?? url, ...page, storefront: name }
    const plain = createExchangeReader(at)
    const told = exchangesOf(session).flatMap(plain.read).map(tell)
    const tried = createExchangeReader({ ...at, global: fails, meta: fails })
    const actions = exchangesOf(session).flatMap((one) => [
      // Callers without types may pass anything.
      ...[null, untouchable, { ...one, url: untouchable }].flatMap((bad) =>
        tried.read(bad as unknown as Exchange),
      ),
      ...tried.read(one),
    ])
    expect([told.length > 0, actions.map(tell)]).toEqual([true, told])
  })
})
