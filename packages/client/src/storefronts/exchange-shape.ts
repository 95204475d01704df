import type { Item } from '@waymark/protocol'
import { NO } from './answer-words.ts'
import { askedLines, objectsIn } from './asked-lines.ts'
import { isCounted, LINE_KEY, toLine } from './cart-line.ts'
import { CART, GRAPHQL, wordsOf } from './cart-words.ts'
import { formTree, requestTree } from './exchange-body.ts'
import type { Field } from './fields.ts'
import { defined, fieldsOf, isObject, pick, toId, toNumber, toText } from './fields.ts'
import { CART_WORD } from './shop-words.ts'
import type { Step } from './step-words.ts'
import { findStep } from './step-words.ts'
import type { CartAsk, CartLine, Exchange } from './storefront.ts'

// What is done to a line, where the address says that it is about a cart or an order.
const LINE_ACT =
  /\b(add|update|remove|delete|adjust) (items?|lines?)\b|orders? .*\b(items?|lines?)\b/
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

/** What fields at the top say of who somebody is, and where; one address is as good as two. */
function detailsOf(tree: unknown): string {
  const keys = isObject(tree) ? Object.keys(tree).join(' ') : ''
  if (/(shipping|billing)_?address/i.test(keys)) return 'address'
  return /\be-?mail\b/.test(keys) ? 'email' : ''
}

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

/** Tells by the names of its fields that a form is about a cart: `add-to-cart=31`. */
export function isCartForm(exchange: Pick<Exchange, 'requestBody'>): boolean {
  return CART.test(namesOf(requestTree(exchange)))
}

/** What a request asks, with the step of the checkout it takes where it takes one. */
export interface ShapedAsk extends CartAsk {
  step?: Step | undefined
}

type Parts = {
  body: readonly Field[]
  query: readonly Field[]
  url: URL
  products: readonly Item[]
}

/** The lines a request names, and how: by themselves, by their keys, or by its address. */
function namedLines(kind: CartAsk['kind'], { body, query, url, products }: Parts) {
  const all = [...body, ...query]
  const [inBody, inQuery] = [askedLines(body), askedLines(query)]
  const keyed = objectsIn(body).flatMap(keyedLines).filter(isCounted)
  // A form shows the numbers of all lines, also where its button removes one of them.
  const isOne = kind === 'remove' ? inBody.length > 0 : inBody.some(isCounted)
  if (keyed.length && !isOne) return { lines: keyed, by: 'key' }
  const both = [...inBody, ...inQuery]
  const quantity = pick(all, toNumber, /(quantity|qty)$/)
  const withQuantity = (line: Partial<CartLine>) => [{ ...defined({ quantity }), ...line }]
  if (inBody.length === 1 && inQuery.length < 2) {
    return { lines: withQuantity({ ...inQuery[0], ...inBody[0] }), by: 'name' }
  }
  if (both.length)
    return { lines: both.length > 1 ? both : withQuantity({ ...both[0] }), by: 'name' }
  const segments = url.pathname.split('/')
  const meant = products.find(({ item_id: id }) => id && quantity && segments.includes(id))
  const itemId =
    LINE_IN_PATH.exec(url.pathname)?.[1] ?? (kind === 'add' ? meant?.item_id : undefined)
  const lineId = itemId ? undefined : pick(all, toId, LINE_KEY)
  return {
    lines: itemId || lineId ? withQuantity(defined({ itemId, lineId })) : [],
    by: itemId && !meant ? 'address' : 'name',
  }
}

/**
 * Understands a request by its method, its words and the lines it names.
 *
 * @param products - What the page describes: a product whose id is in the address is meant.
 */
export function readAsk(exchange: Exchange, url: URL, products: readonly Item[] = []): ShapedAsk {
  const sent = requestTree(exchange)
  const tree = isObject(sent) && sent.jsonrpc ? sent.params : sent
  const body = fieldsOf(tree)
  const query = fieldsOf(formTree(url.searchParams))
  const address = wordsOf(url.pathname + url.search)
  // GraphQL posts everything; what it does is in the call's name.
  const method = GRAPHQL.test(address) ? '' : exchange.method.toLowerCase()
  const call = `${method} ${address} ${callOf(body)}`
  const words = `${call} ${namesOf(tree)}`.replace(/ +$/, '')
  const kind = KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'read'
  const none: ShapedAsk = { kind: 'read', lines: [], step: findStep(`${call} ${detailsOf(tree)}`) }

  if (kind === 'coupon') {
    const place = /(coupon|promo|discount|voucher)\w*(\.\d+)?$/
    const coupon = pick([...body, ...query], toId, place, /code$|^\.variables\.input$/)
    return coupon ? { kind, lines: [], coupon } : none
  }
  if (kind === 'order') return { kind, lines: [] }
  if (kind === 'read' || !(CART.test(words) || LINE_ACT.test(words))) return none
  const { lines, by } = namedLines(kind, { body, query, url, products })
  // `GET /cart/add-ons` names nothing to add.
  if (method === 'get' && !lines.length) return none
  // What no word calls an add is one where it goes to the cart or its lines; but POST to a line's
  // own URL edits it (Medusa), and so does a form with the numbers of lines.
  const isSaid = kind !== 'add' || /\b(add|buy)/.test(words)
  if (!isSaid && method && !TO_CART.test(url.pathname + url.search)) return none
  return { kind: isSaid || by === 'name' ? kind : 'edit', lines }
}
