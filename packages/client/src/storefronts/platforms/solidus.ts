import type { Platform } from '../platform.ts'

const page = {
  cart: false,
  proof: 'status',
  fails: /flash[^>]*(error|alert)|alert-danger/,
} as const
// Forms name their method in a field, and are sent on.
const change = '^(PATCH|PUT|POST) .*'
const CART = new RegExp(`${change}/(cart|orders/R?\\w+)/?(\\?|$)`)
const checkout = (state: string) => new RegExp(`${change}/checkout/update/${state}\\b`)

/** Solidus: forms, all of them, sent on to the cart or back to where they came from. */
export const solidus: Platform = {
  name: 'solidus',
  calls: [
    {
      at: /^POST .*\/(cart_line_items|orders\/populate)(\?|$)/,
      asks: 'add',
      line: { variantId: 'variant_id', quantity: 'quantity' },
      ...page,
      // Sent back to the product, which says why.
      fails: /^location=(?!.*\/cart\b)./m,
    },
    { at: new RegExp(`${change}/cart/empty(\\?|$)`), asks: 'clear', ...page },
    {
      at: CART,
      says: /coupon_code=./m,
      asks: 'coupon',
      coupon: 'coupon_code|order.coupon_code',
      ...page,
    },
    // The cart's other button, which sends the numbers of all lines as well.
    { at: CART, says: /^checkout=/m, asks: 'begin', ...page, fails: /^location=.*\/cart\/?$/m },
    {
      at: CART,
      says: /^order\.line_items_attributes\./m,
      asks: 'set',
      line: { in: 'order.line_items_attributes', lineId: 'id', quantity: 'quantity' },
      ...page,
    },
    { at: checkout('address'), asks: 'step', step: 'address', ...page },
    { at: checkout('delivery'), asks: 'shipping', step: 'shipping', ...page },
    { at: checkout('payment'), asks: 'payment', step: 'payment', ...page },
    {
      at: checkout('confirm'),
      asks: 'order',
      ...page,
      order: { id: /^location=.*\/orders\/(\w+)/m },
    },
  ],
}
