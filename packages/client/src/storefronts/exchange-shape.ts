import { idsOf, shareId, toLine } from './cart-line.ts'
import { formTree, requestTree } from './exchange-body.ts'
import type { Field } from './fields.ts'
import { defined, fieldsOf, idAt, isObject, numberAt } from './fields.ts'
import type { CartAsk, CartLine, Exchange } from './storefront.ts'

// Words of shops' own URLs, in the languages shops translate them into.
const CART =
  /(cart|basket|bag|trolley|warenkorb|panier|carrito|cesta|carrello|carrinho|winkel(wagen|mandje)|koszyk|kosik|varukorg|kurv|ostoskori|sepet)s?\b|lines? items?|lines? (add|update|remove|delete)|order lines?|to order\b/
const ORDER =
  /\b(orders?|checkout|complete|purchase|pay)$|\b(order|cart|basket|checkout)s? (place|submit|confirm|finish|create)$/
const COUPON = /coupon|promo|voucher|discount|gutschein|rabatt|apply code/
// Acts that answer with a cart and change none of its lines.
const BESIDE_THE_CART =
  /\b(ship|deliver|pay|address|customer|email|note|estimate|merge|gift)|preview|recommend|search|history|cancel|return/
const NOT_THE_SHOP =
  /wish|favou?rite|compare|track|analytic|pixel|beacon|monorail|collect\b|activities|\b(event|log)s?\b|paypal|stripe|klarna/
const GRAPHQL = /graphql|\bgql\b|shop api/
const VERBS: Readonly<Partial<Record<CartAsk['kind'], RegExp>>> = {
  remove: /\b(remove|delete|clear|empty)\b/,
  add: /\b(add|addto\w+|buy)\b/,
  edit: /\b(update|change|edit|set|adjust|increase|decrease)\b/,
}
const METHODS: Readonly<Record<string, CartAsk['kind']>> = {
  POST: 'add',
  PUT: 'edit',
  PATCH: 'edit',
  DELETE: 'remove',
}
const ACTION = /\.(query|operationname|action|method)$/
const LINE_IN_PATH =
  /\/(?:products?|[\w-]*items?|[\w-]*lines?|entries|add|remove|update)\/([\w.:-]+)\/?$/i

/** Splits identifiers and paths into lower-case words: `?wc-ajax=addToCart` → `wc ajax add to cart`. */
function wordsOf(text: string): string {
  return text
    .replace(/%\w\w/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^a-z\d]+/gi, ' ')
    .trim()
    .toLowerCase()
}

/** What a body says it does. A query's text counts by its first field, which is the call. */
function actionWords(body: readonly Field[]): string {
  const actions = body.map(([path, value]) => {
    if (typeof value !== 'string' || !ACTION.test(path)) return ''
    if (!value.includes('{')) return value.slice(0, 80)
    const call = /\bmutation\b[^{]*{\s*(?:\w+\s*:\s*)?(\w+)/.exec(value)
    return call ? call[1] : 'query'
  })
  return wordsOf(actions.join(' '))
}

/** The lines a body names: objects with an id and a quantity, else the first with an id. */
function askedLines(fields: readonly Field[]): Partial<CartLine>[] {
  const objects = fields.filter(([, value]) => isObject(value) && !Array.isArray(value))
  const lines = objects.slice(0, 200).flatMap(([, value]) => toLine(value) ?? [])
  const counted = lines.filter(({ quantity }) => quantity !== undefined)
  return counted.length ? counted : lines.slice(0, 1)
}

/** Tells by the URL alone whether an exchange can be about a cart or an order. */
export function isCartUrl(url: URL): boolean {
  const path = wordsOf(url.pathname)
  const words = wordsOf(url.pathname + url.search)
  return (
    !NOT_THE_SHOP.test(path) &&
    [CART, COUPON, GRAPHQL, /\b(orders?|checkout)\b/].some((pattern) => pattern.test(words))
  )
}

/** Understands a request by its words, its method and the lines it names. */
export function readAsk(exchange: Exchange, url: URL): CartAsk {
  const body = fieldsOf(requestTree(exchange))
  const query = fieldsOf(formTree(url.searchParams))
  const action = actionWords(body)
  const place = wordsOf(url.pathname + url.search)
  const words = `${place} ${action}`
  const isGraphql = GRAPHQL.test(place)
  // GraphQL posts everything; what it does is in the call's name.
  const method = isGraphql ? '' : exchange.method.toUpperCase()
  const verb = (['remove', 'add', 'edit'] as const).find((kind) => VERBS[kind]?.test(words))
  const kind = verb ?? METHODS[method] ?? 'read'

  if (action === 'query' || (kind === 'read' && !isGraphql)) return { kind: 'read', lines: [] }
  if (COUPON.test(words)) {
    const coupon =
      kind !== 'remove' &&
      idAt([...body, ...query], /(coupon|promo|discount|voucher)\w*(\.\d+)?$/, /code$/)
    return coupon ? { kind: 'coupon', lines: [], coupon } : { kind: 'read', lines: [] }
  }
  const isAboutCart = CART.test(words)
  // `addItemToOrder` fills a cart, whatever it calls it.
  if (!(isAboutCart && verb) && method !== 'GET' && ORDER.test(isGraphql ? action : place)) {
    return { kind: 'order', lines: [] }
  }
  if (!isAboutCart || BESIDE_THE_CART.test(words)) return { kind: 'read', lines: [] }

  const named = [askedLines(body), askedLines(query)].find(({ length }) => length)
  const itemId = LINE_IN_PATH.exec(url.pathname)?.[1]
  const quantity = numberAt([...body, ...query], /(quantity|qty)$/)
  const lines = named ?? (itemId ? [{ itemId }] : [])
  // `GET /cart/add-ons` names nothing to add.
  if (method === 'GET' && !lines.length) return { kind: 'read', lines }
  // POST to a line's own URL edits it (Medusa): its body names no product.
  return {
    kind: !verb && kind === 'add' && !named && itemId ? 'edit' : kind,
    lines:
      lines.length === 1 ? lines.map((line) => ({ ...defined({ quantity }), ...line })) : lines,
  }
}

/** Tells whether a request's line is that line of a cart. */
export function isAsked(asked: Partial<CartLine>, line: CartLine): boolean {
  return shareId(idsOf(asked), idsOf(line))
}

const FAILURE = /\.(\w*errors?|errorcode|errormessage|exception|crumbfail)$/
const OUTCOME = /^(\.data|\.result)?\.(success|ok|status|result)$/
const RECEIPT =
  /^(\.data|\.result)?\.(success|ok|status|result|carthash|cartid|\w*count|cartquantity)$/
const NO = /^(|0|false|no|none|null)$/i

/** Tells whether an answer says no, whatever its HTTP status. */
export function isRefused(answer: readonly Field[]): boolean {
  return answer.some(([path, value]) => {
    // Four levels hold `data.<call>.errors`; a number in the path is a list of other things.
    if (/\d|(\.\w+){5}/.test(path)) return false
    if (FAILURE.test(path)) {
      return isObject(value) ? Object.keys(value).length > 0 : !NO.test(String(value))
    }
    if (path.endsWith('typename')) return /Error$/.test(String(value))
    return OUTCOME.test(path) && /^(0|false|fail|err|declin|reject|invalid)/i.test(String(value))
  })
}

/** Tells whether an answer that shows no cart confirms the act all the same. */
export function isAcknowledged({ status }: Exchange, answer: readonly Field[]): boolean {
  return (
    status === 201 ||
    status === 204 ||
    answer.some(
      ([path, value]) => RECEIPT.test(path) && !isObject(value) && !NO.test(String(value)),
    )
  )
}
