import type { CartPlace, LinesPlace, Platform } from '../platform.ts'
import { storefrontApiCalls, storefrontApiCart } from './shopify-storefront-api.ts'

const inputs = 'cartFormInput.inputs'
const cart: CartPlace = { ...storefrontApiCart, at: 'cart|data.cart' }
// Where the pages' own routes load it, by the names of Shopify's template.
const loaded = 'root.data.cart|routes/cart.data.cart|routes/cart.data'
// Components pass on what they know of the variant.
const added: LinesPlace = {
  in: `${inputs}.lines|${inputs}.input.lines|${inputs}.cart.lines`,
  variantId: 'merchandiseId',
  itemId: 'selectedVariant.product.id',
  sku: 'selectedVariant.sku',
  name: 'selectedVariant.product.title',
  price: 'selectedVariant.price.amount',
  currency: 'selectedVariant.price.currencyCode',
  quantity: 'quantity',
}
// By default the route answers with no more than the cart's id and total, and leaves out why
// there is no cart. What fitted of an add is told by the cart that is loaded next.
const proof = /^status=\d+\n(?!.*\.code=MERCHANDISE).*^((data\.)?cart\.id|redirect|location)=\S/ms
const answer = {
  cart,
  proof,
  fails: /^(data\.)?(cart=null$|warnings\.\d+\.code=MERCHANDISE_OUT)/m,
} as const
const says = (action: string) => new RegExp(`^cartFormInput\\.action=${action}$`, 'm')

// A place that is none stands for a value of its own.
const NULL = -5
// More is no page of a shop, and parts that are named many times would cost without end.
const MAX_VALUES = 20_000

/** Reads what React Router streams: flat lists in which objects name their parts by place. */
function decode(text: string): unknown {
  const [first = '', ...later] = text.split('\n')
  const flat: unknown[] = JSON.parse(first)
  const kept: Record<string, number> = {}
  // What the server did not wait for comes in lines of its own, under the number of its promise.
  for (const line of later) {
    const [, id, json] = /^P(\d+):(\[.*)$/.exec(line) ?? []
    if (!id || !json) continue
    kept[id] = flat.length
    flat.push(...JSON.parse(json))
  }
  let left = MAX_VALUES
  const read = (at: unknown, depth: number): unknown => {
    if (at === NULL) return null
    const value = flat[Number(at)]
    if (typeof value !== 'object' || !value || depth > 20 || --left < 0) return value
    if (!Array.isArray(value)) {
      const pairs = Object.entries(value)
      return Object.fromEntries(
        pairs.map(([key, part]) => [String(flat[Number(key.slice(1))]), read(part, depth + 1)]),
      )
    }
    const [kind, part] = value
    if (typeof kind !== 'string') return value.map((one) => read(one, depth + 1))
    return read(kind === 'P' ? kept[part] : part, depth + 1)
  }
  return read(0, 0)
}

/** Shopify's Hydrogen: forms of the cart, sent to a route of the shop's own. */
export const shopifyHydrogen: Platform = {
  name: 'shopify-hydrogen',
  cart,
  foreign: /\.myshopify\.com$/,
  ignore: /monorail|\/web-pixels|\/wpm@/,
  expand(exchange) {
    const { responseBody = '' } = exchange
    if (!/^\[\{"_\d/.test(responseBody)) return undefined
    try {
      return [{ ...exchange, responseBody: JSON.stringify(decode(responseBody)) }]
    } catch {
      // A stream that is cut off still has its status.
      return undefined
    }
  },
  calls: [
    { says: says('(LinesAdd|Create)'), asks: 'add', line: added, ...answer },
    {
      says: says('LinesUpdate'),
      asks: 'set',
      line: {
        in: `${inputs}.lines`,
        lineId: 'id',
        variantId: 'merchandiseId',
        quantity: 'quantity',
      },
      ...answer,
    },
    {
      says: says('LinesRemove'),
      asks: 'remove',
      line: { in: `${inputs}.lineIds`, lineId: '' },
      ...answer,
    },
    {
      says: says('DiscountCodesUpdate'),
      asks: 'coupon',
      coupon: `discountCode|${inputs}.discountCode|${inputs}.discountCodes.0`,
      ...answer,
      fails: /^(data\.)?(cart\.discountCodes\.0\.applicable=false|warnings\.\d+\.code=DISCOUNT_)/m,
    },
    { says: says('\\w+'), asks: 'nothing' },
    // After each change the router loads again what its pages show.
    { at: /^GET .*\.data(\?|$)/, asks: 'show', cart: { ...cart, at: loaded } },
    ...storefrontApiCalls,
  ],
}
