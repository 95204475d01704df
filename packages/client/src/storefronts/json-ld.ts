import type { Item } from '@waymark/protocol'
import { scrubText } from '@waymark/protocol'
import {
  CURRENCY,
  defined,
  fieldsOf,
  isObject,
  pick,
  toCurrency,
  toId,
  toNumber,
  toText,
} from './fields.ts'
import type { PlacedOrder, StorefrontPage } from './storefront.ts'

/** What a page's metadata tells. */
export type PageMetadata = Pick<
  StorefrontPage,
  'products' | 'viewed' | 'listed' | 'order' | 'currency'
>

type Node = Readonly<Record<string, unknown>>

/** A value as nodes: schema.org lets one stand for a list of one. */
const nodesOf = (value: unknown): Node[] => [value].flat(9).filter(isObject)

/** Unwraps what pages put around the things they describe. */
const unwrap = (value: unknown): Node[] =>
  nodesOf(value).flatMap((node) => [node, ...unwrap(node['@graph']), ...unwrap(node.mainEntity)])

const isA = (node: Node, type: RegExp) => type.test(String(node['@type']))

function toProduct(node: Node): Item {
  const fields = fieldsOf(node)
  const text = (pattern: RegExp) => {
    const found = pick(fields, toText, pattern)
    return found && scrubText(found.slice(0, 200))
  }
  return defined({
    item_id: pick(fields, toId, /^\.product(group)?id$/, /^\.(sku|mpn|gtin\d*)$/),
    sku: pick(fields, toId, /^\.sku$/),
    item_name: text(/^\.name$/),
    item_brand: text(/^\.brand(\.name)?$/),
    item_category: text(/^\.category(\.name)?$/),
    price: pick(fields, toNumber, /\.offers(\.0)?\.price$/, /\.offers\..*price$/),
  })
}

function toOrder(node: Node): PlacedOrder | undefined {
  const fields = fieldsOf(node)
  const orderId = pick(fields, toId, /^\.ordernumber$/)
  const value = pick(
    fields,
    toNumber,
    /^\.(total)?price$/,
    /^[\w.]*(totalpaymentdue|pricespecification)\.(price|value)$/,
  )
  const currency = pick(fields, toCurrency, CURRENCY)
  const items = nodesOf(node.acceptedOffer ?? node.orderedItem).map((entry) => {
    const line = fieldsOf(entry)
    const [product = entry] = nodesOf(entry.itemOffered ?? entry.orderedItem)
    return {
      ...toProduct(product),
      ...defined({ price: pick(line, toNumber, /price$/) }),
      quantity: pick(line, toNumber, /quantity(\.value)?$/) ?? 1,
    }
  })
  return orderId && value !== undefined && currency
    ? { orderId, value, currency, items }
    : undefined
}

/**
 * Reads schema.org nodes: Product, ProductGroup, Offer, AggregateOffer, ItemList and Order, at the
 * root, in arrays, in `@graph` or as a page's main entity.
 *
 * @param roots - Parsed JSON-LD scripts, or microdata in the same form.
 * @param pageUrl - Tells which of several products the page is about.
 */
export function readMetadata(roots: readonly unknown[], pageUrl: string): PageMetadata {
  const nodes = unwrap(roots)
  const groups = nodes.filter((node) => isA(node, /Product(Group)?$/))
  const entries = nodes
    .filter((node) => isA(node, /ItemList$/))
    .flatMap((node) => nodesOf(node.itemListElement))
    // A list may hold the products themselves or wrap each with its position.
    .map((entry) => toProduct({ ...entry, ...nodesOf(entry.item)[0] }))
    .filter(({ item_id, item_name }) => item_id ?? item_name)
  const variants = groups.flatMap((group) =>
    nodesOf(group.hasVariant).map((variant) => ({ ...toProduct(group), ...toProduct(variant) })),
  )
  const isOwn = ({ url }: Node) =>
    typeof url === 'string' && pageUrl.endsWith(url.replace(/^\w+:\/\/[^/]+/, ''))
  const viewed = groups.length === 1 ? groups[0] : groups.find(isOwn)
  const products = [...groups.map(toProduct), ...variants, ...entries]
  const order = nodes.find((node) => isA(node, /Order$/))
  return defined({
    products,
    viewed: viewed && toProduct(viewed),
    listed: entries.length ? entries : products,
    order: order && toOrder(order),
    currency: pick(fieldsOf(viewed ?? nodes), toCurrency, CURRENCY),
  })
}
