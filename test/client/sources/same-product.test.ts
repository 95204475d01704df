import { describe, expect, it } from 'vitest'
import { compareProducts } from '../../../packages/client/src/sources/same-product.ts'

describe('compareProducts()', () => {
  it.each([
    [{ item_id: 'MUG' }, { sku: 'mug' }, 'same'],
    [{ item_id: '1', item_variant: '4711' }, { item_id: 'shopify_DE_1000_4711' }, 'same'],
    [{ item_name: 'Mug' }, { item_id: '1', item_name: 'mug' }, 'same'],
    [{ item_id: '1', item_name: 'Mug' }, { item_id: '2', item_name: 'Pot' }, 'other'],
    [{ item_id: '1' }, { item_id: 'MUG' }, 'unknown'],
    [undefined, { item_id: '1' }, 'unknown'],
    [{}, {}, 'unknown'],
  ] as const)('%o and %o: %s', (a, b, likeness) => {
    expect(compareProducts(a, b)).toBe(likeness)
  })
})
