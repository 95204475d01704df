import type { Call, CartPlace, LinesPlace, Place, Platform } from '../platform.ts'

/** Where an order shows its lines; a refusal may hold the order with what was added after all. */
const cart: CartPlace = {
  at: 'order|activeOrder|',
  in: 'lines',
  lineId: 'id',
  variantId: 'productVariant.id',
  itemId: 'productVariant.product.id|productVariant.productId',
  sku: 'productVariant.sku',
  name: 'productVariant.name|productVariant.product.name',
  price: 'unitPriceWithTax|productVariant.priceWithTax|unitPrice',
  currency: 'productVariant.currencyCode',
  quantity: 'quantity',
  code: 'currencyCode',
  money: 'minor',
}

// A payment that covers not all of it leaves the order where it was.
const codeOfPaid: Place = (answer) => {
  const { state = 'Paid', code } = Object(answer)
  return /^Pa/.test(state) ? code : undefined
}

const variant: LinesPlace = { variantId: 'productVariantId', quantity: 'quantity' }
const line: LinesPlace = { lineId: 'orderLineId|lineId', quantity: 'quantity' }

/** The Remix starter's own route, which calls the API for the page. */
const remixCall = (action: string, call: Omit<Call, 'at' | 'says'>): Call => ({
  at: /^POST .*\/api\/active-order\b/,
  says: new RegExp(`^action=${action}$`, 'm'),
  ...call,
})

/** Vendure's shop API: the order is the cart, and what fails is another type of answer. */
export const vendure: Platform = {
  name: 'vendure',
  foreign: /./,
  cart,
  calls: [
    { graphql: /^addItemToOrder$/, asks: 'add', line: variant },
    { graphql: /^addItemsToOrder$/, asks: 'add', line: { ...variant, in: 'inputs' } },
    { graphql: /^adjustOrderLine$/, asks: 'set', line },
    { graphql: /^removeOrderLine$/, asks: 'remove', line },
    { graphql: /^removeAllOrderLines$/, asks: 'clear' },
    { graphql: /^applyCouponCode$/, asks: 'coupon', coupon: 'couponCode' },
    { graphql: /^setCustomerForOrder$/, asks: 'step', step: 'contact' },
    { graphql: /^setOrderShippingAddress$/, asks: 'step', step: 'address' },
    { graphql: /^setOrderBillingAddress$/, asks: 'step', step: 'billing' },
    { graphql: /^setOrderShippingMethod$/, asks: 'shipping', step: 'shipping' },
    {
      graphql: /^transitionOrderToState$/,
      says: /ArrangingPayment/,
      asks: 'step',
      step: 'payment',
    },
    {
      graphql: /^addPaymentToOrder$/,
      asks: 'order',
      order: { id: codeOfPaid, value: 'totalWithTax', code: 'currencyCode', money: 'minor' },
    },
    { graphql: /^(activeOrder|transition|removeCouponCode|setOrder)/, asks: 'show' },
    remixCall('addItemToOrder', {
      asks: 'add',
      line: { variantId: 'variantId', quantity: 'quantity' },
    }),
    remixCall('adjustItem', { asks: 'set', line }),
    remixCall('removeItem', { asks: 'remove', line }),
    remixCall('setOrderCustomer', { asks: 'step', step: 'contact' }),
    remixCall('setCheckoutShipping', { asks: 'step', step: 'address' }),
    remixCall('setShippingMethod', { asks: 'shipping', step: 'shipping' }),
    { at: /\/api\/active-order\b/, asks: 'show' },
  ],
}
