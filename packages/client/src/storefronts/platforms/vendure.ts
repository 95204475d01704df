import type { Call, CartPlace, LinesPlace, Place, Platform } from '../platform.ts'
import type { Exchange } from '../storefront.ts'

/** Lines without their numbers, which is all that some starters ask for, are no cart. */
const countedLines: Place = (order) => {
  const { lines } = Object(order)
  return Array.isArray(lines) && lines.every((line) => Object(line).quantity !== undefined)
    ? lines
    : undefined
}

/** Where an order shows its lines; a refusal may hold the order with what was added after all. */
const cart: CartPlace = {
  at: 'order|activeOrder|',
  in: countedLines,
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

/** Values of Qwik's JSON: a flat list, whose objects name their parts by place in base 36. */
function unflatten(objects: readonly unknown[], entry: string): unknown {
  // Parts are shared: written out, a list of few could be endless.
  let left = 4_000
  const at = (place: string): unknown => {
    const value = objects[Number.parseInt(place, 36)]
    if (typeof value !== 'object' || !value || left-- <= 0) return value
    if (Array.isArray(value)) return value.map(at)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, at(String(part))]))
  }
  return at(entry)
}

/** The Qwik starter has its server call the API: query and answer travel in Qwik's own JSON. */
function expand(exchange: Exchange): Exchange[] | undefined {
  const { url, requestBody, responseBody } = exchange
  if (!/[?&]qfunc=/.test(url) || typeof requestBody !== 'string') return undefined
  const { _objs: sent = [] } = JSON.parse(requestBody)
  const place = sent.findIndex((one: unknown) =>
    typeof one === 'string' ? one.startsWith('{"query"') : Object(one).query,
  )
  if (place < 0) return undefined
  const query = unflatten(sent, place.toString(36))
  const { _objs: got = [], _entry: entry = '' } = JSON.parse(responseBody || '{}')
  const answer = unflatten(got, entry)
  return [
    {
      ...exchange,
      requestBody: typeof query === 'string' ? query : JSON.stringify(query),
      responseBody: JSON.stringify({ data: Object(answer).data ?? answer }),
    },
  ]
}

/** Vendure's shop API: the order is the cart, and what fails is another type of answer. */
export const vendure: Platform = {
  name: 'vendure',
  foreign: /./,
  cart,
  expand,
  calls: [
    { graphql: /^addItemToOrder$/, asks: 'add', line: variant, proof: /^id=/m },
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
