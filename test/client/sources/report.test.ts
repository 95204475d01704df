import type { CommerceAction } from '@waymark/client/storefronts'
import { describe, expect, it } from 'vitest'
import { enrich, splitByProduct } from '../../../packages/client/src/sources/report.ts'

const add = (rest: Partial<CommerceAction>): CommerceAction => ({
  ...{ type: 'add_to_cart', items: [], confidence: 1, reason: 'test' },
  ...rest,
})

describe('enrich()', () => {
  it('fills what is missing of the same product', () => {
    const better = add({ items: [{ item_id: 'MUG', quantity: 2 }] })
    const worse = add({
      items: [{ item_id: 'MUG', item_name: 'Mug', price: 9.5, quantity: 1 }],
      currency: 'EUR',
    })
    expect(enrich(better, worse)).toMatchObject({
      items: [{ item_id: 'MUG', item_name: 'Mug', price: 9.5, quantity: 2 }],
      currency: 'EUR',
      value: 19,
    })
  })

  it('takes nothing of another product', () => {
    const better = add({ items: [{ item_id: 'MUG', item_name: 'Mug', price: 9.5 }] })
    const worse = add({ items: [{ item_id: 'POT', item_name: 'Pot', item_brand: 'Kiln' }] })
    expect(enrich(better, worse).items).toEqual(better.items)
  })

  it('mixes no prices of two currencies', () => {
    const better = add({ items: [{ item_id: 'MUG' }], currency: 'EUR' })
    const worse = add({ items: [{ item_id: 'MUG', price: 9.5 }], currency: 'DKK', value: 9.5 })
    expect(enrich(better, worse)).toEqual(better)
  })

  it('takes the products of the other where it names none', () => {
    const items = [{ item_id: 'MUG', quantity: 1 }]
    expect(enrich(add({}), add({ items })).items).toEqual(items)
  })
})

describe('splitByProduct()', () => {
  it('makes an act of each product, with its own value', () => {
    const items = [
      { item_id: 'MUG', price: 9.5, quantity: 2 },
      { item_id: 'POT', price: 20, quantity: 1 },
    ]
    expect(
      splitByProduct(add({ items, currency: 'EUR', value: 39 })).map(({ value }) => value),
    ).toEqual([19, 20])
  })

  it('leaves lists and orders whole', () => {
    const items = [{ item_id: 'MUG' }, { item_id: 'POT' }]
    expect(splitByProduct(add({ type: 'purchase', items }))).toHaveLength(1)
  })
})
