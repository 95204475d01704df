import type { Item } from '@waymark/protocol'
import { scrubText } from '@waymark/protocol'
import type { Field } from './fields.ts'
import {
  currencyAt,
  defined,
  fieldsOf,
  findField,
  idAt,
  numberAt,
  textAt,
  toNumber,
} from './fields.ts'
import type { CartLine } from './storefront.ts'

/** A line as a body has it: the price in whatever unit the shop counts in. */
export interface RawLine extends CartLine {
  /** The price's field, whose name may tell the unit. */
  priceField?: Field
}

// Patterns run over the paths of `fieldsOf`, the best first. They were written from the cart
// answers of some thirty platforms, so that a shop nobody knows is read by its family likeness.
const LINE_KEY = /^\.(key|uuid|uid|hash|(order)?line(item)?id|cartitemid|entryid)$/
const PLAIN_ID = /^\.(item)?id$/
const VARIANT_ID = [
  /(variant|variation|merchandise|purchasable)\.?id$/,
  /\.(idproductattribute|productvariant)$/,
]
const ITEM_ID = [/product\.?id$/, /\.(idproduct|pid|catalogitemid|referencedid|addtocart|product)$/]
const SKU = [/sku$/, /\.(productnumber|reference|articlenumber|itemnumber)$/]
const QUANTITY = /^\.(cart)?(item)?(quantity|qty|count|units)(\.value)?$/
const NAME = [
  /product\.?(name|title)$/,
  /^\.(item)?(name|title|label)$/,
  /(variant|merchandise|item)\.?(name|title)$/,
  /^\.(product)?name\.[a-z]+$/,
]
// Unit prices, what is paid before what was asked; line totals are none.
const PRICE = [
  /(final|sales?|purchase|special|discounted)price(value|amount)?(\.(value|amount))*$/,
  /^(\.(variant|merchandise|product|item|prices))*\.(unit|product|item)?prices?(withtax|incl\w*|amount|value|cents)?(\.(sales|price|value|gross|amount|centamount|unitprice|final\w*|raw))*$/,
  /(amountperquantity|unitprice\.gross)\.amount$/,
  /(base|list)price(\.(value|amount))*$/,
]

/**
 * Reads one object as a line of a cart.
 *
 * @returns `undefined` unless it has something that identifies a product.
 */
export function toLine(
  value: unknown,
): (Omit<RawLine, 'quantity'> & { quantity?: number }) | undefined {
  const fields = fieldsOf(value, true)
  const key = idAt(fields, LINE_KEY)
  const id = idAt(fields, PLAIN_ID)
  const variantId = idAt(fields, ...VARIANT_ID)
  const sku = idAt(fields, ...SKU)
  const ownItemId = idAt(fields, ...ITEM_ID)
  // A bare `id` names the line where the product has an id of its own, else the product.
  const isProductId = !variantId && !ownItemId && (key !== undefined || !sku)
  const itemId = isProductId ? id : ownItemId
  if (!variantId && !itemId && !sku) return undefined
  const priceField = findField(fields, PRICE, (price) => !Number.isNaN(toNumber(price)))
  const name = textAt(fields, ...NAME)
  return defined({
    lineId: key ?? (isProductId ? undefined : id),
    itemId,
    variantId,
    sku,
    name: name && scrubText(name.slice(0, 200)),
    priceField,
    price: priceField && toNumber(priceField[1]),
    currency: currencyAt(fields),
    quantity: numberAt(fields, QUANTITY),
  })
}

const PRODUCT_IDS = ['variantId', 'sku', 'itemId'] as const

/** Tells whether two lines hold the same product: all ids both have agree, and there is one. */
export function isSameProduct(a: Partial<CartLine>, b: Partial<CartLine>): boolean {
  const shared = PRODUCT_IDS.filter((key) => a[key] && b[key])
  if (!shared.length) return a.lineId !== undefined && a.lineId === b.lineId
  return shared.every((key) => a[key] === b[key])
}

/** Every id a line has. */
export function idsOf(line: Partial<CartLine>): string[] {
  return [line.variantId, line.sku, line.itemId, line.lineId].filter((id) => id !== undefined)
}

/** Every id an item has. */
export function idsOfItem(item: Item): string[] {
  return [item.item_id, item.sku, item.item_variant].filter((id) => id !== undefined)
}

/** Tells whether two lists of ids have one in common. */
export function shareId(a: readonly string[], b: readonly string[]): boolean {
  return a.some((id) => b.includes(id))
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
  const ids = idsOf(line)
  const product = products.find((item) => shareId(idsOfItem(item), ids))
  const id = line.itemId ?? line.variantId ?? line.sku ?? line.lineId
  const { itemId, variantId } = line
  return {
    ...product,
    ...defined({
      item_id: id,
      item_variant: itemId && variantId && itemId !== variantId ? variantId : undefined,
      sku: line.sku,
      item_name: line.name,
      price: line.price,
    }),
    quantity,
  }
}
