import type { CartPlace, LinesPlace, Place, Platform } from '../platform.ts'

const cartCall = (method: string, path: string) =>
  new RegExp(`^${method} .*/api/carts?/[\\w-]+/${path}(\\?|$)`)

// A line has a number and a longer id: the one the cart is known by, else the one of its address.
const lineIdOf: Place = (item, { cart, glimpsed = [] }) => {
  const { uuid, cart_item_id: number, cartItemId = number } = Object(item)
  const isKnown = (id: unknown) => (cart ?? glimpsed).some(({ lineId }) => lineId === String(id))
  return isKnown(cartItemId) ? cartItemId : (uuid ?? cartItemId)
}

const line: LinesPlace = {
  lineId: lineIdOf,
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
