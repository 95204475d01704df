import type { Platform } from '../platform.ts'

const cartCall = (method: string, path = '') => new RegExp(`^${method} .*/api/cart${path}(\\?|$)`)
const put = cartCall('PUT')

/** Swell's frontend API, as swell-js calls it; the cart answers everything. */
export const swell: Platform = {
  name: 'swell',
  foreign: /./,
  cart: {
    in: 'items',
    lineId: 'id',
    itemId: 'product_id|product.id',
    variantId: 'variant_id|variant.id',
    sku: 'variant.sku|product.sku',
    name: 'product.name',
    price: 'price',
    quantity: 'quantity',
    code: 'currency',
    money: 'major',
  },
  calls: [
    {
      at: cartCall('POST', '/items'),
      asks: 'add',
      line: { itemId: 'product_id', variantId: 'variant_id', quantity: 'quantity' },
    },
    {
      at: cartCall('PUT', '/items/(?<lineId>\\w+)'),
      asks: 'set',
      line: { quantity: 'quantity' },
    },
    { at: cartCall('DELETE', '/items/(?<lineId>\\w+)'), asks: 'remove' },
    { at: cartCall('DELETE', '/items'), asks: 'clear' },
    // All lines at once, those that stay too.
    { at: cartCall('PUT', '/items'), asks: 'differ' },
    { at: put, says: /^items\b/m, asks: 'differ' },
    { at: cartCall('PUT', '/coupon'), asks: 'coupon', coupon: 'code' },
    { at: put, says: /^coupon_code=./m, asks: 'coupon', coupon: 'coupon_code' },
    { at: put, says: /^billing\.(method|card|intent|paypal)\b/m, asks: 'payment', step: 'payment' },
    { at: put, says: /^shipping\.service\b/m, asks: 'shipping', step: 'shipping' },
    { at: put, says: /^shipping\./m, asks: 'step', step: 'address' },
    { at: put, says: /^billing\./m, asks: 'step', step: 'billing' },
    { at: put, says: /^account\./m, asks: 'step', step: 'contact' },
    {
      at: cartCall('POST', '/order'),
      asks: 'order',
      order: { id: 'number|id', value: 'grand_total', code: 'currency' },
    },
    { at: cartCall('(GET|PUT|DELETE)', '(/coupon)?'), asks: 'show' },
  ],
}
