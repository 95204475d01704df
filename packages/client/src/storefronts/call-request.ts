import { askedLines } from './asked-lines.ts'
import { idsOf } from './cart-line.ts'
import { formTree, requestTree } from './exchange-body.ts'
import { defined, fieldsOf, isObject, toCurrency, toId, toNumber, toText } from './fields.ts'
import type { GraphqlCall } from './graphql.ts'
import { readGraphql } from './graphql.ts'
import { listAt, toLines, valueAt } from './places.ts'
import type { Call, LinePlaces, LinesPlace } from './platform.ts'
import { ASK_KINDS } from './platform.ts'
import { parseUrl } from './site-url.ts'
import type { CartAsk, CartLine, Exchange, StorefrontSession } from './storefront.ts'

/** A request in the forms that calls are matched against and read from. */
export interface CallRequest {
  url: URL
  /** `METHOD https://host/path?query`. */
  subject: string
  /** Fields of the query and of the body; of GraphQL the arguments. */
  root: unknown
  graphql: GraphqlCall | undefined
  /** The body as lines of `path=value`. */
  text: string
  headers: string
}

/** What patterns of calls are tested on. The longest cart link is far shorter than this. */
export function subjectOf({ method }: Pick<Exchange, 'method'>, url: URL): string {
  return `${method.toUpperCase()} ${url.origin}${url.pathname}${url.search}`.slice(0, 2_000)
}

/** Prepares a request; `undefined` where its URL is none. */
export function toRequest(exchange: Exchange, pageUrl: string): CallRequest | undefined {
  const url = parseUrl(exchange.url, pageUrl)
  if (!url) return undefined
  const query = formTree(url.searchParams)
  const body = requestTree(exchange)
  const [graphql] = readGraphql(body ?? query)
  const fields = Array.isArray(body) ? body : { ...query, ...(isObject(body) ? body : {}) }
  const headers = Object.entries(exchange.requestHeaders ?? {})
  return {
    url,
    subject: subjectOf(exchange, url),
    root: graphql?.args ?? fields,
    graphql,
    text: toLines(body),
    headers: headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).join('\n'),
  }
}

/** Tells whether a request is this call; if so, what the groups of its pattern hold. */
export function matchCall(call: Call, request: CallRequest): Record<string, string> | undefined {
  const { at, graphql, says, headers } = call
  const place = at?.exec(request.subject)
  if (at && !place) return undefined
  if (graphql && !graphql.test(request.graphql?.field ?? '')) return undefined
  // A query only reads, whatever it is called.
  if (graphql && !request.graphql?.isMutation && call.asks !== 'show') return undefined
  if (says && !says.test(request.text)) return undefined
  if (headers && !headers.test(request.headers)) return undefined
  return place?.groups ?? {}
}

/** Reads the fields of one line from the places they are at. */
export function lineAt(
  entry: unknown,
  places: LinePlaces,
  session: StorefrontSession,
): Partial<CartLine> {
  const at = <T>(key: keyof CartLine, read: (value: unknown) => T | undefined) => {
    const place = places[key]
    return place === undefined ? undefined : read(valueAt(entry, place, session))
  }
  return defined({
    lineId: at('lineId', toId),
    itemId: at('itemId', toId),
    variantId: at('variantId', toId),
    sku: at('sku', toId),
    name: at('name', toText),
    price: at('price', toNumber),
    currency: at('currency', toCurrency),
    quantity: at('quantity', toNumber),
  })
}

/** Reads lines from where they are; `undefined` where the list is not. */
export function linesAt(
  root: unknown,
  places: LinesPlace,
  session: StorefrontSession,
): Partial<CartLine>[] | undefined {
  const entries = places.in === undefined ? undefined : listAt(root, places.in, session)
  return entries?.slice(0, 200).map(([key, entry]) => {
    const quantity = places.keys && !isObject(entry) ? toNumber(entry) : undefined
    return {
      ...(places.keys && defined({ [places.keys]: toId(key) })),
      ...defined({ quantity }),
      ...lineAt(entry, places, session),
    }
  })
}

/** What a call asks of the cart, with the lines it names. */
export function toAsk(
  call: Omit<Call, 'at'>,
  { root }: Pick<CallRequest, 'root'>,
  groups: Record<string, string>,
  session: StorefrontSession,
): CartAsk {
  const { asks, line = {}, coupon } = call
  const kind = ASK_KINDS[asks] ?? 'read'
  if (kind === 'coupon') {
    const code = toId(groups.coupon ?? (coupon === undefined ? '' : valueAt(root, coupon, session)))
    return code ? { kind, lines: [], coupon: code } : { kind: 'read', lines: [] }
  }
  if (asks === 'clear') return { kind, lines: session.cart ?? session.glimpsed ?? [] }
  if (kind === 'read' || kind === 'order' || asks === 'differ') return { kind, lines: [] }
  // The pattern's groups are named like the fields.
  const fromUrl = lineAt(groups, { ...GROUPS, quantity: 'quantity' }, session)
  const named = linesAt(root, line, session) ?? [lineAt(root, line, session)]
  const lines = named
    .map((each) => ({ ...fromUrl, ...each }))
    .filter((each) => idsOf(each).length > 0)
  const guessed = lines.length || call.line ? lines : askedLines(fieldsOf(root))
  // Notes and attributes go the same way as numbers of units.
  if (!guessed.length && kind === 'edit') return { kind: 'read', lines: [] }
  // What was pressed may say what the request leaves out.
  const isTold = guessed.length > 0 || kind !== 'add'
  const asked = isTold ? guessed : askedLines(fieldsOf(session.page.clicked))
  return { kind, lines: asked, ...(asks === 'adjust' && { isRelative: true }) }
}

const GROUPS = { lineId: 'lineId', itemId: 'itemId', variantId: 'variantId', sku: 'sku' }
