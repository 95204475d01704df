import type { Item } from '@waymark/protocol'
import { scrubText } from '@waymark/protocol'
import { CURRENCY, defined, fieldsOf, pick, toCurrency, toId, toNumber, toText } from './fields.ts'
import type { CartLine } from './storefront.ts'

// Patterns run over the paths of `fieldsOf`, the best first. They were written from the cart
// answers of some thirty platforms, so that a shop nobody knows is read by its family likeness.
/** Where an object names the line it is. */
export const LINE_KEY = /^\.(key|uuid|uid|hash|\w*line(item)?id|cartitem(id|key))$/
const [OWN_ID, ENTRY_ID] = [/^\.id$/, /^\.itemid$/]
const VARIANT_ID =
  /(variant|variation|merchandise|purchasable)\.?id$|productattribute$|^\.(product)?variant$/
const ITEM_ID =
  /product\.?id$|\.(idproduct|pid|catalogitemid|referencedid|addtocart|product)$|^\.(remove|delete)\w*(cart|item)$/
const SKU = /sku$|(product|article|item)number$|\.reference$/
const QUANTITY = /^\.(cart|item|order|eligible|add|set)?(quantity|qty|units)(\.value)?$/
const NAME = [
  /product\.?(name|title)$/,
  /^\.(name|title|label)(\.\w+)?$|(item\w*|variant)\.?(name|title)$/,
]
// Unit prices, what is paid before what was asked; line totals are none.
const PRICE = [
  /(final|sale|purchase)price(money)?(\.\w+)?$|^\.unitprice(withtax|incltax)$/,
  /^(\.(\w*variant|merchandise|product|prices|cost))*\.((unit|product)?prices?|amountperquantity)(withtax|amount|money|value)?(\.(sales|price|(decimal)?value|gross|amount|centamount|unitprice))*$/,
]

/** A sale's price of nothing is one that is not on sale. */
const toPrice = (value: unknown) => toNumber(value) || undefined

/**
 * Reads one object as a line of a cart, its price in whatever unit the shop counts in.
 *
 * @returns `undefined` unless it has something that identifies a product.
 */
export function toLine(value: unknown): Partial<CartLine> | undefined {
  const fields = fieldsOf(value, true)
  const id = pick(fields, toId, OWN_ID)
  const entryId = pick(fields, toId, ENTRY_ID)
  const plainId = id ?? entryId
  const variantId = pick(fields, toId, VARIANT_ID)
  const sku = pick(fields, toId, SKU)
  // Of an `id` and an `itemId` side by side the latter is the product's.
  const ownId = pick(fields, toId, ITEM_ID) ?? (id && entryId)
  const key = pick(fields, toId, LINE_KEY)
  // A bare `id` names the line where the product has an id of its own, else the product.
  const isProductId = !variantId && !ownId && (key || !sku)
  const itemId = isProductId ? plainId : ownId
  if (!variantId && !itemId && !sku) return undefined
  const name = pick(fields, toText, ...NAME)
  return defined({
    lineId: key ?? (isProductId ? undefined : plainId),
    itemId,
    variantId,
    sku,
    name: name && scrubText(name.slice(0, 200)),
    price: pick(fields, toPrice, ...PRICE),
    currency: pick(fields, toCurrency, CURRENCY),
    quantity: pick(fields, toNumber, QUANTITY),
  })
}

/** Tells a line whose number of units is known. */
export function isCounted(line: Partial<CartLine> | undefined): line is CartLine {
  return line?.quantity !== undefined
}

/** Tells whether two lines hold the same product: all ids both have agree, and there is one. */
export function isSameProduct(a: Partial<CartLine>, b: Partial<CartLine>): boolean {
  const shared = (['variantId', 'sku', 'itemId'] as const).filter((key) => a[key] && b[key])
  return shared.length
    ? shared.every((key) => a[key] === b[key])
    : a.lineId !== undefined && a.lineId === b.lineId
}

/** Tells whether two are one line: by its key where both have one, else by its product. */
export function isSameLine(a: Partial<CartLine>, b: Partial<CartLine>): boolean {
  return a.lineId && b.lineId ? a.lineId === b.lineId : isSameProduct(a, b)
}

/** Every id a line or an item has. */
export function idsOf(of: Partial<CartLine> & Item): string[] {
  return [of.variantId, of.sku, of.itemId, of.lineId, of.item_id, of.item_variant].filter(
    (id) => id !== undefined,
  )
}

/** Tells whether two lines or items have an id in common. */
export function isAlike(a: Partial<CartLine> & Item, b: Partial<CartLine> & Item): boolean {
  const ids = idsOf(b)
  return idsOf(a).some((id) => ids.includes(id))
}

/**
 * Makes a line an item. What the line lacks comes from the page's product of the same id.
 *
 * @param quantity - Units, in the sense the action gives it.
 */
export function toItem(
  line: Partial<CartLine>,
  quantity: number,
  products: readonly Item[] = [],
): Item {
  const { itemId, variantId, sku, lineId, name, price } = line
  const product = products.find((known) => isAlike(known, line))
  // A bare id may be that of a variant.
  const id =
    itemId && itemId === product?.item_variant ? product.item_id : (itemId ?? product?.item_id)
  return {
    ...product,
    ...defined({
      item_id: id ?? variantId ?? sku ?? lineId,
      item_variant: id === variantId ? undefined : id && variantId,
      sku,
      item_name: name,
      price,
    }),
    quantity,
  }
}

/** What lines cost together; `NaN` when one has no price. */
export function sumOf(lines: readonly CartLine[]): number {
  return lines.reduce((sum, { price = Number.NaN, quantity }) => sum + price * quantity, 0)
}

/** Rounds away the noise of `2490 * 0.01`. */
export function roundMoney(amount: number): number {
  return Number(amount.toFixed(3))
}
