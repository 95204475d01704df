import type { Call, CartPlace, LinesPlace } from '../platform.ts'

/** Where Shopify's Storefront API shows a cart: decimal amounts, connections of lines. */
export const storefrontApiCart: CartPlace = {
  at: 'cart',
  in: 'lines',
  lineId: 'id',
  variantId: 'merchandise.id',
  itemId: 'merchandise.product.id',
  sku: 'merchandise.sku',
  name: 'merchandise.product.title|merchandise.title',
  price: 'cost.amountPerQuantity.amount|merchandise.price.amount',
  currency: 'cost.amountPerQuantity.currencyCode|merchandise.price.currencyCode',
  code: 'cost.totalAmount.currencyCode|cost.subtotalAmount.currencyCode',
  money: 'major',
}
const line: LinesPlace = {
  in: 'lines|input.lines|cartInput.lines',
  variantId: 'merchandiseId',
  lineId: 'id',
  quantity: 'quantity',
}
// Clients select as much of the cart as they please; its id is enough of a receipt.
const proof = /^cart\.id=./m
const mutation = { cart: storefrontApiCart, proof }

/** Calls of the Storefront API, which themes, Hydrogen and other headless shops make alike. */
export const storefrontApiCalls: readonly Call[] = [
  // "Buy it now" makes a cart of its own that goes straight to the checkout.
  { graphql: /^cartCreate$/i, headers: /^x-sdk-variant: portable-wallets/m, asks: 'begin', line },
  { graphql: /^cartCreate/i, says: /merchandiseId/, asks: 'add', line, ...mutation },
  { graphql: /^cartLinesAdd/i, asks: 'add', line, ...mutation },
  { graphql: /^cartLinesUpdate/i, asks: 'set', line, ...mutation },
  {
    graphql: /^cartLinesRemove/i,
    asks: 'remove',
    line: { in: 'lineIds', lineId: '' },
    ...mutation,
  },
  {
    graphql: /^cartDiscountCodesUpdate/i,
    says: /discountCodes\.\d+=./,
    asks: 'coupon',
    coupon: 'discountCodes.0',
    ...mutation,
    fails: /^cart\.discountCodes\.0\.applicable=false/m,
  },
  { graphql: /^cart/i, asks: 'show', cart: storefrontApiCart },
]
