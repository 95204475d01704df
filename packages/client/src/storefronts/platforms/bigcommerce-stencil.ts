import type { CartPlace, LinesPlace, Place, Platform } from '../platform.ts'

// Answers and bodies are what others send: nothing of them is certain.

/** The list of carts holds one at most; steps of the checkout show it as theirs. */
const cartOf: Place = (answer) => {
  if (Array.isArray(answer)) return answer[0] ?? { lineItems: { physicalItems: [] } }
  return Object(answer).cart ?? answer
}
const storefrontCart: CartPlace = {
  at: cartOf,
  in: 'lineItems.physicalItems+lineItems.digitalItems+lineItems.customItems',
  lineId: 'id',
  itemId: 'productId',
  variantId: 'variantId',
  sku: 'sku',
  name: 'name',
  price: 'salePrice|listPrice',
  quantity: 'quantity',
  code: 'currency.code',
  money: 'major',
}

/** Of the added product another part of the answer names the line. */
const addedLines: Place = (data) => {
  const { line_items: lines, cart_item: item } = Object(data)
  const idOf = (line: unknown) =>
    String(Object(line).product_id) === String(Object(item).product_id)
      ? Object(item).id
      : undefined
  return Array.isArray(lines)
    ? lines.map((line) => ({ id: idOf(line), ...Object(line) }))
    : item && [item]
}
/** Lines are edited by ids of theirs; the answer names products: of use where no id is known. */
const editedLines: Place = (data, { cart }) =>
  cart?.some(({ lineId }) => lineId) ? undefined : Object(data).line_items
const remoteCart: CartPlace = {
  at: 'data',
  in: addedLines,
  lineId: 'id',
  itemId: 'product_id',
  variantId: 'variant_id',
  sku: 'sku',
  name: 'product_name|name',
  price: 'purchase_price|sale_price|base_price|price.value',
  quantity: 'quantity',
  currency: 'currency',
  code: 'currency',
  shows: 'added',
  money: 'major',
}
const product: LinesPlace = { itemId: 'product_id', sku: 'sku', quantity: 'qty|quantity' }
const lines: LinesPlace = {
  in: 'lineItems|line_items',
  itemId: 'productId',
  variantId: 'variantId',
  quantity: 'quantity',
}
const told: LinesPlace = {
  in: '0.line_items',
  itemId: 'product_id',
  variantId: 'variant_id',
  sku: 'sku',
  name: 'product_name',
  price: 'purchase_price|sale_price',
  currency: 'currency',
  quantity: 'quantity',
}
const carts = (method: string, path: string) =>
  new RegExp(`^${method} .*/api/storefront/carts?${path}(\\?|$)`)
const checkouts = (method: string, path: string) =>
  new RegExp(`^${method} .*/api/storefront/checkouts?/[\\w-]+/${path}`)
const remote = (path: string) => new RegExp(`^POST .*/remote/v1/${path}(\\?|$)`)

/** BigCommerce's Stencil themes: their own endpoints, the Storefront API, forms and links. */
export const bigcommerceStencil: Platform = {
  name: 'bigcommerce-stencil',
  cart: storefrontCart,
  fails: /^(data\.status=fail|data\.error=.|data\.errors\.\d)/m,
  calls: [
    {
      at: remote('cart/add'),
      asks: 'add',
      line: product,
      cart: remoteCart,
      proof: /^data\.cart_/m,
    },
    {
      at: remote('cart/update'),
      // Only zeros: a removal, and the answer shows what stays, if anything.
      says: /^(?![\s\S]*quantity=0*[1-9])[\s\S]*quantity=0/,
      asks: 'remove',
      line: { in: 'items', lineId: 'id' },
      cart: false,
      proof: /^data\.status=succ/m,
    },
    {
      at: remote('cart/update'),
      asks: 'set',
      line: { in: 'items', lineId: 'id', quantity: 'quantity' },
      cart: { ...remoteCart, in: editedLines, shows: 'touched' },
      proof: /^data\.status=succ/m,
    },
    {
      at: remote('apply-code'),
      asks: 'coupon',
      coupon: 'code',
      proof: /^data\.status=succ/m,
    },
    // Options of a product say `action=add`, too.
    { at: /\/remote\/v1\//, asks: 'nothing' },
    { at: carts('POST', '(/[\\w-]+/items)?'), asks: 'add', line: lines },
    {
      at: carts('PUT', '/[\\w-]+/items/(?<lineId>[\\w-]+)'),
      asks: 'set',
      line: { quantity: 'lineItem.quantity|line_item.quantity|quantity' },
    },
    { at: carts('DELETE', '/[\\w-]+/items/(?<lineId>[\\w-]+)'), asks: 'remove' },
    { at: carts('DELETE', '/[\\w-]+'), asks: 'clear' },
    { at: carts('GET', '(/[\\w-]+)?'), asks: 'show' },
    { at: checkouts('POST', 'coupons'), asks: 'coupon', coupon: 'couponCode' },
    { at: checkouts('(POST|PUT)', 'billing-address'), asks: 'step', step: 'billing' },
    {
      at: checkouts('(POST|PUT)', 'consignments'),
      says: /shippingOptionId=./,
      asks: 'shipping',
      step: 'shipping',
    },
    { at: checkouts('(POST|PUT)', 'consignments'), asks: 'step', step: 'shipping' },
    { at: /^GET .*\/api\/storefront\/checkouts?\/[\w-]+(\?|$)/, asks: 'show' },
    {
      at: /^POST .*\/internalapi\/v1\/checkout\/order/,
      asks: 'order',
      cart: false,
      order: {
        id: 'data.order.orderId|data.order.id|data.orderId|orderId|id',
        value: 'data.order.grandTotal.amount|data.order.orderAmount|orderAmount',
        code: 'data.order.currency|data.order.currency.code',
      },
    },
    { at: /\/(api\/storefront|internalapi)\//, asks: 'nothing' },
    {
      at: /^GET .*\/cart\.php\?(.*&)?action=(add|buy)\b/,
      asks: 'add',
      line: product,
      cart: false,
      proof: 'status',
    },
    {
      at: /^POST .*\/cart\.php/,
      says: /^action=add$/m,
      asks: 'add',
      line: product,
      cart: false,
      proof: 'status',
    },
    // The page of the cart, in parts; options of a line; quotes.
    { at: /\/cart\.php/, asks: 'nothing' },
  ],
  events: [
    {
      on: 'call',
      name: 'bodl:add',
      via: 'bodlEvents.cart.addItem',
      isSole: true,
      asks: 'add',
      line: told,
      cart: false,
    },
    {
      on: 'call',
      name: 'bodl:remove',
      via: 'bodlEvents.cart.removeItem',
      isSole: true,
      asks: 'remove',
      line: told,
      cart: false,
    },
  ],
}
