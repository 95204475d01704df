import { COUPON, MUG, type ShopClient } from './client.ts'

const PRODUCT = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'Product',
  ...{ name: MUG.name, sku: MUG.sku, offers: { price: MUG.price, priceCurrency: 'EUR' } },
})

/**
 * A classic theme, as `add-to-cart.js` and `cart.js` of the plugin have it: requests by jQuery, forms
 * serialised, events that only this jQuery hears. The second add goes by an endpoint of the theme's
 * own, and nothing but the event tells of it.
 */
export const woocommerce: ShopClient = {
  made: 'jquery (WooCommerce theme)',
  platform: 'woocommerce',
  html: `<script type="application/ld+json">${PRODUCT}</script>
<script>var wc_add_to_cart_params = { wc_ajax_url: '/?wc-ajax=%%endpoint%%' }</script>
<a class="add_to_cart_button" data-product_id="31" data-product_sku="MUG" data-quantity="2">Add</a>
<form class="woocommerce-cart-form" action="/cart/" method="post">
<input name="cart[a1b2][qty]" value="3"><input type="hidden" name="update_cart" value="Update cart">
<input type="hidden" name="woocommerce-cart-nonce" value="n0nce">
<a class="remove" data-product_id="31" data-product_sku="MUG" data-cart_item_key="a1b2">×</a></form>`,
  told: {
    // Nothing has shown the key of the line, and the cart page is sent as a form.
    change: ['update_cart 3'],
    // Nobody knows any more how many there were, nor what is in the cart at the checkout.
    remove: ['remove_from_cart Mug 24.90 EUR'],
    checkout: ['begin_checkout'],
  },
  code: `import jQuery from 'jquery'
const $ = (window.$ = window.jQuery = jQuery)
const endpoint = (name) => wc_add_to_cart_params.wc_ajax_url.replace('%%endpoint%%', name)
const post = (url, data, dataType = 'json') => $.ajax({ type: 'POST', url, data, dataType })
const $button = $('.add_to_cart_button')
async function add(url, data) {
  $(document.body).trigger('adding_to_cart', [$button, data])
  const answer = await post(url, data)
  if (answer.error) throw Error('refused')
  $(document.body).trigger('added_to_cart', [answer.fragments, answer.cart_hash, $button])
}
const $form = $('.woocommerce-cart-form')
const $remove = $('.remove')
window.shop = {
  refuse: () => add(endpoint('add_to_cart'), { ...$button.data(), quantity: 9 }),
  add: () => add(endpoint('add_to_cart'), $button.data()),
  change: () => post($form.attr('action'), $form.serialize(), 'html'),
  coupon: () => post(endpoint('apply_coupon'), { security: 'n0nce', coupon_code: '${COUPON}' }, 'html'),
  badCoupon: () => post(endpoint('apply_coupon'), { security: 'n0nce', coupon_code: 'NOPE' }, 'html'),
  remove: async () => {
    const answer = await post(endpoint('remove_from_cart'), { cart_item_key: $remove.data('cart_item_key') })
    $(document.body).trigger('removed_from_cart', [answer.fragments, answer.cart_hash, $remove])
  },
  again: () => add('/wp-admin/admin-ajax.php', { action: 'mug_theme_basket', id: 31 }),
  checkout: async () => void setTimeout(() => { location.href = '/checkout/' }),
}`,
  api: /wc-ajax=|admin-ajax|\/cart\/$/,
  answer({ act, url }) {
    if (act === 'refuse') return [200, { error: true, product_url: '/product/mug/' }]
    if (act === 'badCoupon') return [200, '<ul class="woocommerce-error"><li>Unknown.</li></ul>']
    if (url.search.includes('apply_coupon') || url.pathname === '/cart/') {
      return [200, '<div class="woocommerce-message">Done.</div>']
    }
    return [200, { fragments: { 'div.widget_shopping_cart_content': '<div>' }, cart_hash: 'f00' }]
  },
}
