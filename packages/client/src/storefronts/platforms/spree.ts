import type { Call, Place, Platform } from '../platform.ts'

// JSON:API: lines stand beside the cart, and only where the request includes them.
const linesOf: Place = (answer) => {
  const { data, included } = Object(answer)
  if (Array.isArray(included)) return included.filter((one) => Object(one).type === 'line_item')
  const { line_items: lines } = Object(Object(data).relationships)
  return Object(lines).data?.length === 0 ? [] : undefined
}
const page = {
  cart: false,
  proof: 'status',
  fails: /alert-(error|danger)|flash[^>]*(error|alert|danger)/,
} as const
const v2 = (method: string, path: string) =>
  new RegExp(`^${method} .*/api/v2/storefront/${path}(\\?|$)`)
const agreed = { proof: 'status' } as const
const LINE = '.*/line_items/(?<lineId>[\\w-]+)(\\?|$)'
const checkout = (path: string) =>
  new RegExp(`^(PATCH|PUT|POST) .*/checkout/[\\w-]+/${path}(\\?|$)`)

const apiCalls: readonly Call[] = [
  {
    at: v2('POST', 'cart/add_item'),
    asks: 'add',
    line: { variantId: 'variant_id', quantity: 'quantity' },
    ...agreed,
  },
  {
    at: v2('PATCH', 'cart/set_quantity'),
    asks: 'set',
    line: { lineId: 'line_item_id', quantity: 'quantity' },
    ...agreed,
  },
  { at: v2('DELETE', 'cart/remove_line_item/(?<lineId>[\\w-]+)'), asks: 'remove', ...agreed },
  { at: v2('(PATCH|DELETE)', 'cart(/empty)?'), asks: 'clear', cart: false, ...agreed },
  { at: v2('PATCH', 'cart/apply_coupon_code'), asks: 'coupon', coupon: 'coupon_code', ...agreed },
  { at: v2('PATCH', 'checkout/select_shipping_method'), asks: 'shipping', step: 'shipping' },
  { at: v2('POST', 'checkout/create_payment'), asks: 'payment', step: 'payment' },
  {
    at: v2('PATCH', 'checkout/complete'),
    asks: 'order',
    order: {
      id: 'data.attributes.number',
      value: 'data.attributes.total',
      code: 'data.attributes.currency',
    },
  },
  {
    at: v2('PATCH', 'checkout'),
    says: /^order\.((ship|bill)_address|email)/m,
    asks: 'step',
    step: 'address',
  },
  { at: v2('PATCH', 'checkout'), says: /^order\.payments/m, asks: 'payment', step: 'payment' },
  { at: v2('(GET|POST|PATCH)', '(cart|checkout)(/next|/advance)?'), asks: 'show' },
  { at: /\/api\/v2\/storefront\//, asks: 'nothing' },
]

/** Spree: forms of its storefront, which Turbo sends, and version 2 of the API. */
export const spree: Platform = {
  name: 'spree',
  foreign: /./,
  cart: {
    in: linesOf,
    lineId: 'id',
    variantId: 'relationships.variant.data.id',
    name: 'attributes.name',
    price: 'attributes.price',
    quantity: 'attributes.quantity',
    currency: 'attributes.currency',
    code: 'data.attributes.currency',
    money: 'major',
  },
  calls: [
    ...apiCalls,
    {
      at: /^POST .*\/line_items\/?(\.\w+)?(\?|$)/,
      asks: 'add',
      line: {
        variantId: 'variant_id|line_item.variant_id',
        quantity: 'quantity|line_item.quantity',
      },
      ...page,
    },
    // Forms name their method in a field.
    { at: new RegExp(`^DELETE ${LINE}`), asks: 'remove', ...page },
    {
      at: new RegExp(`^POST ${LINE}`),
      says: /^_method=delete/im,
      asks: 'remove',
      ...page,
    },
    {
      at: new RegExp(`^(PATCH|PUT|POST) ${LINE}`),
      asks: 'set',
      line: { quantity: 'line_item.quantity|quantity' },
      ...page,
    },
    { at: checkout('apply_coupon_code'), asks: 'coupon', coupon: 'coupon_code', ...page },
    { at: checkout('update/address'), asks: 'step', step: 'address', ...page },
    { at: checkout('update/delivery'), asks: 'shipping', step: 'shipping', ...page },
    { at: checkout('update/payment'), asks: 'payment', step: 'payment', ...page },
    {
      at: /^(POST|PATCH) .*\/checkout\/[\w-]+\//,
      asks: 'nothing',
    },
  ],
}
