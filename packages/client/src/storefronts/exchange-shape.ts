import { toLine } from './cart-line.ts'
import { formTree, requestTree } from './exchange-body.ts'
import type { Field } from './fields.ts'
import { defined, fieldsOf, isObject, pick, toId, toNumber } from './fields.ts'
import { CART_WORD } from './shop-words.ts'
import type { CartAsk, CartLine, Exchange } from './storefront.ts'

const CART = new RegExp(
  `${CART_WORD}\\b|line items?|lines? (add|update|remove|delete)|order line|to order\\b`,
)
const GRAPHQL = /graphql|shop api/
const NOT_THE_SHOP =
  /wish|favou?rite|compare|track|analytic|pixel|beacon|monorail|collect\b|activities|\b(event|log)s?\b|paypal|stripe|klarna/
const OF_INTEREST = new RegExp(
  `${CART.source}|${GRAPHQL.source}|coupon|promo|\\b(orders?|checkout)\\b`,
)

// The first that matches `method words-of-the-url words-of-the-call` says what a request asks.
const KINDS: readonly (readonly [kind: CartAsk['kind'], pattern: RegExp])[] = [
  // Acts that answer with a cart and change none of its lines.
  [
    'read',
    /\b(query|ship|deliver|pay|address|customer|email|note|estimate|merge|gift)|preview|search|history|cancel|return|recommend/,
  ],
  [
    'read',
    /^get (?!.*\b(add|update|change|remove|delete)\b)|(delete|remove).*(coupon|promo|discount|voucher)/,
  ],
  ['coupon', /coupon|promo|discount|voucher|gutschein|apply code/],
  ['remove', /^delete|\b(remove|delete|clear|empty)\b/],
  ['add', /\b(add|buy)\b/],
  ['edit', /^(put|patch)|\b(update|change|edit|set|adjust|(in|de)crease)\b/],
  [
    'order',
    /(order|checkout|complete|purchase)s?$|(order|cart|basket|checkout)s? (place|submit|confirm|create)$/,
  ],
  ['add', /^post/],
]
const LINE_IN_PATH = /(?:items?|lines?|entries|product|add|remove)\/([\w.:-]+)\/?$/i

/** Splits identifiers and paths into lower-case words: `?wc-ajax=addToCart` → `wc ajax add to cart`. */
function wordsOf(text: string): string {
  return text
    .replace(/%\w\w/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[\W_]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** What a body says it does. A query's text counts by its first field, which is the call. */
function callOf(body: readonly Field[]): string {
  const calls = body.map(([path, value]) => {
    if (typeof value !== 'string' || !/\.(query|operationname|action)$/.test(path)) return ''
    if (!value.includes('{')) return value.slice(0, 80)
    return /\bmutation\b[^{]*{\s*(?:\w+\s*:\s*)?(\w+)/.exec(value)?.[1] ?? 'query'
  })
  return wordsOf(calls.join(' '))
}

/** The lines a body names: objects with an id and a quantity, else the first with an id. */
export function askedLines(fields: readonly Field[]): Partial<CartLine>[] {
  const objects = fields.filter(([, value]) => isObject(value) && !Array.isArray(value))
  const lines = objects.slice(0, 200).flatMap(([, value]) => toLine(value) ?? [])
  const counted = lines.filter(({ quantity }) => quantity !== undefined)
  return counted.length ? counted : lines.slice(0, 1)
}

/** Tells by the URL alone whether an exchange can be about a cart or an order. */
export function isCartUrl({ pathname, search }: URL): boolean {
  return !NOT_THE_SHOP.test(wordsOf(pathname)) && OF_INTEREST.test(wordsOf(pathname + search))
}

/** Understands a request by its method, its words and the lines it names. */
export function readAsk(exchange: Exchange, url: URL): CartAsk {
  const body = fieldsOf(requestTree(exchange))
  const query = fieldsOf(formTree(url.searchParams))
  const place = wordsOf(url.pathname + url.search)
  // GraphQL posts everything; what it does is in the call's name.
  const method = GRAPHQL.test(place) ? '' : exchange.method.toLowerCase()
  const words = `${method} ${place} ${callOf(body)}`.trimEnd()
  const kind = KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'read'
  const all = [...body, ...query]

  if (kind === 'coupon') {
    const coupon = pick(all, toId, /(coupon|promo|discount|voucher)\w*(\.\d+)?$/, /code$/)
    return coupon ? { kind, lines: [], coupon } : { kind: 'read', lines: [] }
  }
  if (kind === 'order') return { kind, lines: [] }
  if (kind === 'read' || !CART.test(words)) return { kind: 'read', lines: [] }

  const named = [askedLines(body), askedLines(query)].find(({ length }) => length)
  const itemId = LINE_IN_PATH.exec(url.pathname)?.[1]
  const quantity = pick(all, toNumber, /(quantity|qty)$/)
  const lines = named ?? (itemId ? [{ itemId }] : [])
  // `GET /cart/add-ons` names nothing to add.
  if (method === 'get' && !lines.length) return { kind: 'read', lines }
  // POST to a line's own URL edits it (Medusa): its body names no product.
  const isEdit = kind === 'add' && !named && itemId && !/\b(add|buy)\b/.test(words)
  return {
    kind: isEdit ? 'edit' : kind,
    lines: lines.length === 1 ? [{ ...defined({ quantity }), ...lines[0] }] : lines,
  }
}

const NO = /^(|0|false|no|none|null|undefined)$/i
const OUTCOME = /^(\.data|\.result)?\.(success|ok|status|result)$/
const RECEIPT = /^(\.data|\.result)?\.(success|ok|status|result|cart(hash|id)|\w*count)$/

/** Tells whether an answer says no, whatever its HTTP status. */
export function isRefused(answer: readonly Field[]): boolean {
  return answer.some(([path, value]) => {
    // Four levels hold `data.<call>.errors`; a number in the path is a list of other things.
    if (/\d|(\.\w+){5}/.test(path)) return false
    const text = isObject(value)
      ? Object.keys(value)
          .map((key) => `.${key}`)
          .join()
      : String(value)
    if (/(errors?(code|message)?|exception|crumbfail)$/.test(path)) return !NO.test(text)
    if (path.endsWith('typename')) return text.endsWith('Error')
    return OUTCOME.test(path) && /^(0|false|fail|err|declin|reject|invalid)/i.test(text)
  })
}

/** Tells whether an answer that shows no cart confirms the act all the same. */
export function isAcknowledged({ status }: Exchange, answer: readonly Field[]): boolean {
  const isReceipt = ([path, value]: Field) =>
    RECEIPT.test(path) && !isObject(value) && !NO.test(String(value))
  return status === 201 || status === 204 || answer.some(isReceipt)
}
