import { MUG, type ShopClient } from './client.ts'

export const stencilUtils: ShopClient = {
  made: '@bigcommerce/stencil-utils',
  platform: 'bigcommerce-stencil',
  code: `import utils from '@bigcommerce/stencil-utils'
const { cart } = utils.api
const wait = (start) => new Promise((resolve, reject) =>
  start((error, answer) => (error ? reject(error) : resolve(answer))))
const form = (quantity) => {
  const data = new FormData()
  for (const [name, value] of [['action', 'add'], ['product_id', '111'], ['qty[]', quantity]]) data.append(name, value)
  return data
}
window.shop = {
  refuse: () => wait((done) => cart.itemAdd(form(9), done)),
  add: () => wait((done) => cart.itemAdd(form(2), done)),
  change: () => wait((done) => cart.itemUpdate('l1', 3, done)),
  coupon: () => wait((done) => cart.applyCode('SPRING', done)),
  badCoupon: () => wait((done) => cart.applyCode('NOPE', done)),
  remove: () => wait((done) => cart.itemRemove('l1', done)),
  again: () => wait((done) => cart.itemAdd(form(2), done)),
}`,
  api: '**/remote/v1/**',
  answer({ act, quantity }) {
    if (act === 'refuse') return [200, { data: { error: 'Not enough stock' } }]
    if (act === 'badCoupon') return [200, { data: { status: 'failed', errors: ['Unknown code'] } }]
    if (act === 'coupon') return [200, { data: { status: 'success', errors: [] } }]
    const line = { product_id: '111', product_name: MUG.name, sku: MUG.sku, quantity }
    const priced = { ...line, purchase_price: MUG.price, sale_price: MUG.price, currency: 'EUR' }
    const item = { id: 'l1', product_id: 111, name: MUG.name, quantity }
    const shown = { line_items: quantity ? [priced] : [], currency: 'EUR', cart_item: item }
    return [200, { data: { status: 'succeed', errors: [], cart_id: 'c1', ...shown } }]
  },
}
