import { COUPON, EMAIL, MUG, type ShopClient } from './client.ts'

export const swell: ShopClient = {
  made: 'swell-js',
  platform: 'swell',
  code: `import swell from 'swell-js'
swell.init('mugs', 'pk_1')
const { cart } = swell
const line = (quantity) => ({ product_id: 'p1', quantity })
window.shop = {
  refuse: () => cart.addItem(line(9)),
  add: () => cart.addItem(line(2)),
  change: () => cart.updateItem('l1', { quantity: 3 }),
  coupon: () => cart.applyCoupon('${COUPON}'),
  badCoupon: () => cart.applyCoupon('NOPE'),
  remove: () => cart.removeItem('l1'),
  again: () => cart.addItem(line(2)),
  contact: () => cart.update({ account: { email: '${EMAIL}' } }),
  order: () => cart.submitOrder(),
}`,
  api: 'https://mugs.swell.store/**',
  answer({ act, quantity }) {
    const refuse = (field: string, code: string) =>
      [200, { errors: { [field]: { code } } }] as const
    if (act === 'refuse') return refuse('items', 'INVALID_STOCK')
    if (act === 'badCoupon') return refuse('code', 'NOT_FOUND')
    const product = { id: 'p1', ...MUG }
    const line = { id: 'l1', product_id: 'p1', quantity, price: MUG.price, product }
    const items = quantity ? [line] : []
    const account = { email: EMAIL, name: 'Ada Lovelace' }
    const cart = { id: 'c1', currency: 'EUR', grand_total: quantity * MUG.price, account, items }
    return [200, act === 'order' ? { ...cart, number: 'M-1042' } : cart]
  },
}
