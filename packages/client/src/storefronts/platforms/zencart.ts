import type { Place, Platform } from '../platform.ts'

const page = { cart: false, proof: 'status', fails: /messageStackError|alert-danger/ } as const
const action = (name: string, method = '(GET|POST)') =>
  new RegExp(`^${method} .*[?&]action=${name}(&|$)`)
const step = (name: string) => new RegExp(`^POST .*[?&]main_page=${name}(&|$)`)

// `12:4d5e…` is the product 12 with options chosen: in the cart a line of its own.
const productOf =
  (name: string): Place =>
  (entry, { cart }) => {
    const lineId = String(Object(entry)[name] ?? '')
    return cart?.some((line) => line.lineId === lineId) ? undefined : lineId.replace(/:.*/, '')
  }
// Lists of one are no lists; bodies are what pages send: nothing of them is certain.
const listOf = (value: unknown) => [value ?? []].flat()

/** `products_id[]=12&cart_quantity[]=2`, side by side, and boxes that were ticked. */
const cartLines: Place = (body) => {
  const { products_id: ids, cart_quantity: units, cart_delete: ticked } = Object(body)
  const gone = listOf(ticked).map(String)
  return listOf(ids).map((id, i) => ({
    id,
    units: gone.includes(String(id)) ? 0 : listOf(units)[i],
  }))
}
/** `products_id[12]=2` for every product of a list, zeros too. */
const wanted: Place = (body) =>
  Object.entries(Object(Object(body).products_id)).flatMap(([id, units]) =>
    Number(units) > 0 ? [{ id, units }] : [],
  )

/** Zen Cart: forms and links, all of them sent on. */
export const zencart: Platform = {
  name: 'zencart',
  calls: [
    {
      at: action('add_product', 'POST'),
      asks: 'add',
      line: { itemId: 'products_id', quantity: 'cart_quantity' },
      ...page,
    },
    {
      at: action('multiple_products_add_product', 'POST'),
      asks: 'add',
      line: { in: wanted, itemId: 'id', quantity: 'units' },
      ...page,
    },
    {
      at: action('(buy_now|cust_order)'),
      asks: 'add',
      line: { itemId: 'products_id' },
      ...page,
      // Sent to the product for its options.
      fails: /^location=.*main_page=\w*product_\w*info/m,
    },
    {
      at: action('update_product', 'POST'),
      asks: 'set',
      line: { in: cartLines, lineId: 'id', itemId: productOf('id'), quantity: 'units' },
      ...page,
    },
    {
      at: action('remove_product'),
      asks: 'remove',
      line: { lineId: 'product_id', itemId: productOf('product_id') },
      ...page,
    },
    { at: action('empty_cart'), asks: 'clear', ...page },
    {
      at: step('checkout_shipping'),
      says: /^shipping=./m,
      asks: 'shipping',
      step: 'shipping',
      ...page,
    },
    {
      at: step('checkout_confirmation'),
      says: /^dc_redeem_code=./m,
      asks: 'coupon',
      coupon: 'dc_redeem_code',
      ...page,
      // Sent back to the payment, which says why.
      fails: /messageStackError|^location=.*main_page=checkout_payment/m,
    },
    {
      at: step('checkout_confirmation'),
      says: /^payment=./m,
      asks: 'payment',
      step: 'payment',
      ...page,
      fails: /messageStackError|^location=.*main_page=checkout_(payment|shipping)/m,
    },
    { at: /[?&](main_page|action)=/, asks: 'nothing' },
  ],
}
