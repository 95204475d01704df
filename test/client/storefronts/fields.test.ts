import { describe, expect, it } from 'vitest'
import { fieldsOf, pick, toNumber } from '../../../packages/client/src/storefronts/fields.ts'

describe('fieldsOf()', () => {
  it('lists the shallow fields first', () => {
    const paths = fieldsOf({ order: { line_items: [{ sku: 'MUG' }] }, Total: 9 }).map(([at]) => at)
    expect(paths).toEqual([
      '',
      '.order',
      '.total',
      '.order.lineitems',
      '.order.lineitems.0',
      '.order.lineitems.0.sku',
    ])
  })

  it('goes no deeper than patterns can follow in time', () => {
    const depth = 5_000
    const fields = fieldsOf(JSON.parse('[7,'.repeat(depth) + ']'.repeat(depth).replace(']', '8]')))
    const characters = fields.reduce((sum, [path]) => sum + path.length, 0)
    expect([characters < 50_000, pick(fields, toNumber, /^\.0$/)]).toEqual([true, 7])
  })
})
