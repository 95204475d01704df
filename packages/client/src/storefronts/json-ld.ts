import type { Item } from '@waymark/protocol'
import { scrubText } from '@waymark/protocol'
import type { Field } from './fields.ts'
import { currencyAt, defined, fieldsOf, idAt, isObject, numberAt, textAt } from './fields.ts'
import type { StorefrontPage } from './storefront.ts'

/** What a page's metadata tells. */
export type PageMetadata = Pick<
  StorefrontPage,
  'products' | 'viewed' | 'listed' | 'order' | 'currency'
>

type Node = Readonly<Record<string, unknown>>

const arrayOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

const typeOf = (node: Node) => String(arrayOf(node['@type'])[0]).replace(/^.*[/#]/, '')

/** Unwraps what pages put around the things they describe. */
function nodesIn(value: unknown): Node[] {
  return arrayOf(value).flatMap((node) => {
    if (!isObject(node)) return []
    return [node, ...nodesIn(node['@graph']), ...nodesIn(node.mainEntity)]
  })
}

function toProduct(node: Node): Item {
  const fields = fieldsOf(node)
  const text = (...patterns: RegExp[]) => {
    const value = textAt(fields, ...patterns)
    return value && scrubText(value.slice(0, 200))
  }
  return defined({
    item_id: idAt(
      fields,
      /^\.(productid|productgroupid)$/,
      /^\.sku$/,
      /^\.(mpn|gtin\d*)$/,
      /\.0\.sku$/,
    ),
    sku: idAt(fields, /^\.sku$/),
    item_name: text(/^\.name$/),
    item_brand: text(/^\.brand(\.name)?$/),
    item_category: text(/^\.category(\.name)?$/),
    price: numberAt(fields, /\.offers(\.0)?\.price$/, /\.offers\..*price$/),
  })
}

/** The group itself, then its variants under the group's name and brand. */
function productsOf(node: Node): Item[] {
  const product = toProduct(node)
  const variants = arrayOf(node.hasVariant).filter(isObject).map(toProduct)
  return [product, ...variants.map((variant) => ({ ...product, ...variant }))]
}

function listedIn(node: Node): Item[] {
  return arrayOf(node.itemListElement).flatMap((entry, i) => {
    if (!isObject(entry)) return []
    const product = toProduct(isObject(entry.item) ? { ...entry, ...entry.item } : entry)
    return product.item_id || product.item_name ? [{ ...product, index: i }] : []
  })
}

function orderOf(fields: readonly Field[], node: Node): StorefrontPage['order'] {
  const orderId = idAt(fields, /^\.ordernumber$/)
  const value = numberAt(
    fields,
    /^\.(total|price|totalprice)$/,
    /^\.(partofinvoice\.)?totalpaymentdue\.(price|value)$/,
    /^\.pricespecification\.price$/,
  )
  const currency = currencyAt(fields)
  if (!orderId || value === undefined || !currency) return undefined
  const items = [...arrayOf(node.acceptedOffer), ...arrayOf(node.orderedItem)].flatMap((entry) => {
    if (!isObject(entry)) return []
    const thing = entry.itemOffered ?? entry.orderedItem ?? entry
    const line = fieldsOf(entry)
    if (!isObject(thing)) return []
    const price = numberAt(line, /^\.price$/, /price$/)
    const quantity = numberAt(line, /quantity(\.value)?$/) ?? 1
    return [{ ...toProduct(thing), ...defined({ price }), quantity }]
  })
  return { orderId, value, currency, items }
}

/**
 * Reads schema.org nodes: Product, ProductGroup, Offer, AggregateOffer, ItemList and Order, at the
 * root, in arrays, in `@graph` or as a page's main entity.
 *
 * @param roots - Parsed JSON-LD scripts, or microdata in the same form.
 * @param pageUrl - Tells which of several products the page is about.
 */
export function readMetadata(roots: readonly unknown[], pageUrl: string): PageMetadata {
  const nodes = nodesIn(roots)
  const groups = nodes.filter((node) => /^Product(Group)?$/.test(typeOf(node)))
  const lists = nodes.filter((node) => typeOf(node) === 'ItemList')
  const order = nodes.find((node) => typeOf(node) === 'Order')
  const own = (node: Node) =>
    typeof node.url === 'string' && pageUrl.endsWith(new URL(node.url, pageUrl).pathname)
  const viewed = groups.length === 1 ? groups[0] : groups.find(own)
  const listed = lists.flatMap(listedIn)
  const products = [...groups.flatMap(productsOf), ...listed]
  const main = viewed && toProduct(viewed)
  return defined({
    products,
    viewed: main,
    listed: listed.length ? listed : groups.map(toProduct),
    order: order && orderOf(fieldsOf(order), order),
    currency: currencyAt(fieldsOf(viewed ?? [groups, lists])),
  })
}
