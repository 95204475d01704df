import { CART_WORD } from './shop-words.ts'

/** Words by which a request is about a cart. */
export const CART = new RegExp(
  `${CART_WORD}\\b|line items?|lines? (add|update|remove|delete)|order line|to order\\b`,
)
/** Words by which a request is GraphQL's. */
export const GRAPHQL = /graphql|shop api/
const NOT_THE_SHOP =
  /wish|favou?rite|compare|track|analytic|pixel|beacon|monorail|collect\b|activities|\b(event|log)s?\b|paypal|stripe|klarna/
const OF_INTEREST = new RegExp(
  `${CART.source}|${GRAPHQL.source}|coupon|promo|\\b(orders?|checkout)\\b`,
)

/** Splits identifiers and paths into lower-case words: `?wc-ajax=addToCart` → `wc ajax add to cart`. */
export function wordsOf(text: string): string {
  return text
    .replace(/%\w\w/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[\W_]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** Tells GraphQL by its address; headless shops have it on another site. */
export const isGraphql = ({ pathname }: URL): boolean => GRAPHQL.test(wordsOf(pathname))

/** Tells by the URL alone whether an exchange can be about a cart or an order. */
export function isCartUrl({ pathname, search }: URL): boolean {
  return !NOT_THE_SHOP.test(wordsOf(pathname)) && OF_INTEREST.test(wordsOf(pathname + search))
}
