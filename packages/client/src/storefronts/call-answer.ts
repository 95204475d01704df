import { currencyExponent, scrubText } from '@waymark/protocol'
import { lineAt, linesAt } from './call-request.ts'
import { applyAsk, mergeCart } from './cart-difference.ts'
import { isAlike, isCounted, isSameProduct, roundMoney, toLine } from './cart-line.ts'
import type { SeenCart } from './cart-shape.ts'
import { findCart } from './cart-shape.ts'
import { parseJson } from './exchange-body.ts'
import { defined, fieldsOf, isObject, toCurrency, toNumber } from './fields.ts'
import type { GraphqlCall } from './graphql.ts'
import { graphqlAnswer } from './graphql.ts'
import { listAt, toLines, valueAt } from './places.ts'
import type { CartPlace, LinesPlace, MoneyUnit } from './platform.ts'
import type { CartAsk, CartLine, Exchange, StorefrontSession } from './storefront.ts'

/** An answer in the forms that calls read it in. */
export interface CallAnswer {
  /** Parsed JSON; of GraphQL what the called field has. */
  root: unknown
  /** Lines of `path=value`, or the text that is no JSON; led by the status and the redirect. */
  text: string
}

/** Prepares an answer. */
export function toAnswer(exchange: Exchange, graphql: GraphqlCall | undefined): CallAnswer {
  const { status, responseHeaders = {}, responseBody } = exchange
  // Some answers are nothing but an order's number.
  const parsed = parseJson(responseBody) ?? /^"?([\w-]{1,64})"?$/.exec(responseBody ?? '')?.[1]
  const root = graphql ? graphqlAnswer(parsed, graphql) : parsed
  const header = Object.entries(responseHeaders).find(([name]) => /^location$/i.test(name))
  const body = root === undefined ? (responseBody ?? '').slice(0, 100_000) : toLines(root)
  return { root, text: `status=${status}\nlocation=${header?.[1] ?? ''}\n${body}` }
}

const IDS = ['lineId', 'itemId', 'variantId', 'sku'] as const

/** One line: from the places that are given, the rest by the usual names. */
function lineOf(entry: unknown, places: LinesPlace, session: StorefrontSession): Partial<CartLine> {
  const known = lineAt(entry, places, session)
  const { lineId, itemId, variantId, sku, ...rest } = toLine(entry) ?? {}
  const guessed = IDS.some((id) => places[id])
    ? rest
    : { ...defined({ lineId, itemId, variantId, sku }), ...rest }
  const { name, ...line } = { ...guessed, ...known }
  return { ...line, ...defined({ name: name && scrubText(name.slice(0, 200)) }) }
}

/** The cart as it was before a call that tells what it changed. */
function cartBefore(
  after: readonly CartLine[],
  cart: unknown,
  place: CartPlace,
  session: StorefrontSession,
) {
  const { gained, lost } = place
  if (!gained && !lost) return undefined
  const read = (lines: LinesPlace | undefined) =>
    (lines && linesAt(cart, lines, session)?.filter(isCounted)) || undefined
  const more = read(gained)
  const less = read(lost)
  if (!more && !less) return undefined
  const unitsOf = (lines: readonly CartLine[] = [], line: CartLine) =>
    lines.reduce((sum, other) => sum + (isSameProduct(other, line) ? other.quantity : 0), 0)
  const changed = [...(more ?? []), ...(less ?? [])].map((line) => ({
    ...(after.find((other) => isSameProduct(other, line)) ?? line),
    quantity: unitsOf(after, line) - unitsOf(more, line) + unitsOf(less, line),
  }))
  return mergeCart(after, changed).filter(({ quantity }) => quantity > 0)
}

/** Of the lines that were added those that were asked for, and no more units: some show totals. */
function withinAsked(lines: readonly CartLine[], { lines: asked }: CartAsk): readonly CartLine[] {
  const wanted = lines.flatMap((line) => {
    const { quantity = 1 } = asked.find((other) => isAlike(other, line)) ?? { quantity: 0 }
    return quantity > 0 ? [{ ...line, quantity: Math.min(line.quantity, quantity) }] : []
  })
  return wanted.length ? wanted : lines
}

/** Major units to one unit of a platform's amounts. */
export function scaleOfUnit(unit: MoneyUnit | undefined, currency: string | undefined): number {
  if (unit === 'hundredths') return 0.01
  return unit === 'minor' ? 10 ** -currencyExponent(currency ?? '') : 1
}

/**
 * Finds the cart an answer shows, by what the platform says of it.
 *
 * @param pageCode - The page's currency, for lines that name none.
 */
export function readCart(
  root: unknown,
  place: CartPlace,
  ask: CartAsk,
  session: StorefrontSession,
  pageCode: string | undefined,
): (SeenCart & { before?: CartLine[] | undefined }) | undefined {
  if (!isObject(root)) return undefined
  const cart = valueAt(root, place.at ?? '', session)
  if (!isObject(cart)) return undefined
  const { shows = 'cart', code, digits, money } = place
  const listed = place.in === undefined ? undefined : listAt(cart, place.in, session)
  const entries = listed ?? (shows === 'cart' ? undefined : ([['', cart]] as const))
  if (!entries) return undefined
  const named = code === undefined ? undefined : toCurrency(valueAt(cart, code, session))
  const currency = named ?? pageCode
  const exponent = digits === undefined ? undefined : toNumber(valueAt(cart, digits, session))
  const unit = typeof money === 'function' ? money(root) : money
  const scaleOf = (of: string | undefined) =>
    exponent === undefined ? scaleOfUnit(unit, of) : 10 ** -exponent
  const lines = entries.slice(0, 200).flatMap(([key, entry]): CartLine[] => {
    const keyed = place.keys ? { [place.keys]: key } : {}
    const { price, ...line } = { ...keyed, ...lineOf(entry, place, session) }
    if (!isCounted(line)) return []
    const of = line.currency ?? currency
    const amount = price === undefined ? undefined : roundMoney(price * scaleOf(of))
    return [{ ...line, ...defined({ price: amount, currency: of }) }]
  })
  // Of an answer that names none of them, only its receipt tells anything.
  if (shows !== 'cart' && !lines.length) return undefined
  const scale = scaleOf(currency ?? lines[0]?.currency)
  if (shows === 'added' && ask.kind === 'add') {
    const known = session.cart ?? session.glimpsed ?? []
    const added = applyAsk(known, { kind: 'add', lines: withinAsked(lines, ask) })
    return { lines: added, isWhole: session.cart !== undefined, scale }
  }
  return {
    lines,
    isWhole: shows === 'cart',
    scale,
    before: shows === 'cart' ? cartBefore(lines, cart, place, session) : undefined,
  }
}

/** Finds the cart by its shape, where the platform says nothing of it. */
export function guessCart(root: unknown, session: StorefrontSession): SeenCart | undefined {
  return findCart(fieldsOf(root), { ...session.page, cart: session.cart ?? [] })
}
