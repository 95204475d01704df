import { describe, expect, it } from 'vitest'
import { listAt, toLines, valueAt } from '../../../packages/client/src/storefronts/places.ts'

const session = { page: { url: 'https://www.shop.example/' }, cart: undefined }
const body = { cart: { lines: [{ id: 1 }, { id: 2 }] }, empty: '', zero: 0, ids: 'a,b' }

describe('valueAt()', () => {
  it.each<[string, unknown]>([
    ['cart.lines.1.id', 2],
    ['empty|zero', 0],
    ['missing|ids', 'a,b'],
    ['zero.deeper', undefined],
    ['', body],
  ])('finds %s', (path, value) => {
    expect(valueAt(body, path, session)).toEqual(value)
  })

  it('asks a function', () => {
    expect(valueAt(body, (entry) => entry === body, session)).toBe(true)
  })
})

describe('listAt()', () => {
  it.each<[string, unknown, string, unknown]>([
    [
      'a list',
      { a: [1, 2] },
      'a',
      [
        ['0', 1],
        ['1', 2],
      ],
    ],
    ['a map', { a: { x: 1 } }, 'a', [['x', 1]]],
    [
      'text with commas',
      { a: 'x,y' },
      'a',
      [
        ['0', 'x'],
        ['1', 'y'],
      ],
    ],
    [
      'a connection',
      { a: { edges: [{ node: 1 }, { node: { id: 2 } }] } },
      'a',
      [
        ['0', { node: 1 }],
        ['1', { id: 2 }],
      ],
    ],
    ['nodes', { a: { nodes: [3] } }, 'a', [['0', 3]]],
    [
      'lists joined',
      { a: [1], b: [2] },
      'a+b',
      [
        ['0', 1],
        ['0', 2],
      ],
    ],
    ['nothing', { a: 5 }, 'a', undefined],
  ])('lists %s', (_, root, place, expected) => {
    expect(listAt(root, place, session)).toEqual(expected)
  })
})

describe('toLines()', () => {
  it('writes fields as lines, empty lists too', () => {
    expect(toLines({ a: 1, b: { c: ['x'], d: [] }, e: null })).toBe('a=1\ne=null\nb.d=\nb.c.0=x')
  })
})
