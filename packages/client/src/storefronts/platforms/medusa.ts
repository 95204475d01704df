import type { Call, MoneyUnit, Platform } from '../platform.ts'

/** Version 2 has the currency on the cart itself, and decimals; version 1 counts minor units. */
function moneyOf(answer: unknown): MoneyUnit {
  // Answers are what servers send: nothing of them is certain.
  const { cart, parent } = Object(answer)
  return Object(cart ?? parent).currency_code ? 'major' : 'minor'
}
const cartCall = (method: string, path: string) =>
  new RegExp(`^${method} .*/store/carts/[\\w-]+${path}(\\?|$)`)

/** The Next.js starter has its server call the API: a line's id says what it is about. */
const action: Pick<Call, 'at' | 'headers' | 'cart' | 'proof' | 'fails'> = {
  at: /^POST /,
  headers: /^next-action:/m,
  cart: false,
  proof: 'status',
  fails: /^\w*:E\{/m,
}
const actionCalls: readonly Call[] = [
  {
    ...action,
    says: /^0\.lineId=/m,
    asks: 'set',
    line: { lineId: '0.lineId', quantity: '0.quantity' },
  },
  { ...action, says: /^0=(cali|item)_/m, asks: 'remove', line: { lineId: '0' } },
]

/** Medusa's store API, versions 1 and 2. */
export const medusa: Platform = {
  name: 'medusa',
  foreign: /./,
  cart: {
    at: 'cart|parent',
    in: 'items',
    lineId: 'id',
    variantId: 'variant_id',
    itemId: 'product_id|variant.product_id|variant.product.id',
    sku: 'variant_sku|variant.sku',
    name: 'product_title|title',
    price: 'unit_price',
    quantity: 'quantity',
    code: 'currency_code|region.currency_code',
    money: moneyOf,
  },
  calls: [
    {
      at: /^POST .*\/store\/carts(\?|$)/,
      says: /^items\.0\./m,
      asks: 'add',
      line: { in: 'items', variantId: 'variant_id', quantity: 'quantity' },
    },
    {
      at: cartCall('POST', '/line-items'),
      asks: 'add',
      line: { variantId: 'variant_id', quantity: 'quantity' },
    },
    {
      at: cartCall('POST', '/line-items/(?<lineId>[\\w-]+)'),
      asks: 'set',
      line: { quantity: 'quantity' },
    },
    {
      at: cartCall('DELETE', '/line-items/(?<lineId>[\\w-]+)'),
      asks: 'remove',
      proof: /^deleted=true/m,
    },
    { at: cartCall('POST', '/promotions'), asks: 'coupon', coupon: 'promo_codes.0' },
    {
      at: cartCall('POST', ''),
      says: /^discounts\.\d+\.code=/m,
      asks: 'coupon',
      coupon: 'discounts.0.code',
    },
    { at: cartCall('POST', ''), says: /^shipping_address/m, asks: 'step', step: 'address' },
    { at: cartCall('POST', ''), says: /^email=/m, asks: 'step', step: 'contact' },
    { at: cartCall('POST', '/shipping-methods'), asks: 'shipping', step: 'shipping' },
    { at: cartCall('POST', '/payment-session'), asks: 'payment', step: 'payment' },
    {
      at: /^POST .*\/store\/payment-collections\/[\w-]+\/payment-sessions(\?|$)/,
      asks: 'payment',
      step: 'payment',
    },
    {
      at: cartCall('POST', '/complete'),
      asks: 'order',
      cart: false,
      order: {
        id: 'order.id|data.id',
        value: 'order.total|data.total',
        code: 'order.currency_code|data.currency_code',
        money: (answer) => (Object(answer).order ? 'major' : 'minor'),
      },
      fails: /^type=(?!order)/m,
    },
    { at: /\/store\/carts\b/, asks: 'show' },
    ...actionCalls,
  ],
}
