import type { CartAsk } from '@waymark/client/storefronts'
import { describe, expect, it } from 'vitest'
import { recallLines } from '../../../packages/client/src/storefronts/recall-lines.ts'

const add = (itemId: string): CartAsk => ({ kind: 'add', lines: [{ itemId, quantity: 1 }] })
const known = [{ lineId: '5', itemId: '40', price: 9.5, currency: 'EUR', quantity: 1 }]

describe('recallLines()', () => {
  it.each([
    ['a product by the key of its line', { lineId: '5', quantity: 2 }, { itemId: '40' }],
    [
      'the currency while the price is the same',
      { itemId: '40', price: 9.5, quantity: 2 },
      { currency: 'EUR' },
    ],
    ['no currency for another price', { itemId: '40', price: 9, quantity: 2 }, {}],
    ['nothing of another product', { itemId: '41', price: 9.5, quantity: 2 }, {}],
  ])('recalls %s', (_, line, more) => {
    expect(recallLines([line], { kind: 'read', lines: [] }, known)).toEqual([{ ...more, ...line }])
  })

  it('takes the only line nobody knows for the product that was added', () => {
    const lines = [
      { lineId: '5', quantity: 1 },
      { lineId: '6', quantity: 1 },
    ]
    expect(recallLines(lines, add('41'), known)[1]).toEqual({ ...lines[1], itemId: '41' })
  })

  it('lets it be where another line is the product', () => {
    const lines = [
      { itemId: '41', quantity: 1 },
      { lineId: '6', quantity: 1 },
    ]
    expect(recallLines(lines, add('41'), known)).toEqual(lines)
  })

  it('takes of several lines the one that changed', () => {
    const before = [
      { lineId: '6', quantity: 1 },
      { lineId: '7', quantity: 1 },
    ]
    const lines = [
      { lineId: '6', quantity: 2 },
      { lineId: '7', quantity: 1 },
    ]
    expect(recallLines(lines, add('41'), before)[0]).toEqual({ ...lines[0], itemId: '41' })
  })

  it('does not choose between two', () => {
    const lines = [
      { lineId: '6', quantity: 1 },
      { lineId: '7', quantity: 1 },
    ]
    expect(recallLines(lines, add('41'), known)).toEqual(lines)
  })
})
