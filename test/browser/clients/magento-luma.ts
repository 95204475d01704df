import { MUG, type ShopClient } from './client.ts'

function sections(quantity: number) {
  const item = {
    ...{ item_id: '501', product_id: '7', product_sku: MUG.sku, product_name: MUG.name },
    ...{ qty: quantity, product_price: '24,90 €', product_price_value: MUG.price },
  }
  const items = quantity ? [item] : []
  return { cart: { summary_count: quantity, subtotalAmount: '24.90', items }, messages: {} }
}

/**
 * Luma's forms and mini cart by jQuery, and beside them the events that Adobe's own SDK publishes of
 * the same acts to its data layer: each act is told once.
 */
export const magentoLuma: ShopClient = {
  made: 'jquery + @adobe/magento-storefront-events-sdk',
  platform: 'magento2-luma',
  html: `<script>var checkoutConfig = { quoteData: { quote_currency_code: 'EUR' } }</script>
<form id="product_addtocart_form" action="/checkout/cart/add/uenc/aHR0/product/7/" method="post">
<input type="hidden" name="product" value="7"><input type="hidden" name="item" value="7">
<input name="form_key" type="hidden" value="k3y"><input name="qty" value="2"></form>`,
  code: `import jQuery from 'jquery'
import * as sdk from '@adobe/magento-storefront-events-sdk'
const $ = (window.$ = window.jQuery = jQuery)
const mse = sdk.default ?? sdk
const product = { productId: 7, sku: 'MUG', name: 'Mug', pricing: { regularPrice: 24.9, currencyCode: 'EUR' } }
const tell = (event, quantity) => {
  const items = [{ id: '501', product, quantity }]
  mse.context.setShoppingCart({ id: 'c1', items: quantity ? items : [] })
  mse.context.setChangedProducts({ items })
  mse.context.setProduct(product)
  mse.publish[event]()
}
const reload = () => $.getJSON('/customer/section/load/', { sections: 'cart,messages', force_new_section_timestamp: true })
const add = async (quantity) => {
  const form = $('#product_addtocart_form')
  form.find('[name=qty]').val(quantity)
  const answer = await $.ajax({ url: form.attr('action'), data: new FormData(form[0]), type: 'post',
    dataType: 'json', cache: false, contentType: false, processData: false })
  const { cart } = await reload()
  if (answer.backUrl) throw Error('refused')
  tell('addToCart', cart.items[0].qty)
}
const change = async (path, data, event, quantity) => {
  await $.post('/checkout/sidebar/' + path, { ...data, form_key: 'k3y' }, null, 'json')
  await reload()
  tell(event, quantity)
}
window.shop = {
  refuse: () => add(9),
  add: () => add(2),
  change: () => change('updateItemQty/', { item_id: 501, item_qty: 3 }, 'updateCart', 3),
  remove: () => change('removeItem/', { item_id: 501 }, 'removeFromCart', 0),
  again: () => add(2),
  checkout: async () => void setTimeout(() => { location.href = '/checkout/' }),
}`,
  api: /\/checkout\/(cart|sidebar)\/|\/customer\/section\//,
  answer({ act, quantity, url }) {
    if (url.pathname.includes('section')) return [200, sections(quantity)]
    if (url.pathname.includes('sidebar')) return [200, { success: true }]
    return [200, act === 'refuse' ? { backUrl: '/mug.html' } : []]
  },
}
