import type { CartPlace, Place, Platform } from '../platform.ts'

/** Many queries ask only for what a line costs altogether. */
const priceOf: Place = (line) => {
  const { unitPrice, variant, totalPrice, quantity } = Object(line)
  const { gross = Object(variant).pricing?.price?.gross } = Object(unitPrice)
  return gross?.amount ?? Object(totalPrice).gross?.amount / quantity
}

const cart: CartPlace = {
  // A query answers with the checkout itself.
  at: 'checkout|',
  in: 'lines',
  lineId: 'id',
  variantId: 'variant.id',
  itemId: 'variant.product.id',
  sku: 'variant.sku|productSku',
  name: 'variant.product.name|productName|variant.name',
  price: priceOf,
  currency:
    'unitPrice.gross.currency|totalPrice.gross.currency|variant.pricing.price.gross.currency',
  quantity: 'quantity',
  code: 'totalPrice.gross.currency|subtotalPrice.gross.currency|total.gross.currency',
  money: 'major',
}

/** Saleor's GraphQL. Errors stand beside the checkout, in a 200. */
export const saleor: Platform = {
  name: 'saleor',
  foreign: /./,
  cart,
  calls: [
    {
      graphql: /^checkout(LinesAdd|Create)$/,
      asks: 'add',
      line: { in: 'lines|input.lines', variantId: 'variantId', quantity: 'quantity' },
    },
    {
      graphql: /^checkoutLinesUpdate$/,
      asks: 'set',
      line: { in: 'lines', lineId: 'lineId', variantId: 'variantId', quantity: 'quantity' },
    },
    {
      graphql: /^checkoutLines?Delete$/,
      asks: 'remove',
      line: { in: 'linesIds', lineId: '|lineId' },
    },
    { graphql: /^checkoutAddPromoCode$/, asks: 'coupon', coupon: 'promoCode' },
    { graphql: /^checkoutEmailUpdate$/, asks: 'step', step: 'contact' },
    { graphql: /^checkoutShippingAddressUpdate$/, asks: 'step', step: 'address' },
    { graphql: /^checkoutBillingAddressUpdate$/, asks: 'step', step: 'billing' },
    { graphql: /^checkout(Delivery|Shipping)MethodUpdate$/, asks: 'shipping', step: 'shipping' },
    {
      graphql: /^(transactionInitialize|checkoutPaymentCreate)$/,
      asks: 'payment',
      step: 'payment',
    },
    {
      graphql: /^(checkoutComplete|orderCreateFromCheckout)$/,
      asks: 'order',
      cart: { ...cart, at: 'order' },
      order: {
        id: 'order.number|order.id',
        value: 'order.total.gross.amount',
        code: 'order.total.gross.currency',
      },
    },
    { graphql: /^checkout/, asks: 'show' },
  ],
}
