import { applyAsk, cartDifference, mergeCart } from './cart-difference.ts'
import { findCart } from './cart-shape.ts'
import { parseJson } from './exchange-body.ts'
import { isAcknowledged, isCartUrl, isRefused, readAsk } from './exchange-shape.ts'
import { fieldsOf } from './fields.ts'
import { readOrder } from './order-shape.ts'
import { readPage } from './read-page.ts'
import { isSameSite, parseUrl } from './site-url.ts'
import type { CommerceAction, Exchange, Storefront, StorefrontSession } from './storefront.ts'

/** How far to believe a shop nobody described: an answer that shows the cart, one that just agrees. */
const CONFIDENCE = { shown: 0.8, acknowledged: 0.5 }

function readExchange(exchange: Exchange, session: StorefrontSession): CommerceAction[] {
  const { page, cart: before } = session
  const url = parseUrl(exchange.url, page.url)
  // Failures that HTTP admits prove nothing; those told in a 200 are found below.
  if (!url || exchange.status < 200 || exchange.status > 299) return []
  const request = readAsk(exchange, url)
  const answer = fieldsOf(parseJson(exchange.responseBody))
  const seen = findCart(answer, { products: page.products, cart: before })
  const isRefusal = isRefused(answer)

  if (request.kind === 'order') {
    const order = isRefusal
      ? undefined
      : readOrder(answer, { url, page, seen, before: before ?? [] })
    if (order) session.cart = []
    return order ? [order] : []
  }
  if (request.kind === 'coupon' && !isRefusal && answer.length > 1) {
    const { coupon = '' } = request
    return [{ type: 'apply_coupon', items: [], coupon, confidence: 0.6, reason: 'coupon accepted' }]
  }

  const ask = request.kind === 'read' ? (session.unproven ?? request) : request
  const context = { page, currency: seen?.currency }
  if (!seen || (request.kind === 'read' && !seen.isWhole)) {
    if (isRefusal || request.kind === 'read') return []
    if (!isAcknowledged(exchange, answer)) {
      session.unproven = ask
      return []
    }
    const after = applyAsk(before ?? [], ask)
    if (before) session.cart = after
    const confidence = CONFIDENCE.acknowledged
    return cartDifference(before, after, ask, { ...context, confidence, reason: 'acknowledged' })
  }

  session.unproven = undefined
  const after = seen.isWhole
    ? seen.lines
    : ask.kind === 'remove'
      ? applyAsk(before ?? [], ask)
      : mergeCart(before ?? [], seen.lines)
  if (before || seen.isWhole) session.cart = after.filter(({ quantity }) => quantity > 0)
  // The cart is the truth: a refusal beside a cart that changed is an add that was capped.
  if (ask.kind === 'read' || (isRefusal && !before)) return []
  const confidence = CONFIDENCE.shown
  return cartDifference(before, after, ask, {
    ...context,
    confidence,
    reason: 'cart in the answer',
  })
}

/**
 * Reads a shop of no known platform by the family likeness of carts: the words of its URLs, the
 * shape of its answers, and the page's metadata.
 */
export const generic: Storefront = {
  name: 'generic',
  recognize: () => 0.1,
  isRelevant({ url }, page) {
    const parsed = parseUrl(url, page.url)
    return parsed !== undefined && isSameSite(parsed, page.url) && isCartUrl(parsed)
  },
  readExchange(exchange, session) {
    return generic.isRelevant(exchange, session.page) ? readExchange(exchange, session) : []
  },
  readPage,
}
