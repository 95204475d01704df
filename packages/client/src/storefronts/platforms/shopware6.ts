import type { Place, Platform } from '../platform.ts'

// Answers are pages, and say no in their words only.
const page = { cart: false, proof: 'status', fails: /alert-danger/ } as const
const at = (method: string, path: string) => new RegExp(`^${method} .*/checkout/${path}(\\?|$)`)
const store = (method: string, path: string) => new RegExp(`^${method} .*/store-api/${path}(\\?|$)`)

/** Promotions are lines too; of all lines the entries are what servers send. */
const goodsOf: Place = (cart) => {
  const { lineItems } = Object(cart)
  return Array.isArray(lineItems)
    ? lineItems.filter((line) => !/promotion|discount/.test(Object(line).type))
    : undefined
}

/** Shopware 6: forms of its storefront, which answer with pages, and the Store API. */
export const shopware6: Platform = {
  name: 'shopware6',
  // Of shops without a storefront of Shopware's own, the API is another site.
  foreign: /./,
  // A cart has notices and warnings among its errors.
  hasNotices: true,
  fails: /^errors\.[^=\n]*\.level=20$|^errors\.\d+\.(code|status)=/m,
  cart: {
    in: goodsOf,
    lineId: 'id',
    itemId: 'referencedId|id',
    sku: 'payload.productNumber',
    name: 'label',
    price: 'price.unitPrice',
    quantity: 'quantity',
    money: 'major',
  },
  calls: [
    {
      at: store('POST', 'checkout/cart/line-item'),
      says: /^items\.\d+\.type=promotion/m,
      asks: 'coupon',
      coupon: 'items.0.referencedId',
    },
    {
      at: store('POST', 'checkout/cart/line-item'),
      asks: 'add',
      line: { in: 'items', itemId: 'referencedId|id', quantity: 'quantity' },
    },
    {
      at: store('PATCH', 'checkout/cart/line-item'),
      asks: 'set',
      line: { in: 'items', lineId: 'id', quantity: 'quantity' },
    },
    {
      at: store('(DELETE|POST)', 'checkout/cart/line-item(/delete)?'),
      asks: 'remove',
      line: { in: 'ids', lineId: '' },
    },
    { at: store('DELETE', 'checkout/cart'), asks: 'clear', cart: false },
    {
      at: store('POST', 'checkout/order'),
      asks: 'order',
      order: { id: 'orderNumber|id', value: 'amountTotal', code: 'currency.isoCode' },
    },
    {
      at: store('PATCH', 'context'),
      says: /^shippingMethodId=./m,
      asks: 'shipping',
      step: 'shipping',
    },
    {
      at: store('PATCH', 'context'),
      says: /^paymentMethodId=./m,
      asks: 'payment',
      step: 'payment',
    },
    { at: store('(GET|POST)', 'checkout/cart'), asks: 'show' },
    { at: /\/store-api\//, asks: 'nothing' },

    {
      at: at('POST', 'line-item/add'),
      asks: 'add',
      line: { in: 'lineItems', itemId: 'referencedId|id', quantity: 'quantity' },
      ...page,
      // With a warning, nobody knows how much of it.
      fails: /alert-(danger|warning)/,
    },
    {
      at: at('POST', 'product/add-by-number'),
      asks: 'add',
      line: { sku: 'number', quantity: 'quantity' },
      ...page,
    },
    {
      at: at('(POST|PATCH)', 'line-item/change-quantity/(?<lineId>\\w+)'),
      asks: 'set',
      line: { quantity: 'quantity' },
      ...page,
    },
    {
      at: at('(POST|PATCH)', 'line-item/update'),
      asks: 'set',
      line: { in: 'lineItems', lineId: 'id', quantity: 'quantity' },
      ...page,
    },
    { at: at('(POST|DELETE)', 'line-item/delete/(?<lineId>\\w+)'), asks: 'remove', ...page },
    {
      at: at('(POST|DELETE)', 'line-item/delete'),
      asks: 'remove',
      line: { in: 'ids', lineId: '' },
      ...page,
    },
    { at: at('(POST|DELETE)', 'cart/delete'), asks: 'clear', ...page },
    // An unknown code is a warning in the page that comes back.
    {
      at: at('POST', 'promotion/add'),
      asks: 'coupon',
      coupon: 'code',
      ...page,
      fails: /alert-(danger|warning)/,
    },
    {
      at: at('POST', 'configure'),
      says: /^shippingMethodId=./m,
      asks: 'shipping',
      step: 'shipping',
      ...page,
    },
    {
      at: at('POST', 'configure'),
      says: /^paymentMethodId=./m,
      asks: 'payment',
      step: 'payment',
      ...page,
    },
    {
      at: at('POST', 'order'),
      asks: 'order',
      ...page,
      order: { id: /^location=.*\/finish\?(?:.*&)?orderId=(\w+)/m },
    },
    { at: at('GET', 'cart\\.json'), asks: 'show' },
    // The little cart of every page, the drawer, the page's own pieces.
    { at: /\/(checkout|widgets|wishlist)\//, asks: 'nothing' },
  ],
}
