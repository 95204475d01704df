import type { Call, Place, Platform } from '../platform.ts'

const ACTION = 'commerce/cart/update-cart'
const urlOf = (action: string) =>
  new RegExp(`^POST .*action(s(/|%2F)|=)${action.replace(/\//g, '(/|%2F)')}\\b`)

/** `lineItems[5][qty]=3`, or `lineItems[5][remove]=1`, where the line goes. */
// Bodies are what pages send: nothing of them is certain.
const changes: Place = (body) =>
  Object.entries(Object(Object(body).lineItems)).map(([lineId, line]) => {
    const { id, qty, remove } = Object(line)
    return { lineId: id ?? lineId, quantity: Number(remove) ? 0 : qty }
  })
/** Of forms with many products those that were wanted. */
const purchasables: Place = (body) => {
  const { purchasables: products } = Object(body)
  return products && Object.values(products).filter((product) => Object(product).qty !== '0')
}

const answer: Pick<Call, 'proof' | 'fails'> = {
  proof: 'status',
  // A page that comes back may only say no in its words.
  fails: /^(error=(?!null$).|success=false|errors\.)|class="[^"]*\berrors?\b/m,
}
/** Of a refusal the cart is the one that was not kept. */
const kept: Place = (answer) => {
  const { success, cart, order } = Object(answer)
  return success === false ? undefined : (cart ?? order)
}
/** An action goes to an address of its own, or as a field to that of any page. */
function act(action: string, says: string, call: Omit<Call, 'at' | 'says'>): Call[] {
  const field = `(?=[\\s\\S]*^action=/?${action}$)`
  const fields = says && `(?=[\\s\\S]*^${says})`
  return [
    { at: urlOf(action), says: new RegExp(`^${fields}`, 'm'), ...answer, ...call },
    { at: /^POST /, says: new RegExp(`^${field}${fields}`, 'm'), ...answer, ...call },
  ]
}

/** Craft Commerce: one action that changes all of a cart, by what is in the form. */
export const craftCommerce: Platform = {
  name: 'craft-commerce',
  cart: {
    at: kept,
    in: 'lineItems',
    lineId: 'id',
    variantId: 'purchasableId',
    sku: 'sku',
    name: 'description',
    price: 'salePrice|price',
    quantity: 'qty',
    code: 'currency|paymentCurrency',
    money: 'major',
  },
  calls: [
    ...act(ACTION, 'purchasableId=.', {
      asks: 'add',
      line: { variantId: 'purchasableId', quantity: 'qty' },
    }),
    ...act(ACTION, 'purchasables\\.', {
      asks: 'add',
      line: { in: purchasables, variantId: 'id', quantity: 'qty' },
    }),
    ...act(ACTION, 'clearLineItems=[1t]', { asks: 'clear' }),
    // The form of a cart has the coupon it has already.
    ...act(ACTION, 'lineItems\\.', {
      asks: 'set',
      line: { in: changes, lineId: 'lineId', quantity: 'quantity' },
    }),
    ...act(ACTION, 'couponCode=.', { asks: 'coupon', coupon: 'couponCode' }),
    ...act(ACTION, 'shippingMethodHandle=.', { asks: 'shipping', step: 'shipping' }),
    ...act(ACTION, '(gatewayId|paymentSourceId)=.', { asks: 'payment', step: 'payment' }),
    ...act(ACTION, 'shippingAddress', { asks: 'step', step: 'address' }),
    ...act(ACTION, 'billingAddress', { asks: 'step', step: 'billing' }),
    ...act(ACTION, 'email=.', { asks: 'step', step: 'contact' }),
    ...act('commerce/payments/pay', '', {
      asks: 'order',
      cart: false,
      order: {
        id: /^(?:(?:cart|order)\.number=|(?:redirect|location)=.*[?&]number=)([\w-]+)/m,
        value: 'cart.totalPrice|order.totalPrice',
        code: 'cart.currency|order.currency',
      },
      fails: /^(error=(?!null$).|success=false|errors\.|(cart|order)\.isCompleted=(false|0|$))/m,
    }),
    { at: /actions(\/|%2F)commerce(\/|%2F)cart(\/|%2F)get-cart\b/, asks: 'show' },
    ...act(ACTION, '', { asks: 'show' }),
  ],
}
