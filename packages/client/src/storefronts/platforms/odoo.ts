import type { CartPlace, LinesPlace, Place, Platform } from '../platform.ts'

// Answers are what servers send, and bodies what pages send: nothing of them is certain.
const askedProducts: Place = (body) => {
  const params = Object(Object(body).params)
  return [params, ...(Array.isArray(params.linked_products) ? params.linked_products : [])]
}
/** What the analytics are told has the price, with the line's total; the notice has the units. */
const addedLines: Place = (result) => {
  const { tracking_info: products, notification_info: notice } = Object(result)
  if (!Array.isArray(products) || !products.length) return undefined
  const { lines } = Object(notice)
  return lines?.length === products.length
    ? products.map((product, i) => ({ ...product, line: lines[i] }))
    : products
}
/** jQuery hands the products over one by one, the event before them. */
const toldProducts: Place = (detail) =>
  [detail].flat(3).filter((product) => Object(product).item_id !== undefined)

// A barcode, where the product has one, stands in for the id.
const isId = (id: unknown) => /^\d{1,9}$/.test(String(id))
const trackedId: Place = (product) => {
  const { item_id: id } = Object(product)
  return isId(id) ? id : undefined
}
const barcode: Place = (product) => {
  const { item_id: id } = Object(product)
  return isId(id) ? undefined : id
}

const tracked = {
  variantId: trackedId,
  sku: barcode,
  name: 'item_name',
  price: 'price',
  currency: 'currency',
} satisfies LinesPlace
const added: CartPlace = {
  at: 'result',
  in: addedLines,
  ...tracked,
  lineId: 'line.id',
  quantity: 'line.quantity|quantity',
  shows: 'added',
}
/** The line that was changed, with what the stock left of its new number. */
const changedLine: Place = (result) => {
  const { line_id, quantity } = Object(result)
  return line_id ? [{ line_id, quantity }] : []
}
const changed: CartPlace = {
  at: 'result',
  in: changedLine,
  lineId: 'line_id',
  quantity: 'quantity',
  shows: 'touched',
}
const result = { cart: false, proof: /^result[.=]/m } as const
const rpc = (path: string) => new RegExp(`^POST .*/shop/${path}/?(\\?|$)`)
const told = {
  name: 'add_to_cart_event',
  asks: 'add',
  line: { in: toldProducts, ...tracked, quantity: 'quantity' },
  cart: false,
} as const

/** Odoo: JSON-RPC that answers with what was added, and forms of older versions. */
export const odoo: Platform = {
  name: 'odoo',
  calls: [
    {
      at: rpc('cart/(add|quick_add)'),
      asks: 'add',
      line: { in: askedProducts, variantId: 'product_id', quantity: 'quantity' },
      cart: added,
      proof: /^result\.quantity=[1-9]/m,
    },
    // Until version 18 adds and changes went the same way, as a form or as JSON.
    {
      at: rpc('cart/update(_json)?'),
      says: /^(params\.)?add_qty=/m,
      asks: 'add',
      line: { variantId: 'params.product_id|product_id', quantity: 'params.add_qty|add_qty' },
      cart: changed,
      fails: /^result\.(quantity|cart_quantity)=0/m,
      proof: 'status',
    },
    {
      at: rpc('cart/update(_json)?'),
      asks: 'set',
      line: {
        lineId: 'params.line_id',
        variantId: 'params.product_id|product_id',
        quantity: 'params.quantity|params.set_qty|set_qty',
      },
      cart: changed,
      proof: /^(status=30|result[.=])/m,
    },
    { at: rpc('cart/clear'), asks: 'clear', ...result },
    { at: /\/shop\/cart\/(quantity|update_)|\/shop\/wishlist/, asks: 'nothing' },
    {
      at: /^(GET|POST) .*\/shop\/pricelist\b/,
      asks: 'coupon',
      coupon: 'promo',
      cart: false,
      proof: 'status',
      fails: /code_not_available|code_error/,
    },
    {
      at: rpc('address(/submit)?'),
      asks: 'step',
      step: 'address',
      cart: false,
      fails: /^(invalid_fields\.|<)/m,
    },
    { at: rpc('(set_delivery_method|update_carrier)'), asks: 'shipping', step: 'shipping' },
    { at: rpc('payment/transaction/\\d+'), asks: 'payment', step: 'payment' },
  ],
  events: [
    { on: 'jquery', ...told },
    { on: 'dom', ...told },
  ],
}
