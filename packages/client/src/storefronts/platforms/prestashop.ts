import type { LinesPlace, Place, Platform } from '../platform.ts'

// `0` is a product without combinations. Bodies and answers are what others send: nothing of them
// is certain.
const combinationOf: Place = (entry) => {
  const { id_product_attribute, ipa } = Object(entry)
  return Number(id_product_attribute ?? ipa) || undefined
}
/** `qty` is the difference, `op` its direction. */
const differenceOf: Place = (body) => {
  const { op, qty = 1 } = Object(body)
  return op === 'down' ? -qty : qty
}
const product: LinesPlace = { itemId: 'id_product', variantId: combinationOf }
const added: LinesPlace = { ...product, quantity: 'qty' }
const proof = 'status'

/** PrestaShop 1.7 and later: slugs are translated, what is asked is in the fields. */
export const prestashop: Platform = {
  name: 'prestashop',
  currency: 'prestashop.currency.iso_code',
  cart: {
    at: 'cart',
    in: 'products',
    itemId: 'id_product|id',
    variantId: combinationOf,
    sku: 'reference',
    name: 'name',
    price: 'price_amount|price_with_reduction|price_wt',
    quantity: 'quantity|cart_quantity',
    money: 'major',
  },
  fails: /^hasError=true|<(li|article) class="alert alert-danger/m,
  // Blocks ask again for what was added; variants and previews are asked for with the same fields.
  ignore:
    /\/modules?\/(ps_|block)|[?&](module=ps_|controller=product|action=(refresh|productrefresh|quickview)\b)/,
  calls: [
    {
      at: /./,
      says: /^action=(refresh|productrefresh|quickview|selectDelivery)/im,
      asks: 'nothing',
    },
    { at: /[?&]action=selectDelivery/i, asks: 'nothing' },
    { at: /[?&]addDiscount=1/, asks: 'coupon', coupon: 'discount_name', proof },
    { at: /^POST /, says: /^addDiscount=1/m, asks: 'coupon', coupon: 'discount_name', proof },
    { at: /[?&]deleteDiscount=/, asks: 'nothing' },
    { at: /^\w+ .*[?&]delete=1/, asks: 'remove', line: product, proof },
    { at: /^POST /, says: /^delete=1/m, asks: 'remove', line: product, proof },
    { at: /[?&]add=1/, asks: 'add', line: added, proof },
    { at: /^POST /, says: /^add=1/m, asks: 'add', line: added, proof },
    {
      at: /[?&](update=1|op=(up|down))\b/,
      asks: 'adjust',
      line: { ...product, quantity: differenceOf },
      proof,
    },
    {
      at: /^POST /,
      says: /^(update=1|op=(up|down))$/m,
      asks: 'adjust',
      line: { ...product, quantity: differenceOf },
      proof,
    },
    { at: /^POST /, says: /^(submitCreate|submitGuest)=/m, asks: 'step', step: 'contact' },
    { at: /^POST /, says: /^confirm-addresses=/m, asks: 'step', step: 'address' },
    { at: /^POST /, says: /^confirmDeliveryOption=/m, asks: 'shipping', step: 'shipping' },
  ],
}
