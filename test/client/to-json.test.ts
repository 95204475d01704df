import { LIMITS } from '@waymark/protocol'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { toJson } from '../../packages/client/src/to-json.ts'

const restores: (() => void)[] = []

/** Patches a global as a page's library does, for one test. */
function patch(target: object, name: string, value: unknown): void {
  const original = Object.getOwnPropertyDescriptor(target, name)
  Object.defineProperty(target, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  })
  restores.push(() => {
    if (original) Object.defineProperty(target, name, original)
    else Reflect.deleteProperty(target, name)
  })
}

afterEach(() => {
  for (const restore of restores.splice(0).reverse()) restore()
})

function throwing(): never {
  throw new Error('Told not to look')
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

/** An object `levels` deep: `{ a: { a: 1 } }` has two. */
function nested(levels: number): object {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { a: value }
  return { a: value }
}

/** Objects deep in what was written. */
function depthOf(json: string): number {
  return json.split('{').length - 1
}

describe('toJson()', () => {
  it('writes JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(JSON.parse(toJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('never throws, and what it writes can be read', () => {
    const anything = fc.anything({
      maxDepth: 4,
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
      withUnicodeString: true,
    } as fc.ObjectConstraints)
    fc.assert(
      fc.property(anything, (value) => {
        expect(() => JSON.parse(toJson({ value }))).not.toThrow()
      }),
    )
  })

  it.each([
    ['a bigint', 12n, '"12"'],
    ['NaN', Number.NaN, 'null'],
    ['an infinity', Number.POSITIVE_INFINITY, 'null'],
    ['null', null, 'null'],
    ['a date', new Date(0), '"1970-01-01T00:00:00.000Z"'],
    ['an invalid date', new Date(Number.NaN), 'null'],
    [
      'an array with holes and values without a form',
      Object.assign(new Array(5), [1], { 2: undefined, 3: () => 1, 4: Symbol('s') }),
      '[1,null,null,null,null]',
    ],
    ['a function among properties', { a: 1, f() {} }, '{"a":1}'],
    ['a symbol among properties', { a: 1, s: Symbol('s'), [Symbol('k')]: 2 }, '{"a":1}'],
    ['undefined among properties', { a: 1, u: undefined }, '{"a":1}'],
    ['half a surrogate pair', { a: '\ud800' }, '{"a":"\\ud800"}'],
    ['half a surrogate pair as a name', { '\udc00': 1 }, '{"\\udc00":1}'],
    ['line separators and quotes', '"\u2028\n', '"\\"\u2028\\n"'],
    ['an own __proto__', JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    [
      'a class with fields',
      new (class Cart {
        total = 9.9
      })(),
      '{"total":9.9}',
    ],
    ['a map', new Map([['a', 1]]), '{}'],
    [
      'a throwing getter',
      {
        a: 1,
        get b() {
          return throwing()
        },
        c: 3,
      },
      '{"a":1,"c":3}',
    ],
    ['a throwing toJSON, which it does not call', { a: 1, toJSON: throwing }, '{"a":1}'],
    ['a toJSON of its own, which it does not call', { a: 1, toJSON: () => 'gone' }, '{"a":1}'],
    ['a frozen object', Object.freeze({ a: Object.freeze([1]) }), '{"a":[1]}'],
    [
      'a proxy that refuses to tell its names',
      { p: new Proxy({}, { ownKeys: throwing }), a: 1 },
      '{"p":{},"a":1}',
    ],
  ])('writes %s', (_, value, json) => {
    expect(toJson(value)).toBe(json)
  })

  it.each([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
  ])('has an empty text for %s alone', (_, value) => {
    expect(toJson(value)).toBe('')
  })

  it.each([
    ['object', revoked({})],
    ['array', revoked([])],
    ['object that refuses to name its prototype', new Proxy({}, { getPrototypeOf: throwing })],
    ['array that refuses to be read', new Proxy([1, 2], { get: throwing })],
    ['date of a page that broke dates', Object.assign(new Date(0), { toISOString: throwing })],
  ])('does not throw over an unreadable %s', (_, value) => {
    expect(() => JSON.parse(toJson(value))).not.toThrow()
  })

  it('reads a getter once', () => {
    let reads = 0
    toJson({
      get a() {
        return ++reads
      },
    })
    expect(reads).toBe(1)
  })

  it('keeps the nesting the protocol allows', () => {
    // One level is the touchpoint itself, the next its `props`.
    expect(depthOf(toJson(nested(LIMITS.depth)))).toBe(LIMITS.depth + 1)
  })

  it.each([17, 18, 5_000])(
    'cuts %i levels down to it, so that the rest is not refused',
    (levels) => {
      expect(depthOf(toJson(nested(levels)))).toBe(LIMITS.depth + 1)
    },
  )

  it('cuts a cycle', () => {
    const value: Record<string, unknown> = { a: 1 }
    value.self = value
    expect(JSON.parse(toJson(value))).toMatchObject({ a: 1 })
  })

  it('does not walk a web of references for ever, as `window` and React’s nodes are', () => {
    let reads = 0
    // Past the bound the web falls apart, so that a walk without one ends too.
    const web = {}
    for (const name of ['window', 'self', 'parent', 'top']) {
      Object.defineProperty(web, name, {
        enumerable: true,
        get: () => (++reads > 100_000 ? null : web),
      })
    }
    toJson(web)
    expect(reads).toBeLessThan(100_000)
  })

  it('writes the window and its document without a throw', () => {
    expect(() => JSON.parse(toJson({ document: document.body }))).not.toThrow()
  })

  it('writes three megabytes of text whole', () => {
    expect(toJson('x'.repeat(3_000_000)).length).toBe(3_000_002)
  })
})

describe('toJson() on a page that has patched the language', () => {
  const value = { items: [{ item_id: 'a' }, 'b'], n: 1 }
  const json = '{"items":[{"item_id":"a"},"b"],"n":1}'

  it.each([
    ['Array.prototype.toJSON, as Prototype.js', Array.prototype, 'toJSON', () => '[]'],
    ['Object.prototype.toJSON', Object.prototype, 'toJSON', () => '{}'],
    ['String.prototype.toJSON', String.prototype, 'toJSON', () => 'x'],
    ['an enumerable member of Array.prototype', Array.prototype, 'last', () => 1],
    ['an enumerable member of Object.prototype', Object.prototype, 'extend', () => 1],
    ['JSON.stringify', JSON, 'stringify', () => '"broken"'],
    // Prototype.js (all 1.x) puts `$A` here, which knows no mapping function.
    [
      'Array.from, as Prototype.js',
      Array,
      'from',
      (list: ArrayLike<unknown>) => [].slice.call(list),
    ],
  ])('is not misled by %s', (_, target, name, replacement) => {
    patch(target, name, replacement)
    expect(toJson(value)).toBe(json)
  })
})
