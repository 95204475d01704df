import type { Place, Platform } from '../platform.ts'

// `checkout/cart/add` of version 3 is `checkout/cart|add`, then `checkout/cart.add` in version 4.
const route = (path: string) =>
  new RegExp(
    `[?&]route=${path.replace(/\//g, '(/|%2F)').replace(/:/g, '(/|%2F|\\||%7C|\\.)')}(&|$)`,
    'i',
  )
// `quantity[<cart id>]` of forms; one `key` and its `quantity` of buttons. Bodies are what others
// send: nothing of them is certain.
const quantities: Place = (body) => {
  const { key, quantity } = Object(body)
  return key === undefined ? quantity : { [key]: quantity }
}
const proof = /^success=./m
const receipt = { cart: false, proof, fails: /^error[.=]./m } as const
// Sent on without a word of success: the cart is empty, or its goods are sold out.
const saved = {
  cart: false,
  fails: /\nerror[.=].|^(?![\s\S]*\nsuccess=)[\s\S]*\nredirect=/,
} as const

/** OpenCart 3 and 4: answers say in words that it worked, and show no cart. */
export const opencart: Platform = {
  name: 'opencart',
  markup: {
    in: '#content tr,#cart tr,#shopping-cart tr,#checkout-cart tr',
    lineId: /cart\.remove\('(\d+)|quantity\[(\d+)|name="key" value="(\d+)/,
    itemId: /[?&;]product_id=(\d+)/,
    // A field of the cart's form, or `x 2` in the little cart.
    quantity: /name="quantity[^>]* value="(\d+)|>x (\d+)</,
  },
  calls: [
    {
      at: route('checkout/cart:add'),
      asks: 'add',
      line: { itemId: 'product_id', quantity: 'quantity' },
      ...receipt,
    },
    {
      at: route('checkout/cart:(edit|update)'),
      asks: 'set',
      line: { in: quantities, keys: 'lineId' },
      ...receipt,
      proof: 'status',
    },
    {
      at: route('checkout/cart:remove'),
      asks: 'remove',
      line: { lineId: 'key|cart_id' },
      ...receipt,
      proof: 'status',
    },
    {
      at: route('(extension/)?(opencart/)?(total|checkout)/coupon:(coupon|save|confirm)'),
      asks: 'coupon',
      coupon: 'coupon',
      ...receipt,
      proof: 'status',
    },
    { at: route('checkout/login:save'), asks: 'step', step: 'login', ...receipt },
    { at: route('checkout/(guest|register):save'), asks: 'step', step: 'contact', ...saved },
    { at: route('checkout/payment_address:save'), asks: 'step', step: 'billing', ...saved },
    {
      at: route('checkout/(guest_shipping|shipping_address):save'),
      asks: 'step',
      step: 'address',
      ...saved,
    },
    { at: route('checkout/shipping_method:save'), asks: 'shipping', step: 'shipping', ...saved },
    { at: route('checkout/payment_method:save'), asks: 'payment', step: 'payment', ...saved },
    // The little cart in the header, previews, totals, prices of shipping.
    { at: /[?&]route=/, asks: 'nothing' },
  ],
}
