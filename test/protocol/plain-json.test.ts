import { LIMITS } from '@waymark/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toProps } from '../../packages/protocol/src/plain-json.ts'

/** An object `levels` deep: `{ a: { a: 1 } }` has two. */
function nested(levels: number): object {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { a: value }
  return { a: value }
}

function wide(keys: number): object {
  return Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, i]))
}

describe('toProps()', () => {
  it('copies JSON as it is', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue({ maxDepth: 6 })),
        (input) => {
          const json = JSON.parse(JSON.stringify(input))
          fc.pre(!/"(__proto__|constructor|prototype)"/.test(JSON.stringify(json)))
          expect(toProps(json)).toEqual({ props: json })
        },
      ),
    )
  })

  it('shares nothing with its input', () => {
    const input = { list: [{ a: 1 }] }
    const result = toProps(input)
    input.list.push({ a: 2 })
    expect(result).toEqual({ props: { list: [{ a: 1 }] } })
  })

  it('takes as many levels as the limit', () => {
    expect(toProps(nested(LIMITS.depth - 1))).toHaveProperty('props')
  })

  it.each([
    ['objects', nested(LIMITS.depth)],
    ['arrays', JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
  ])('refuses one level more, of %s', (_, input) => {
    expect(toProps(input)).toEqual({
      problem: `props must not nest deeper than ${LIMITS.depth} levels`,
    })
  })

  it('takes as many keys as the limit', () => {
    expect(toProps({ a: wide(LIMITS.keys) })).toHaveProperty('props')
  })

  it.each([
    ['at the top', wide(LIMITS.keys + 1)],
    ['below', { a: [wide(LIMITS.keys + 1)] }],
  ])('refuses one key more, %s', (_, input) => {
    expect(toProps(input)).toEqual({ problem: `props must not have more than ${LIMITS.keys} keys` })
  })

  it('drops the keys that reach a prototype', () => {
    const input = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":{"prototype":1,"b":2}}',
    )
    expect(toProps(input)).toEqual({ props: { a: { b: 2 } } })
  })

  it('leaves every prototype as it was', () => {
    toProps(JSON.parse('{"__proto__":{"polluted":1},"a":[{"__proto__":{"polluted":1}}]}'))
    expect(Object.keys(Object.getPrototypeOf({}))).toEqual([])
  })

  it('gives null for numbers that JSON cannot write', () => {
    expect(toProps(JSON.parse('{"a":1e999,"b":[-1e999]}'))).toEqual({
      props: { a: null, b: [null] },
    })
  })
})
