import { COUPON, MUG, type ShopClient } from './client.ts'

function cartOf(quantity: number) {
  const line = {
    ...{ id: '8', id_product: '8', id_product_attribute: '3', name: MUG.name, quantity },
    ...{ reference: MUG.sku, price: '24,90 €', price_amount: MUG.price, cart_quantity: quantity },
  }
  return { products: quantity ? [line] : [], products_count: quantity, discounts: [] }
}

/** The classic theme of PrestaShop 8: `core.js` sends the forms of product and cart by jQuery. */
export const prestashop: ShopClient = {
  made: 'jquery (PrestaShop theme)',
  platform: 'prestashop',
  html: `<script>var prestashop = { currency: { iso_code: 'EUR' }, customer: { email: 'ada@mail.example' } }</script>
<form id="add-to-cart-or-refresh" action="/cart" method="post">
<input type="hidden" name="token" value="t0k3n"><input type="hidden" name="id_product" value="8">
<input type="hidden" name="id_customization" value="0"><input type="hidden" name="group[1]" value="3">
<input name="qty" id="quantity_wanted" value="2"></form>
<form id="voucher" action="/cart" method="post"><input name="discount_name"><input type="hidden" name="addDiscount" value="1"></form>`,
  code: `import jQuery from 'jquery'
const $ = (window.$ = window.jQuery = jQuery)
const post = async (url, data) => {
  const answer = await $.post(url, data, null, 'json')
  if (answer.hasError) throw Error('refused')
}
const add = (quantity) => {
  const $form = $('#add-to-cart-or-refresh')
  $('#quantity_wanted').val(quantity)
  return post($form.attr('action'), $form.serialize() + '&add=1&action=update')
}
const line = 'id_product=8&id_product_attribute=3&token=t0k3n'
const voucher = (code) => {
  const $form = $('#voucher')
  $form.find('[name=discount_name]').val(code)
  return post($form.attr('action'), $form.serialize() + '&ajax=1&action=update')
}
window.shop = {
  refuse: () => add(9),
  add: () => add(2),
  change: () => post('/cart?update=1&op=up&' + line, { ajax: 1, action: 'update', qty: 1 }),
  coupon: () => voucher('${COUPON}'),
  badCoupon: () => voucher('NOPE'),
  remove: () => post('/cart?delete=1&' + line, { ajax: 1, action: 'update' }),
  again: () => add(2),
  checkout: async () => void setTimeout(() => { location.href = '/order' }),
}`,
  api: /\/cart(\?|$)/,
  answer({ act, quantity }) {
    if (act === 'refuse')
      return [200, { hasError: true, errors: ['Not enough stock'], quantity: 0 }]
    if (act === 'badCoupon')
      return [200, { hasError: true, errors: ['Unknown voucher'], quantity: 0 }]
    const cart = cartOf(quantity)
    return [
      200,
      { success: true, id_product: 8, id_product_attribute: 3, quantity, cart, errors: '' },
    ]
  },
}
