import type { Call, Place, Platform } from '../platform.ts'

// `addtocart_12.EnteredQuantity`: the dot is part of the name.
const entered =
  (name: string): Place =>
  (body) =>
    Object.entries(Object(body)).find(([key]) => key.endsWith(`.${name}`))?.[1] ||
    Object(body).quantity
const UPDATED = 'UpdatedShoppingCartItemId'

/** `itemquantity5=2`, and boxes that were ticked, where the line goes. */
const cartLines: Place = (body) => {
  const fields = Object(body)
  const ticked = [fields.removefromcart ?? []].flat().map(String)
  const counted = Object.entries(fields).flatMap(([key, units]): [string, unknown][] => {
    const [, lineId] = /^itemquantity(\d+)$/.exec(key) ?? []
    return lineId ? [[lineId, units]] : []
  })
  return Object.fromEntries([...counted, ...ticked.map((lineId) => [lineId, 0])])
}

const page = { cart: false, proof: 'status', fails: /message-(failure|error)/ } as const
const post = (path: string) => new RegExp(`^POST .*/${path}/?(\\?|$)`, 'i')
// Where the shop is set up so, the shopper is sent to the cart; else back to the product.
const added = { cart: false, proof: /^(success=true|redirect=.*\/cart\/?$)/im } as const
const CART = post('cart')
const DETAILS = post('addproducttocart/details/(?<itemId>\\d+)/1')

/** A step of the checkout on one page, and the same on pages of their own. */
function stepAt(opc: string, path: string, call: Pick<Call, 'asks' | 'step'>): Call[] {
  return [
    {
      at: post(`checkout/Opc${opc}`),
      ...call,
      cart: false,
      fails: /^(error|wrong_billing_address)=(1|true)|^status=.*\nlocation=.*\n\s*</m,
    },
    // Without a redirect the page came back, and says why.
    { at: post(`checkout/${path}`), ...call, cart: false, fails: /^status=200\n/ },
  ]
}

/** nopCommerce: small answers that prove the adds, pages for the rest. */
export const nopcommerce: Platform = {
  name: 'nopcommerce',
  calls: [
    {
      at: post('addproducttocart/catalog/(?<itemId>\\d+)/1(/(?<quantity>\\d+))?'),
      asks: 'add',
      ...added,
    },
    {
      at: DETAILS,
      says: /\.UpdatedShoppingCartItemId=[1-9]/m,
      asks: 'set',
      line: { lineId: entered(UPDATED), quantity: entered('EnteredQuantity') },
      ...added,
    },
    { at: DETAILS, asks: 'add', line: { quantity: entered('EnteredQuantity') }, ...added },
    // Of type 2, a wish list; and prices while options are chosen.
    { at: /\/(addproducttocart|shoppingcart|wishlist)\b/i, asks: 'nothing' },
    {
      at: CART,
      says: /^applydiscountcouponcode=/m,
      asks: 'coupon',
      coupon: 'discountcouponcode',
      ...page,
    },
    { at: CART, says: /^checkout=/m, asks: 'begin', cart: false, fails: /^status=200\n/ },
    { at: CART, says: /^(estimate|continue|(apply|remove)(gift|disc))/m, asks: 'nothing' },
    {
      at: CART,
      says: /^(itemquantity|removefromcart)/m,
      asks: 'set',
      line: { in: cartLines, keys: 'lineId' },
      ...page,
    },
    ...stepAt('SaveBilling', 'billingaddress', { asks: 'step', step: 'billing' }),
    ...stepAt('SaveShipping', 'shippingaddress', { asks: 'step', step: 'address' }),
    ...stepAt('SaveShippingMethod', 'shippingmethod', { asks: 'shipping', step: 'shipping' }),
    ...stepAt('SavePaymentMethod', 'paymentmethod', { asks: 'payment', step: 'payment' }),
    ...stepAt('SavePaymentInfo', 'paymentinfo', { asks: 'payment', step: 'payment' }),
    {
      at: post('checkout/(OpcConfirmOrder|confirm|OpcCompleteRedirectionPayment)'),
      asks: 'order',
      cart: false,
      order: { id: /^(?:location|redirect)=.*\/checkout\/completed\/(\d+)/im },
    },
  ],
}
