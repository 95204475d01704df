import type { LinesPlace, Platform } from '../platform.ts'

/**
 * The form among the arguments of a server action, whose names lead with a number; or an object
 * among them.
 */
function formOf(body: unknown): Record<string, unknown> {
  // Bodies are what pages send: nothing of them is certain.
  const args: unknown[] = Array.isArray(body) ? body : [body]
  const entries = args.flatMap((arg) =>
    typeof arg === 'object' ? Object.entries(Object(arg)) : [],
  )
  return Object.fromEntries(entries.map(([name, value]) => [name.replace(/^_?\d+_/, ''), value]))
}
const at =
  (...names: string[]) =>
  (body: unknown): unknown => {
    const form = formOf(body)
    return names.map((name) => form[name]).find((value) => value !== undefined)
  }
const line: LinesPlace = { lineId: at('id', 'lineItemId', 'lineItemEntityId') }
const action = { at: /^POST /, headers: /^next-action:/m }
// A thrown error, or a form that comes back with what is wrong with it.
const answer = {
  cart: false,
  proof: 'status',
  fails: /^\w*:E\{|"status":"error"|"(success|ok)":false|"errors?":("[^"]|\[[^\]]|\{[^}])/m,
} as const

/** BigCommerce's Catalyst: server actions, told by their arguments. */
export const bigcommerceCatalyst: Platform = {
  name: 'bigcommerce-catalyst',
  calls: [
    { ...action, says: /intent=(delete|remove)$/m, asks: 'remove', line, ...answer },
    {
      ...action,
      says: /intent=(in|de)crement$/m,
      asks: 'adjust',
      line: { ...line, quantity: (body) => (at('intent')(body) === 'increment' ? 1 : -1) },
      ...answer,
    },
    {
      ...action,
      says: /intent=update$/m,
      asks: 'set',
      line: { ...line, quantity: at('quantity') },
      ...answer,
    },
    {
      ...action,
      says: /couponCode=./,
      asks: 'coupon',
      coupon: at('couponCode'),
      ...answer,
    },
    {
      ...action,
      says: /(^|[._])quantity=[1-9]/m,
      asks: 'add',
      line: {
        itemId: at('id', 'productId', 'product_id', 'productEntityId'),
        variantId: at('variantId', 'variantEntityId'),
        sku: at('sku'),
        quantity: at('quantity'),
      },
      ...answer,
    },
    { ...action, asks: 'nothing' },
  ],
}
