import type { CartPlace, Place, Platform } from '../platform.ts'
import { storefrontApiCalls, storefrontApiCart } from './shopify-storefront-api.ts'

const cart: CartPlace = {
  in: 'items',
  lineId: 'key',
  variantId: 'variant_id|id',
  itemId: 'product_id',
  sku: 'sku',
  name: 'product_title|title',
  price: 'final_price|price',
  quantity: 'quantity',
  code: 'currency',
  // Hundredths in every currency: 1,000 yen are 100000.
  money: 'hundredths',
  gained: { in: 'items_added', variantId: 'variant_id', quantity: 'quantity' },
  lost: { in: 'items_removed', variantId: 'variant_id', quantity: 'quantity' },
}

/** Lines may be named by their place, from 1 on. */
// Bodies are what pages send: nothing of them is certain.
const lineOf: Place = (body, { cart: lines }) => {
  const { line, id } = Object(body)
  return line === undefined ? id : (lines?.[line - 1]?.lineId ?? `#${line}`)
}

/** A list of numbers goes by the order of the lines, a map by variant or key. */
const updatesOf: Place = (body, { cart: lines }) => {
  const { updates } = Object(body)
  return Array.isArray(updates)
    ? Object.fromEntries(updates.map((n, i) => [lines?.[i]?.lineId ?? `#${i + 1}`, n]))
    : updates
}

/** Shopify's AJAX cart (`/cart/add.js` and the rest), its forms and its standard events. */
export const shopify: Platform = {
  name: 'shopify',
  currency: 'Shopify.currency.active',
  cart,
  foreign: /\.myshopify\.com$/,
  ignore: /monorail|\/web-pixels|\/wpm@|\/recommendations\/|\/search\/suggest/,
  fails: /^errors=.|^status=4\d\d/m,
  calls: [
    {
      at: /^POST .*\/cart\/add(\.js|\.json)?(\?|$)/,
      asks: 'add',
      line: { in: 'items', variantId: 'id', quantity: 'quantity' },
      // Each line comes back with its new total.
      cart: { ...cart, shows: 'touched' },
      // Without script the answer is a redirect to the cart.
      proof: 'status',
    },
    {
      at: /^POST .*\/cart\/change(\.js|\.json)?(\?|$)/,
      asks: 'set',
      line: { lineId: lineOf, quantity: 'quantity' },
    },
    {
      at: /^GET .*\/cart\/change\?/,
      asks: 'set',
      line: { lineId: lineOf, quantity: 'quantity' },
      proof: 'status',
    },
    {
      at: /^POST .*\/cart\/update(\.js|\.json)?(\?|$)/,
      says: /^discount=./m,
      asks: 'coupon',
      coupon: 'discount',
      fails: /^discount_codes\.\d+\.applicable=false/m,
    },
    {
      at: /^POST .*\/cart\/update(\.js|\.json)?(\?|$)/,
      asks: 'set',
      line: { in: updatesOf, keys: 'lineId' },
    },
    { at: /^(POST|GET) .*\/cart\/clear(\.js|\.json)?(\?|$)/, asks: 'clear' },
    { at: /^POST .*\/cart(\?|$)/, says: /^checkout=/m, asks: 'begin', proof: 'status' },
    // The cart's own form, where no script sends it.
    {
      at: /^POST .*\/cart(\?|$)/,
      says: /^updates\b/m,
      asks: 'set',
      line: { in: updatesOf, keys: 'lineId' },
      proof: 'status',
    },
    { at: /^GET .*\/cart(\.js|\.json)(\?|$)/, asks: 'show' },
    ...storefrontApiCalls,
  ],
  events: [
    {
      on: 'dom',
      name: 'shopify:cart:lines-update',
      awaits: 'promise',
      request: '',
      says: /^action=add/m,
      asks: 'add',
      line: { in: 'lines', variantId: 'merchandiseId', lineId: 'id', quantity: 'quantity' },
      answer: 'awaited',
      cart: storefrontApiCart,
      fails: /^(userErrors\.\d|detail\.didError=true)/m,
    },
    {
      on: 'dom',
      name: 'shopify:cart:lines-update',
      awaits: 'promise',
      says: /^action=(update|remove)/m,
      asks: 'set',
      line: {
        in: 'lines',
        variantId: 'merchandiseId',
        lineId: 'id',
        // A removal names no number.
        quantity: (entry) => Object(entry).quantity ?? 0,
      },
      answer: 'awaited',
      cart: storefrontApiCart,
      fails: /^(userErrors\.\d|detail\.didError=true)/m,
    },
  ],
}
