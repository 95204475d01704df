import type { Place, Platform } from '../platform.ts'

const ajax = (method: string, path: string) => new RegExp(`^${method} .*/ajax/${path}(\\?|$)`)
const page = { cart: false, proof: 'status', fails: /alert-danger|notice errors/ } as const
// The form of the cart sends all lines; its buttons say which of them is meant.
const FORM = /^POST .*\/(ajax\/checkout_cart\.html|(ajax\/)?checkout|cart)\/?(\?|$)/
const changedLine: Place = (body) => {
  const { update_cart_item: key, item, items } = Object(body)
  const line = Object(item ?? items)[key]
  return key && line ? { [key]: Object(line).quantity } : undefined
}

/** LiteCart: one address adds and shows; an alert beside the cart is a refusal. */
export const litecart: Platform = {
  name: 'litecart',
  currency: '_env.session.currency.code|_env.session.currency',
  cart: {
    in: 'items',
    lineId: 'key',
    itemId: 'product_id',
    sku: 'sku',
    name: 'name',
    price: 'price',
    quantity: 'quantity',
    money: 'major',
  },
  fails: /^alert=(?!(null|false)$)./m,
  calls: [
    {
      at: ajax('POST', 'cart\\.json'),
      says: /^remove_cart_item=./m,
      asks: 'remove',
      line: { lineId: 'remove_cart_item' },
      proof: 'status',
    },
    {
      at: ajax('POST', 'cart\\.json'),
      says: /^update_cart_item=./m,
      asks: 'set',
      line: { in: changedLine, keys: 'lineId' },
      proof: 'status',
    },
    {
      at: ajax('POST', 'cart\\.json'),
      says: /^product_id=./m,
      asks: 'add',
      line: { itemId: 'product_id', quantity: 'quantity' },
      // Older versions answer with the sums only.
      proof: 'status',
    },
    { at: ajax('(GET|POST)', 'cart\\.json'), asks: 'show' },
    {
      at: FORM,
      says: /^remove_cart_item=./m,
      asks: 'remove',
      line: { lineId: 'remove_cart_item' },
      ...page,
    },
    {
      at: FORM,
      says: /^update_cart_item=./m,
      asks: 'set',
      line: { in: changedLine, keys: 'lineId' },
      ...page,
    },
    { at: FORM, says: /^clear_cart/m, asks: 'clear', ...page },
    // Without script the form of a product goes to its own page.
    {
      at: /^POST /,
      says: /^add_cart_product=./m,
      asks: 'add',
      line: { itemId: 'product_id', quantity: 'quantity' },
      ...page,
    },
    // Saved on every change of a field.
    { at: ajax('POST', 'checkout_customer\\.html'), says: /^autosave=/m, asks: 'nothing' },
    {
      at: ajax('POST', 'checkout_customer\\.html'),
      asks: 'step',
      step: 'address',
      ...page,
    },
    { at: ajax('POST', 'checkout_shipping\\.html'), asks: 'shipping', step: 'shipping', ...page },
    { at: ajax('POST', 'checkout_payment\\.html'), asks: 'payment', step: 'payment', ...page },
    {
      at: /^POST .*\/(order_process|checkout)\/?(\?|$)/,
      asks: 'order',
      ...page,
      order: { id: /^location=.*\/order_success\?(?:.*&)?order_(?:id|no)=(\w+)/m },
    },
    { at: /\/ajax\//, asks: 'nothing' },
  ],
}
