import type { Call, CartPlace, Place, Platform } from '../platform.ts'

const api = (method: string, path: string) =>
  new RegExp(`^${method} .*/api/checkout/${path}(\\?|$)`)
// Lines name no product, but for shops that add it: the page may know it by the name.
const productOf: Place = (line, { page }) => {
  const { product_id: id, name } = Object(line)
  return id ?? page.products?.find((product) => product.item_name === name)?.item_id
}
// The last line takes the cart with it.
const EMPTY = /^data=null$/m
const DELETED = /^_method=delete$/im

const graphqlCart: CartPlace = {
  at: 'cart',
  in: 'items',
  lineId: 'id',
  itemId: 'product.id|productId',
  sku: 'sku|product.sku',
  name: 'name',
  price: 'price',
  quantity: 'quantity',
  code: 'cartCurrencyCode',
  money: 'major',
}
/** The GraphQL of its headless shops. */
const graphqlCalls: readonly Call[] = [
  {
    graphql: /^addItemToCart$/,
    asks: 'add',
    line: { itemId: 'input.productId', quantity: 'input.quantity' },
    cart: graphqlCart,
  },
  {
    graphql: /^updateItemToCart$/,
    asks: 'set',
    line: { in: 'input.qty', lineId: 'cartItemId', quantity: 'quantity' },
    cart: graphqlCart,
  },
  { graphql: /^removeCartItem$/, asks: 'remove', line: { lineId: 'id' }, cart: graphqlCart },
  { graphql: /^applyCoupon$/, asks: 'coupon', coupon: 'input.code', cart: false },
  { graphql: /^saveCheckoutAddresses$/, asks: 'step', step: 'address' },
  { graphql: /^saveShipping$/, asks: 'shipping', step: 'shipping' },
  { graphql: /^savePayment$/, asks: 'payment', step: 'payment' },
  {
    graphql: /^placeOrder$/,
    asks: 'order',
    cart: false,
    order: { id: 'order.incrementId|order.id', value: 'order.grandTotal' },
  },
]

/** Bagisto: JSON that shows the cart, and refuses with nothing but a message. */
export const bagisto: Platform = {
  name: 'bagisto',
  cart: {
    at: 'data',
    in: 'items',
    lineId: 'id',
    itemId: productOf,
    sku: 'sku',
    name: 'name',
    price: 'price',
    quantity: 'quantity',
    code: 'cart_currency_code|currency_code',
    money: 'major',
  },
  calls: [
    {
      at: api('POST', 'cart'),
      says: DELETED,
      asks: 'remove',
      line: { lineId: 'cart_item_id' },
      proof: EMPTY,
    },
    { at: api('DELETE', 'cart'), asks: 'remove', line: { lineId: 'cart_item_id' }, proof: EMPTY },
    {
      at: api('(PUT|POST)', 'cart'),
      says: /^qty\.\d/m,
      asks: 'set',
      line: { in: 'qty', keys: 'lineId' },
    },
    {
      at: api('(DELETE|POST)', 'cart/(selected|move-to-wishlist)'),
      asks: 'remove',
      line: { in: 'ids', lineId: '' },
    },
    {
      at: api('POST', 'cart'),
      asks: 'add',
      // The variant that was chosen is a product of its own.
      line: {
        itemId: 'product_id',
        variantId: (body) => Number(Object(body).selected_configurable_option) || undefined,
        quantity: 'quantity',
      },
      proof: /^data\.items\.0/m,
    },
    { at: api('POST', 'cart/coupon'), says: DELETED, asks: 'nothing' },
    { at: api('POST', 'cart/coupon'), asks: 'coupon', coupon: 'code', proof: 'status' },
    { at: api('GET', 'cart'), asks: 'show' },
    { at: api('POST', 'onepage/addresses'), asks: 'step', step: 'address', cart: false },
    { at: api('POST', 'onepage/shipping-methods'), asks: 'shipping', step: 'shipping' },
    { at: api('POST', 'onepage/payment-methods'), asks: 'payment', step: 'payment' },
    {
      at: api('POST', 'onepage/orders'),
      asks: 'order',
      cart: false,
      order: { id: 'data.order.increment_id|order.increment_id|data.order.id|order.id' },
    },
    { at: /\/api\/(checkout|wishlist|compare|customer)\b/, asks: 'nothing' },
    ...graphqlCalls,
  ],
}
