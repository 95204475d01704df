import type { Platform } from '../platform.ts'

const cart = (method: string, path: string) => new RegExp(`^${method} .*/checkout/cart/${path}`)
const onepage = (action: string) => new RegExp(`^POST .*/checkout/onepage/${action}(/|\\?|$)`)
// Pages and redirects; sent back to the product for its options.
const form = { cart: false, proof: 'status', fails: /^location=.*[?&]options=cart/m } as const
// Steps answer with data: a page in its place is an error's.
const saved = { fails: /^status=.*\nlocation=.*\n\s*</ } as const
const receipt = { cart: false, proof: /^success=(1|true)/m } as const

/** Magento 1 and OpenMage. */
export const magento1Openmage: Platform = {
  name: 'magento1-openmage',
  calls: [
    {
      at: cart('(POST|GET)', 'add\\b(.*/product/(?<itemId>\\d+))?'),
      asks: 'add',
      line: { itemId: 'product', quantity: 'qty' },
      ...form,
    },
    {
      at: cart('POST', 'ajaxUpdate/.*\\bid/(?<lineId>\\d+)'),
      asks: 'set',
      line: { quantity: 'qty' },
      ...receipt,
    },
    { at: cart('POST', 'ajaxDelete/.*\\bid/(?<lineId>\\d+)'), asks: 'remove', ...receipt },
    {
      at: cart('POST', 'updatePost'),
      says: /^update_cart_action=empty_cart/m,
      asks: 'clear',
      ...form,
    },
    {
      at: cart('POST', 'updatePost'),
      asks: 'set',
      line: { in: 'cart', keys: 'lineId', quantity: 'qty' },
      ...form,
    },
    { at: cart('(GET|POST)', 'delete/.*\\bid/(?<lineId>\\d+)'), asks: 'remove', ...form },
    {
      at: cart('POST', 'couponPost'),
      says: /^remove=0/m,
      asks: 'coupon',
      coupon: 'coupon_code',
      ...form,
    },
    { at: /\/checkout\/cart\//, asks: 'nothing' },
    { at: onepage('saveMethod'), asks: 'step', step: 'login', ...saved },
    { at: onepage('saveBilling'), asks: 'step', step: 'billing', ...saved },
    { at: onepage('saveShipping'), asks: 'step', step: 'address', ...saved },
    { at: onepage('saveShippingMethod'), asks: 'shipping', step: 'shipping', ...saved },
    { at: onepage('savePayment'), asks: 'payment', step: 'payment', ...saved },
    // The order's number is on the next page.
    { at: /\/checkout\/onepage\//, asks: 'nothing' },
  ],
}
