import { isCounted, toLine } from './cart-line.ts'
import { formTree, requestTree } from './exchange-body.ts'
import type { Field } from './fields.ts'
import { defined, fieldsOf, isObject, pick, toId, toNumber, toText } from './fields.ts'
import { CART_WORD } from './shop-words.ts'
import type { CartAsk, CartLine, Exchange } from './storefront.ts'

const CART = new RegExp(
  `${CART_WORD}\\b|line items?|lines? (add|update|remove|delete)|order line|to order\\b`,
)
const GRAPHQL = /graphql|shop api/
const NOT_THE_SHOP =
  /wish|favou?rite|compare|track|analytic|pixel|beacon|monorail|collect\b|activities|\b(event|log)s?\b|paypal|stripe|klarna/
// What is done to a line, where the address says that it is about a cart or an order.
const LINE_ACT =
  /\b(add|update|remove|delete|adjust) (items?|lines?)\b|orders? .*\b(items?|lines?)\b/
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
    /^get (?!.*\b(add|update|change|remove|delete)\b)|(delete|remove).*(coupon|promo|discount|voucher)|(coupon|promo|discount|voucher).*(delete|remove)/,
  ],
  ['coupon', /coupon|promo|discount|voucher|gutschein|apply code/],
  ['remove', /^delete|\b(remove|delete|clear|empty)/],
  ['add', /\b(add(?!on)|buy)/],
  ['edit', /^(put|patch)|\b(update|change|edit|set\b|adjust|(in|de)crease)/],
  [
    'order',
    /(order|checkout|complete|purchase)s?$|(order|cart|basket|checkout)s? (place|submit|confirm|create|process)$/,
  ],
  ['add', /^post/],
]
const LINE_IN_PATH =
  /(?:items?|lines?|entries|product|add|remove|delete|quantity|cart(?=\/[^/]+\/(?:remove|delete)))\/([\w.:-]+)(?:\/(?:remove|delete))?\/?$/i
const TO_CART = new RegExp(
  `(${CART_WORD}|items?|lines?|entries|products?)(\\.\\w+)?(/[^/?]*)?/?(\\?|$)`,
  'i',
)
// Buttons of a form, and fields that carry a line's new number.
const SAYS = /add|remove|delete|update|buy|coupon|promo|discount/i

const NO = /^(|0|false|no|none|null|undefined)$/i

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

/** What fields at the top say by their names: `add-to-cart=31`, `remove=1`, not `remove=0`. */
function namesOf(tree: unknown): string {
  if (!isObject(tree)) return ''
  const isSaid = (key: string) => SAYS.test(key) && !NO.test(toText(tree[key]) ?? '')
  return wordsOf(Object.keys(tree).filter(isSaid).join(' '))
}

const objectsIn = (fields: readonly Field[]) =>
  fields.filter(([, value]) => isObject(value) && !Array.isArray(value)).slice(0, 200)

/** Lines by their keys: `cart[501][qty]=1`, `quantity[31]=2`, `itemquantity5=3`. */
function keyedLines([path, value]: Field): Partial<CartLine>[] {
  if (!isObject(value)) return []
  return Object.keys(value).flatMap((key) => {
    const child = value[key]
    const id = /^(?:item)?(?:quantity|qty)[-_]?(\d+)$/i.exec(key)?.[1] ?? key
    // A single digit is a place in a list, and a word is a name.
    const isId = /\d/.test(key) && key.length > 1
    if (isId && isObject(child)) return toLine({ id, ...child }) ?? []
    const isCount = id !== key || (isId && /(quantity|qty|updates)$/.test(path))
    return isCount ? (toLine({ id, quantity: child }) ?? []) : []
  })
}

/** The lines a body names: objects with an id and a quantity, else the first with an id. */
export function askedLines(fields: readonly Field[]): Partial<CartLine>[] {
  const lines = objectsIn(fields).flatMap(([, value]) => toLine(value) ?? [])
  const counted = lines.filter(isCounted)
  return counted.length ? counted : lines.slice(0, 1)
}

/** Tells by the names of its fields that a form is about a cart: `add-to-cart=31`. */
export function isCartForm(exchange: Pick<Exchange, 'requestBody'>): boolean {
  return CART.test(namesOf(requestTree(exchange)))
}

/** Tells by the URL alone whether an exchange can be about a cart or an order. */
export function isCartUrl({ pathname, search }: URL): boolean {
  return !NOT_THE_SHOP.test(wordsOf(pathname)) && OF_INTEREST.test(wordsOf(pathname + search))
}

/** Understands a request by its method, its words and the lines it names. */
export function readAsk(exchange: Exchange, url: URL): CartAsk {
  const sent = requestTree(exchange)
  const tree = isObject(sent) && sent.jsonrpc ? sent.params : sent
  const body = fieldsOf(tree)
  const query = fieldsOf(formTree(url.searchParams))
  const place = wordsOf(url.pathname + url.search)
  // GraphQL posts everything; what it does is in the call's name.
  const method = GRAPHQL.test(place) ? '' : exchange.method.toLowerCase()
  const words = `${method} ${place} ${callOf(body)} ${namesOf(tree)}`.replace(/ +$/, '')
  const kind = KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'read'
  const all = [...body, ...query]

  if (kind === 'coupon') {
    const coupon = pick(all, toId, /(coupon|promo|discount|voucher)\w*(\.\d+)?$/, /code$/)
    return coupon ? { kind, lines: [], coupon } : { kind: 'read', lines: [] }
  }
  if (kind === 'order') return { kind, lines: [] }
  if (kind === 'read' || !(CART.test(words) || LINE_ACT.test(words)))
    return { kind: 'read', lines: [] }

  const [inBody, inQuery] = [askedLines(body), askedLines(query)]
  const keyed = objectsIn(body).flatMap(keyedLines).filter(isCounted)
  // A form shows the numbers of all lines, also where its button removes one of them.
  const isKeyed =
    keyed.length > 0 && !inBody.some(isCounted) && (kind !== 'remove' || !inBody.length)
  const both = inBody.length + inQuery.length
  const named =
    inBody.length === 1 && both === 2 ? [{ ...inQuery[0], ...inBody[0] }] : [...inBody, ...inQuery]
  const itemId = LINE_IN_PATH.exec(url.pathname)?.[1]
  const quantity = pick(all, toNumber, /(quantity|qty)$/)
  const lines = isKeyed ? keyed : both ? named : itemId ? [{ itemId }] : []
  // `GET /cart/add-ons` names nothing to add.
  if (method === 'get' && !lines.length) return { kind: 'read', lines }
  // What no word calls an add is one where it goes to the cart or its lines; but POST to a line's
  // own URL edits it (Medusa), and so does a form with the numbers of lines.
  const isSaid = kind !== 'add' || /\b(add|buy)/.test(words)
  if (!isSaid && method && !TO_CART.test(url.pathname + url.search))
    return { kind: 'read', lines: [] }
  const isEdit = !isSaid && (isKeyed || (!both && itemId))
  return {
    kind: isEdit ? 'edit' : kind,
    lines: lines.length === 1 ? [{ ...defined({ quantity }), ...lines[0] }] : lines,
  }
}

const OUTCOME = /^(\.data|\.result)?\.(success|ok|status|result)$/
const RECEIPT = /^(\.data|\.result)?\.(success|ok|status|result|cart(hash|id)|\w*(count|quantity))$/

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
    if (/(errors?(code|message)?|exception|crumbfail|alert|warningmessage)$/.test(path))
      return !NO.test(text)
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

/** Tells whether an answer takes a coupon: some keep a code that does not apply. */
export function isAccepted(answer: readonly Field[]): boolean {
  const isIdle = ([path, value]: Field) =>
    value === false && /(applicable|applied|valid)$/.test(path)
  return answer.length > 1 && !Array.isArray(answer[0]?.[1]) && !answer.some(isIdle)
}
