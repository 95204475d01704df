import type { Place, Platform } from '../platform.ts'

const PRICES = ['unitPrice', 'purchasePrice', 'salePrice', 'price']

/** A line's price: money as text in one version of the API, minor units in the other. */
function readPrice(entry: unknown): { amount?: unknown; cents?: unknown; code?: unknown } {
  const { chosenVariant, ...line } = Object(entry)
  const from = { ...chosenVariant, ...line }
  for (const name of PRICES) {
    // Variants name a sale's price also while there is none.
    if (name === 'salePrice' && !from.onSale) continue
    const { value, decimalValue, currency, currencyCode } = Object(
      from[`${name}Money`] ?? from[name],
    )
    // Where both are there, `value` is in minor units.
    const amount = decimalValue ?? value
    const cents = from[`${name}Cents`]
    if (amount !== undefined) return { amount, code: currency ?? currencyCode }
    if (cents !== undefined) return { cents }
  }
  return {}
}
const priceOf: Place = (entry) => {
  const { amount, cents } = readPrice(entry)
  return amount ?? cents
}
const codeOf: Place = (entry) => readPrice(entry).code

const entries = (method: string, line = '') =>
  new RegExp(
    `^${method} .*/api/(\\d/)?commerce/(shopping-)?cart/([\\w-]+/)?(entries|items)${line}/?(\\?|$)`,
  )
const lineId = '/(?<lineId>[\\w-]+)'

/** Squarespace Commerce. A stale crumb is answered with a 200, and the request sent again. */
export const squarespace: Platform = {
  name: 'squarespace',
  currency:
    'Static.SQUARESPACE_CONTEXT.websiteSettings.storeSettings.selectedCurrency|Static.SQUARESPACE_CONTEXT.websiteSettings.storeSettings.defaultCurrency',
  cart: {
    at: 'shoppingCart|cart|',
    in: 'entries|items',
    lineId: 'id',
    itemId: 'itemId|productId',
    variantId: 'chosenVariant.id|variantId',
    sku: 'chosenVariant.sku|sku',
    name: 'title|productName',
    price: priceOf,
    currency: codeOf,
    quantity: 'quantity',
    code: 'currency|currencyCode|subtotal.currency|subtotal.currencyCode|grandTotal.currencyCode',
    money: (answer) => {
      const { shoppingCart, cart = answer } = Object(answer)
      const { entries: old, items = old } = Object(shoppingCart ?? cart)
      return readPrice(Object(items)[0]).cents === undefined ? 'major' : 'minor'
    },
  },
  calls: [
    {
      at: entries('POST'),
      asks: 'add',
      line: {
        itemId: 'itemId|lineItemToAdd.itemId',
        sku: 'sku|lineItemToAdd.sku',
        quantity: 'quantity|lineItemToAdd.quantity',
      },
      proof: /^newlyAdded\./m,
    },
    {
      at: entries('(PUT|PATCH|POST)', lineId),
      asks: 'set',
      line: { quantity: 'quantity' },
      proof: 'status',
    },
    { at: entries('DELETE', lineId), asks: 'remove', proof: 'status' },
    {
      at: /^(POST|PUT) .*\/api\/(\d\/)?commerce\/(shopping-)?cart\/.*(coupons?|codes)\b/,
      asks: 'coupon',
      coupon: 'promoCode|couponCode|giftOrPromoCode|code',
    },
    { at: /\/api\/(\d\/)?commerce\/(shopping-)?cart\b/, asks: 'show' },
    // Statistics of its own go to the shop's host.
    { at: /\/api\/(\d\/)?(census|events?|commerce\/events?)\b/, asks: 'nothing' },
  ],
}
