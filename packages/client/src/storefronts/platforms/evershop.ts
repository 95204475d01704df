import type { CartPlace, LinesPlace, Place, Platform } from '../platform.ts'

const cartCall = (method: string, path: string) =>
  new RegExp(`^${method} .*/api/carts?/[\\w-]+/${path}(\\?|$)`)

const line: LinesPlace = {
  lineId: 'uuid|cart_item_uuid|cart_item_id|cartItemId',
  itemId: 'product_id|productId',
  sku: 'product_sku|productSku',
  name: 'product_name|productName',
  price: 'final_price|finalPrice.value|product_price|productPrice.value',
  quantity: 'qty',
}
/** Answers show the line they changed, with its number of units now. */
const touched: CartPlace = { ...line, at: 'data.item', shows: 'touched', money: 'major' }

const stepsOf: Place = (body) => {
  const { action, qty = 1 } = Object(body)
  return action === 'decrease' ? -qty : qty
}

/** EverShop: a REST API that shows lines, and GraphQL that shows the cart. */
export const evershop: Platform = {
  name: 'evershop',
  cart: touched,
  calls: [
    { at: cartCall('POST', 'items'), asks: 'add', line: { sku: 'sku', quantity: 'qty' } },
    {
      at: cartCall('PATCH', 'items/(?<lineId>[\\w-]+)'),
      says: /^action=/m,
      asks: 'adjust',
      line: { quantity: stepsOf },
    },
    { at: cartCall('PATCH', 'items/(?<lineId>[\\w-]+)'), asks: 'set', line: { quantity: 'qty' } },
    { at: cartCall('DELETE', 'items/(?<lineId>[\\w-]+)'), asks: 'remove' },
    { at: cartCall('POST', 'coupons'), asks: 'coupon', coupon: 'coupon|coupon_code|code' },
    { at: cartCall('POST', 'contacts'), asks: 'step', step: 'contact' },
    { at: cartCall('POST', 'addresses'), says: /^type=billing/m, asks: 'step', step: 'billing' },
    { at: cartCall('POST', 'addresses'), asks: 'step', step: 'address' },
    { at: cartCall('POST', 'shippingMethods'), asks: 'shipping', step: 'shipping' },
    { at: cartCall('POST', 'paymentMethods'), asks: 'payment', step: 'payment' },
    {
      at: /^POST .*\/api\/(carts?\/[\w-]+\/checkout|orders)(\?|$)/,
      asks: 'order',
      cart: { ...line, at: 'data', in: 'items', money: 'major' },
      order: {
        id: 'data.order_number|data.orderNumber|data.uuid',
        value: 'data.grand_total',
        code: 'data.currency',
      },
    },
    {
      graphql: /^(myCart|cart)$/,
      asks: 'show',
      cart: { ...line, in: 'items', money: 'major', code: 'currency' },
    },
  ],
}
