import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphqlAnswer, readGraphql } from '../../../packages/client/src/storefronts/graphql.ts'

const lines = [{ merchandiseId: 'gid://shopify/ProductVariant/40', quantity: 2 }]

describe('readGraphql()', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    [
      'arguments by their own names, whatever the variables are called',
      {
        query:
          'mutation M($c: ID!, $x: [L!]! = []) { cartLinesAdd(cartId: $c, lines: $x) { cart { id } } }',
        variables: { c: 'c1', x: lines },
      },
      {
        field: 'cartLinesAdd',
        key: 'cartLinesAdd',
        isMutation: true,
        args: { cartId: 'c1', lines },
      },
    ],
    [
      'an alias',
      { query: 'mutation { result: cartCreate { cart { id } } }' },
      { field: 'cartCreate', key: 'result', isMutation: true },
    ],
    [
      'values in the text, commented',
      {
        query:
          '# adds { one }\nmutation { add(input: {sku: "A\\"B", qty: 2, tags: [NEW, "x"], gift: $g}) { id } }',
        variables: { g: true },
      },
      {
        field: 'add',
        args: { input: { sku: 'A"B', qty: 2, tags: ['NEW', 'x'], gift: true } },
      },
    ],
    [
      'the operation that is named, after fragments and others',
      {
        operationName: 'B',
        query:
          'fragment F on Cart { id } query A { cart { ...F } } mutation B { removeItem(id: 3) { ...F } }',
      },
      { field: 'removeItem', isMutation: true, args: { id: 3 } },
    ],
    [
      'a persisted query',
      {
        operationName: 'ADD_PRODUCTS_TO_CART_MUTATION',
        variables: { cartItems: [] },
        extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } },
      },
      { field: 'ADDPRODUCTSTOCARTMUTATION', isMutation: true, args: { cartItems: [] } },
    ],
    ['a query', { query: '{ cart(id: 1) { id } }' }, { field: 'cart', isMutation: false }],
  ])('reads %s', (_, body, expected) => {
    expect(readGraphql(body)).toMatchObject([expected])
  })

  it.each([[undefined], ['{'], [{ query: 'mugs' }], [{ query: 'mutation {' }], [{ sku: 'A' }]])(
    'finds no call in %j',
    (body) => {
      expect(readGraphql(body)).toEqual([])
    },
  )

  it('reads every field of a mutation, but what is asked of its answer', () => {
    const query = `mutation ($n: Int!) {
      __typename
      a: addItem(id: 1, n: $n) @include(if: true) { order { lines(first: 9) { id } } }
      removeItem(id: 2) { ok } }`
    const calls = readGraphql({ query, variables: { n: 3 } })
    expect(calls.map(({ field, key, args }) => ({ field, key, args: { ...args } }))).toEqual([
      { field: 'addItem', key: 'a', args: { id: 1, n: 3 } },
      { field: 'removeItem', key: 'removeItem', args: { id: 2, n: 3 } },
    ])
  })

  it('never throws, whatever the text', () => {
    const part = fc.constantFrom(
      'mutation',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      ':',
      '$',
      'a',
      '"',
      '"""',
      '\\',
      '#',
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(() => readGraphql({ query: `${parts.join(' ')}{`, variables: {} })).not.toThrow()
      }),
    )
  })
})

describe('graphqlAnswer()', () => {
  const call = { field: 'add', key: 'result', isMutation: true, args: {} }
  it.each<[string, unknown, unknown]>([
    ['takes the field by its alias', { data: { result: { id: 1 } } }, { id: 1 }],
    [
      'puts the errors beside it',
      { data: { result: { id: 1 } }, errors: [1] },
      { id: 1, errors: [1] },
    ],
    ['makes an error of nothing', { data: { result: null } }, { errors: 'no answer' }],
  ])('%s', (_, answer, expected) => {
    expect(graphqlAnswer(answer, call)).toEqual(expected)
  })
})
