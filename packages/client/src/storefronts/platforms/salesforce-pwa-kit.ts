import type { LinesPlace, Place, Platform } from '../platform.ts'

// Bodies and answers are what others send: nothing of them is certain.

/** An empty basket leaves its list out. */
const itemsOf: Place = (basket) => {
  const { basketId, orderNo, productItems } = Object(basket)
  return productItems ?? (basketId || orderNo ? [] : undefined)
}
/** `price` is the whole line's. */
const unitPriceOf: Place = (item) => {
  const { basePrice, price, quantity } = Object(item)
  return basePrice ?? (price && quantity ? price / quantity : undefined)
}
const listed: Place = (body) => (Array.isArray(body) ? body : undefined)
const added: LinesPlace = { itemId: 'productId', quantity: 'quantity' }
const baskets = (method: string, path: string) =>
  new RegExp(`^${method} .*/shopper-baskets/.*/baskets${path}(\\?|$)`)
const basket = (method: string, path: string) => baskets(method, `/[\\w-]+/${path}`)

/** Salesforce's PWA Kit, and other shops on its Shopper APIs. */
export const salesforcePwaKit: Platform = {
  name: 'salesforce-pwa-kit',
  foreign: /\.commercecloud\.salesforce\.com$/,
  cart: {
    at: 'baskets.0|',
    in: itemsOf,
    lineId: 'itemId',
    itemId: 'productId',
    name: 'productName|itemText',
    price: unitPriceOf,
    quantity: 'quantity',
    code: 'currency',
    money: 'major',
  },
  calls: [
    { at: basket('POST', 'items'), asks: 'add', line: { in: listed, ...added } },
    { at: baskets('POST', ''), asks: 'add', line: { in: 'productItems', ...added } },
    {
      at: basket('(PATCH|PUT)', 'items/(?<lineId>[\\w-]+)'),
      asks: 'set',
      line: { quantity: 'quantity' },
    },
    {
      at: basket('(PATCH|PUT)', 'items'),
      asks: 'set',
      line: { in: listed, lineId: 'itemId', itemId: 'productId', quantity: 'quantity' },
    },
    { at: basket('DELETE', 'items/(?<lineId>[\\w-]+)'), asks: 'remove' },
    { at: baskets('DELETE', '/[\\w-]+'), asks: 'clear' },
    {
      at: basket('POST', 'coupons'),
      asks: 'coupon',
      coupon: 'code',
      fails: /^couponItems\.\d+\.valid=false/m,
    },
    { at: basket('PUT', 'customer'), asks: 'step', step: 'contact' },
    {
      at: basket('(PUT|PATCH)', 'shipments/[\\w-]+/shipping-address'),
      asks: 'step',
      step: 'address',
    },
    {
      at: basket('(PUT|PATCH)', 'shipments/[\\w-]+/shipping-method'),
      asks: 'shipping',
      step: 'shipping',
    },
    { at: basket('(PUT|PATCH)', 'billing-address'), asks: 'step', step: 'billing' },
    { at: basket('POST', 'payment-instruments'), asks: 'payment', step: 'payment' },
    {
      at: /^POST .*\/shopper-orders\/.*\/orders(\?|$)/,
      asks: 'order',
      order: { id: 'orderNo', value: 'orderTotal', code: 'currency' },
    },
    { at: /\/shopper-baskets\/|^GET .*\/shopper-customers\/.*\/baskets(\?|$)/, asks: 'show' },
    { at: /\/shopper-\w+\/v\d/, asks: 'nothing' },
  ],
}
