import { COUPON, EMAIL, MUG, type ShopClient } from './client.ts'

const total = 2 * MUG.price

export const medusa: ShopClient = {
  made: '@medusajs/js-sdk',
  platform: 'medusa',
  code: `import Medusa from '@medusajs/js-sdk'
const { cart } = new Medusa({ baseUrl: 'https://backend.mugs.example', publishableKey: 'pk_1' }).store
const line = (quantity) => ({ variant_id: 'v1', quantity })
window.shop = {
  refuse: () => cart.createLineItem('cart_1', line(9)),
  add: () => cart.createLineItem('cart_1', line(2)),
  change: () => cart.updateLineItem('cart_1', 'l1', { quantity: 3 }),
  coupon: () => cart.addPromotions('cart_1', { promo_codes: ['${COUPON}'] }),
  badCoupon: () => cart.addPromotions('cart_1', { promo_codes: ['NOPE'] }),
  remove: () => cart.deleteLineItem('cart_1', 'l1'),
  again: () => cart.createLineItem('cart_1', line(2)),
  contact: () => cart.update('cart_1', { email: '${EMAIL}' }),
  order: () => cart.complete('cart_1'),
}`,
  api: 'https://backend.mugs.example/**',
  answer({ act, quantity }) {
    if (act === 'refuse') return [400, { type: 'invalid_data', message: 'Not enough stock' }]
    if (act === 'badCoupon') return [400, { type: 'invalid_data', message: 'Unknown code' }]
    if (act === 'order') {
      const order = { id: 'M-1042', display_id: 1042, email: EMAIL, currency_code: 'eur', total }
      return [200, { type: 'order', order }]
    }
    const line = { id: 'l1', variant_id: 'v1', title: MUG.name, unit_price: MUG.price, quantity }
    const items = quantity ? [line] : []
    const cart = { id: 'cart_1', currency_code: 'eur', email: EMAIL, items }
    return [200, { cart, parent: cart }]
  },
}
