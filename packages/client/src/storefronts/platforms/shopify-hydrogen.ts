import type { CartPlace, LinesPlace, Platform } from '../platform.ts'
import { storefrontApiCalls, storefrontApiCart } from './shopify-storefront-api.ts'

const inputs = 'cartFormInput.inputs'
const cart: CartPlace = { ...storefrontApiCart, at: 'cart|data.cart' }
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
const answer = {
  cart,
  proof: 'status',
  fails: /^(data\.)?warnings\.\d+\.code=MERCHANDISE_OUT/m,
} as const
const says = (action: string) => new RegExp(`^cartFormInput\\.action=${action}$`, 'm')

/** Reads what React Router streams: a flat list in which objects name their parts by place. */
function decode(text: string): unknown {
  const flat: unknown[] = JSON.parse(text.split('\n', 1)[0] ?? '')
  const read = (at: unknown, depth: number): unknown => {
    const value = flat[Number(at)]
    if (typeof value !== 'object' || !value || depth > 20) return value
    if (Array.isArray(value)) return value.map((part) => read(part, depth + 1))
    const pairs = Object.entries(value)
    return Object.fromEntries(
      pairs.map(([key, part]) => [String(flat[Number(key.slice(1))]), read(part, depth + 1)]),
    )
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
      fails: /^(data\.)?cart\.discountCodes\.0\.applicable=false/m,
    },
    { says: says('\\w+'), asks: 'nothing' },
    ...storefrontApiCalls,
  ],
}
