import type { Platform } from '../platform.ts'
import { magentoGraphqlCalls } from './magento-graphql.ts'

// What a form changed is shown by the section the next page loads.
const form = { cart: false, proof: 'cart' } as const
const receipt = { cart: false, proof: /^success=true/m, fails: /^success=false/m } as const
const rest = (path: string, method = 'POST') =>
  new RegExp(`^${method} .*/V1/(guest-carts/\\w+|carts/mine)/${path}(\\?|$)`)
// What REST answers with is the one line.
const restItem = {
  line: { sku: 'cartItem.sku', quantity: 'cartItem.qty' },
  cart: {
    lineId: 'item_id',
    sku: 'sku',
    name: 'name',
    price: 'price',
    quantity: 'qty',
    shows: 'touched',
  },
} as const

/** Magento 2 and Adobe Commerce with the Luma theme and its descendants. */
export const magento2Luma: Platform = {
  name: 'magento2-luma',
  currency:
    'checkoutConfig.quoteData.quote_currency_code|checkoutConfig.totalsData.quote_currency_code',
  cart: {
    at: 'cart',
    in: 'items',
    lineId: 'item_id',
    itemId: 'product_id',
    sku: 'product_sku',
    name: 'product_name',
    price: 'product_price_value',
    quantity: 'qty',
    money: 'major',
  },
  calls: [
    {
      at: /^(POST|GET) .*\/checkout\/cart\/add\b(.*\/product\/(?<itemId>\d+))?/,
      asks: 'add',
      line: { itemId: 'product', quantity: 'qty' },
      // Sent to the product for its options; to the cart where the shop is set up so.
      fails: /^backUrl=(?!.*checkout\/cart)./m,
      ...form,
    },
    { at: /\/customer\/section\/load/, asks: 'show' },
    {
      at: /^POST .*\/checkout\/sidebar\/updateItemQty/,
      asks: 'set',
      line: { lineId: 'item_id', quantity: 'item_qty' },
      ...receipt,
    },
    {
      at: /^POST .*\/checkout\/sidebar\/removeItem/,
      asks: 'remove',
      line: { lineId: 'item_id' },
      ...receipt,
    },
    {
      at: /^POST .*\/checkout\/cart\/updatePost/,
      says: /^update_cart_action=empty_cart/m,
      asks: 'clear',
      ...form,
    },
    {
      at: /^POST .*\/checkout\/cart\/updatePost/,
      asks: 'set',
      line: { in: 'cart', keys: 'lineId', quantity: 'qty' },
      ...form,
    },
    { at: /^POST .*\/checkout\/cart\/delete/, asks: 'remove', line: { lineId: 'id' }, ...form },
    {
      at: /^POST .*\/checkout\/cart\/couponPost/,
      says: /^remove=0/m,
      asks: 'coupon',
      coupon: 'coupon_code',
      cart: false,
      proof: 'status',
    },
    { at: /^POST .*\/checkout\/cart\/couponPost/, asks: 'nothing' },
    {
      at: /^PUT .*\/V1\/(guest-carts\/\w+|carts\/mine)\/coupons\/(?<coupon>[^/?]+)/,
      asks: 'coupon',
      cart: false,
      proof: 'status',
    },
    { at: rest('items'), asks: 'add', ...restItem },
    { at: rest('items/(?<lineId>\\d+)', 'PUT'), asks: 'set', ...restItem },
    {
      at: rest('items/(?<lineId>\\d+)', 'DELETE'),
      asks: 'remove',
      cart: false,
      proof: 'status',
    },
    { at: rest('shipping-information'), asks: 'shipping', step: 'shipping' },
    { at: rest('set-payment-information'), asks: 'payment', step: 'payment' },
    { at: rest('payment-information'), asks: 'order', cart: false, order: { id: '' } },
    // Estimates and totals are fetched while an address is typed.
    { at: /\/V1\/(guest-carts|carts\/mine)/, asks: 'nothing' },
    ...magentoGraphqlCalls,
  ],
}
