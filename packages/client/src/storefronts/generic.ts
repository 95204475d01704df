import { isAccepted, isAcknowledged, isEmptied, isRefused } from './answer-words.ts'
import { askedLines } from './asked-lines.ts'
import { findCart } from './cart-shape.ts'
import { isCartUrl, isGraphql } from './cart-words.ts'
import { readCheckoutUrl } from './checkout-url.ts'
import { conclude } from './conclude.ts'
import { headerOf, isWrongPage, parseJson } from './exchange-body.ts'
import { partsOf } from './exchange-parts.ts'
import { isCartForm, readAsk } from './exchange-shape.ts'
import { fieldsOf } from './fields.ts'
import { readOrder } from './order-shape.ts'
import { cartOf, readPage } from './read-page.ts'
import { isRpcUrl, readRpcAsk } from './rpc-ask.ts'
import { isSameSite, parseUrl } from './site-url.ts'
import {
  type CommerceAction,
  type Exchange,
  type Storefront,
  type StorefrontSession,
  UNANSWERED,
} from './storefront.ts'

/** How far to believe a shop nobody described: its answer shows the cart, or just agrees. */
const SHOWN = { confidence: 0.8, reason: 'cart in the answer' }
const AGREED = { confidence: 0.5, reason: 'answer agrees' }
const SENT = { confidence: 0.4, reason: 'sent, unanswered' }
const CALLED = { confidence: 0.4, reason: 'arguments of the call', unpriced: 0.3 }

const FAILED_PAGE = /^<.*\bclass="[^"]*(error|danger|warning|failure)/s

/** What a page, or being sent on to one, says of a form: yes, no, or nothing. */
function readShown({ status, responseBody = '' }: Exchange, next: URL | undefined) {
  if (status >= 300) return (next && readCheckoutUrl(next).kind !== 'other') || undefined
  if (FAILED_PAGE.test(responseBody)) return false
  return /^<.*\bclass="[^"]*success/s.test(responseBody) || undefined
}

function readExchange(exchange: Exchange, url: URL, session: StorefrontSession): CommerceAction[] {
  const page = { ...session.page, cart: session.cart ?? [] }
  const call = readRpcAsk(exchange, url)
  if (call) {
    const agreed = { seen: undefined, isRefused: false, isConfirmed: true }
    return conclude(call, { ...agreed, shown: CALLED, agreed: CALLED }, session)
  }
  const asked = readAsk(exchange, url, page.products)
  // What was pressed may say what the request leaves out.
  const isTold = asked.lines.length > 0 || asked.kind !== 'add'
  const request = isTold ? asked : { ...asked, lines: askedLines(fieldsOf(page.clicked)) }
  const answer = fieldsOf(parseJson(exchange.responseBody))
  const seen = findCart(answer, page)
  const next = headerOf(exchange.responseHeaders, 'location')
  const nextUrl = next === undefined ? undefined : parseUrl(next, url.href)
  const shown = readShown(exchange, nextUrl)
  const isRefusal = isRefused(answer) || shown === false

  if (request.kind === 'order') {
    const order = isRefusal ? undefined : readOrder(answer, url, page, seen, nextUrl)
    if (order) session.cart = []
    return order ? [order] : []
  }
  if (request.coupon && !isRefusal && (shown || isAccepted(answer))) {
    return [{ type: 'apply_coupon', items: [], coupon: request.coupon, ...AGREED }]
  }
  // A page without a word of it shows lines that were there before as they are now.
  const isKnown = request.kind !== 'add' && session.cart !== undefined
  const isPage = shown === undefined && exchange.responseBody?.startsWith('<')
  const isGone = request.lines.every(({ quantity }) => request.kind === 'remove' || quantity === 0)
  const isReceipt = isAcknowledged(exchange, answer) || (isGone && isEmptied(answer))
  const isConfirmed = shown || isReceipt || (isKnown && isPage === true)
  const outcome = { seen, isRefused: isRefusal, isConfirmed, shown: SHOWN, agreed: AGREED }
  const told = conclude(request, outcome, session)
  const { step } = request
  if (!step || isRefusal || !(shown || answer[0]?.[1])) return told
  const isPlace = step.type === 'checkout_step'
  const about = isPlace ? { items: [] } : cartOf({ ...page, cart: session.cart ?? [] })
  return [...told, { ...about, ...AGREED, ...step }]
}

/** What a form, a link or a request asks for; nobody knows yet what the shop makes of it. */
function readSent(exchange: Exchange, url: URL, session: StorefrontSession): CommerceAction[] {
  const request = readRpcAsk(exchange, url) ?? readAsk(exchange, url, session.page.products)
  if (request.kind === 'order') return []
  if (request.coupon) {
    return [{ type: 'apply_coupon', items: [], coupon: request.coupon, ...SENT }]
  }
  const outcome = { seen: undefined, isRefused: false, isConfirmed: true }
  return conclude(request, { ...outcome, shown: SENT, agreed: SENT }, { ...session })
}

/**
 * Reads a shop of no known platform by the family likeness of carts: the words of its URLs, the
 * shape of its answers, and the page's metadata.
 */
export const generic: Storefront = {
  name: 'generic',
  recognize: () => 0.1,
  isRelevant(exchange, page) {
    const url = parseUrl(exchange.url, page.url)
    if (!url || !(isSameSite(url, page.url) || isGraphql(url))) return false
    return isCartUrl(url) || isRpcUrl(exchange, url, page.url) || isCartForm(exchange)
  },
  readExchange(exchange, session) {
    const { url, status } = exchange
    const parsed = parseUrl(url, session.page.url)
    if (status === UNANSWERED) {
      const isOurs = parsed && generic.isRelevant(exchange, session.page)
      return isOurs ? readSent(exchange, parsed, session) : []
    }
    // Failures that HTTP admits prove nothing; those told in a 200 are found in the answer.
    const isProof = parsed && status >= 200 && status < 400 && !isWrongPage(exchange)
    if (!isProof || !generic.isRelevant(exchange, session.page)) return []
    return partsOf(exchange).flatMap((part) => {
      const place = parseUrl(part.url, parsed.href)
      return place && part.status < 400 ? readExchange(part, place, session) : []
    })
  },
  readPage,
}
