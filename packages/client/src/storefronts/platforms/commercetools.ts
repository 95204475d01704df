import type { Call, CartPlace, Place, Platform } from '../platform.ts'

// Names come in every language of the shop, or in the one that was asked for.
const nameOf: Place = (line) => {
  const { name } = Object(line)
  return typeof name === 'object' && name ? Object.values(name)[0] : name
}

const cart: CartPlace = {
  at: 'activeCart|cart|',
  in: 'lineItems',
  lineId: 'id',
  itemId: 'productId',
  // Variants are numbered within their product: no id.
  sku: 'variant.sku',
  name: nameOf,
  price: 'price.discounted.value.centAmount|price.value.centAmount',
  currency: 'price.value.currencyCode',
  quantity: 'quantity',
  code: 'totalPrice.currencyCode',
  digits: 'totalPrice.fractionDigits',
  money: 'minor',
}

const product = { itemId: 'productId', sku: 'sku', quantity: 'quantity' }
const line = { lineId: 'lineItemId', quantity: 'quantity' }

/** Update actions of a name: `{ action: name, … }` in REST, `{ [name]: { … } }` in GraphQL. */
const actionsOf =
  (name: string) =>
  (root: unknown): unknown[] => {
    const { actions } = Object(root)
    return [actions].flat().flatMap((one) => {
      const action = Object(one)
      return action.action === name ? [action] : (action[name] ?? [])
    })
  }
// A code that is kept on the cart, and without effect.
const IDLE_CODE = /^discountCodes\.\d+\.state=(?!MatchesCart)/m
const codeOf: Place = (root) => Object(actionsOf('addDiscountCode')(root)[0]).code

/** One kind of update, in both of the API's languages. */
const update = (says: RegExp, call: Omit<Call, 'says'>): Call[] => [
  { at: /^POST .*\/carts\/(key=)?[\w-]+(\?|$)/, says, ...call },
  { graphql: /^update(My)?Cart$/, says, ...call },
]
const step = (says: RegExp, name: string, asks: Call['asks'] = 'step') =>
  update(says, { asks, step: name })

const order: Pick<Call, 'asks' | 'order'> = {
  asks: 'order',
  order: {
    id: 'orderNumber|id',
    value: 'taxedPrice.totalGross.centAmount|totalPrice.centAmount',
    code: 'totalPrice.currencyCode',
    money: 'minor',
  },
}

/** What commercetools Frontend makes of a cart on its server. */
const frontCart: CartPlace = {
  in: 'lineItems',
  lineId: 'lineItemId',
  itemId: 'productId',
  sku: 'variant.sku',
  name: 'name',
  price: 'discountedPrice.centAmount|price.centAmount',
  currency: 'price.currencyCode',
  quantity: 'count',
  code: 'sum.currencyCode',
  digits: 'sum.fractionDigits',
  money: 'minor',
}
const action = (name: string, call: Omit<Call, 'at' | 'cart'>): Call => ({
  at: new RegExp(`/frontastic/action/cart/${name}(\\?|$)`),
  cart: frontCart,
  ...call,
})
const frontLine = { lineId: 'lineItem.id', quantity: 'lineItem.count' }

/** commercetools: carts are changed by lists of update actions, in REST and in GraphQL. */
export const commercetools: Platform = {
  name: 'commercetools',
  foreign: /./,
  cart,
  calls: [
    // Where adding and taking away go together, the cart tells what became of it.
    ...update(
      /addLineItem\b[\s\S]*(remove|change)LineItem|(remove|change)LineItem[\s\S]*addLineItem\b/,
      {
        asks: 'differ',
      },
    ),
    ...update(/\baddLineItem\b/, {
      asks: 'add',
      line: { ...product, in: actionsOf('addLineItem') },
    }),
    ...update(/\bchangeLineItemQuantity\b/, {
      asks: 'set',
      line: { ...line, in: actionsOf('changeLineItemQuantity') },
    }),
    ...update(/\bremoveLineItem\b/, {
      asks: 'remove',
      line: { ...line, in: actionsOf('removeLineItem') },
    }),
    ...update(/\baddDiscountCode\b/, {
      asks: 'coupon',
      coupon: codeOf,
      fails: IDLE_CODE,
    }),
    ...step(/\baddPayment\b/, 'payment', 'payment'),
    ...step(/\bsetShippingMethod\b/, 'shipping', 'shipping'),
    ...step(/\bsetShippingAddress\b/, 'address'),
    ...step(/\bsetBillingAddress\b/, 'billing'),
    ...step(/\bsetCustomerEmail\b/, 'contact'),
    { at: /^POST .*\/carts(\?|$)/, asks: 'add', line: { ...product, in: 'lineItems' } },
    { graphql: /^create(My)?Cart$/, asks: 'add', line: { ...product, in: 'draft.lineItems' } },
    { at: /^POST .*\/orders(\?|$)/, ...order },
    { graphql: /^create(My)?OrderFrom(My)?Cart$/, ...order },
    { at: /^(GET|POST) .*\/(active-cart|carts\/[\w=-]+)(\?|$)/, asks: 'show' },
    { graphql: /^(me|cart|update(My)?Cart)$/, asks: 'show' },
    action('addToCart', {
      asks: 'add',
      line: { sku: 'variant.sku', quantity: 'variant.count' },
    }),
    action('updateLineItem', { asks: 'set', line: frontLine }),
    action('removeLineItem', { asks: 'remove', line: frontLine }),
    action('redeemDiscount', { asks: 'coupon', coupon: 'code', fails: IDLE_CODE }),
    action('setShippingMethod', { asks: 'shipping', step: 'shipping' }),
    action('checkout', {
      asks: 'order',
      order: { id: 'orderId', value: 'sum.centAmount', code: 'sum.currencyCode', money: 'minor' },
    }),
    action('getCart', { asks: 'show' }),
    action('\\w+', { asks: 'nothing' }),
  ],
}
