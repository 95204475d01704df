import { COUPON, MUG, type ShopClient } from './client.ts'

const PRODUCT = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'Product',
  ...{ productID: '40', name: MUG.name, offers: { price: MUG.price, priceCurrency: 'EUR' } },
})

/** The little cart, as the default theme draws it. */
function littleCart(quantity: number): string {
  const line = `<tr><td class="text-left"><a href="/index.php?route=product/product&amp;product_id=40">${MUG.name}</a></td>
<td class="text-right">x ${quantity}</td><td class="text-right">24.90€</td>
<td class="text-center"><button type="button" onclick="cart.remove('5');">×</button></td></tr>`
  const table = `<li><table class="table table-striped">${quantity ? line : ''}</table></li>`
  return `<div id="cart"><ul class="dropdown-menu">${table}</ul></div>`
}

/** The default theme of OpenCart 3: `common.js` and the product's own script, by jQuery. */
export const opencart: ShopClient = {
  made: 'jquery (OpenCart theme)',
  platform: 'opencart',
  html: `<script type="application/ld+json">${PRODUCT}</script>
<div id="product"><input type="text" name="quantity" value="2"><input type="hidden" name="product_id" value="40">
<select name="option[226]"><option value="15">Blue</option></select></div>
${littleCart(0)}`,
  told: {
    // The little cart says what lies in it, and what a piece costs only in words.
    checkout: ['begin_checkout 2 Mug'],
  },
  code: `import jQuery from 'jquery'
const $ = (window.$ = window.jQuery = jQuery)
const post = async (route, data) => {
  const answer = await $.ajax({ url: 'index.php?route=' + route, type: 'post', data, dataType: 'json' })
  if (answer.error) throw Error('refused')
  await new Promise((done) => $('#cart > ul').load('index.php?route=common/cart/info ul li', done))
}
const fields = () => $("#product input[type='text'], #product input[type='hidden'], #product select")
const add = (quantity) => {
  $("#product input[name='quantity']").val(quantity)
  return post('checkout/cart/add', fields())
}
window.shop = {
  refuse: () => add(9),
  add: () => add(2),
  change: () => post('checkout/cart/edit', 'key=5&quantity=3'),
  coupon: () => post('extension/total/coupon/coupon', 'coupon=${COUPON}'),
  badCoupon: () => post('extension/total/coupon/coupon', 'coupon=NOPE'),
  remove: () => post('checkout/cart/remove', 'key=5'),
  again: () => add(2),
  checkout: async () => void setTimeout(() => { location.href = 'index.php?route=checkout/checkout' }),
}`,
  api: /index\.php\?route=(checkout\/cart|extension\/total|common\/cart)/,
  answer({ act, quantity, url }) {
    if (url.search.includes('common/cart')) return [200, littleCart(quantity)]
    if (act === 'refuse') return [200, { error: { quantity: 'Not enough stock' } }]
    if (act === 'badCoupon') return [200, { error: 'Warning: Coupon is either invalid or expired' }]
    if (act === 'coupon') return [200, { redirect: '/index.php?route=checkout/cart' }]
    return [200, { success: 'Success: You have modified your cart!', total: '2 item(s) - 49.80€' }]
  },
}
