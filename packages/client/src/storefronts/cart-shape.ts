import type { Item } from '@waymark/protocol'
import { currencyExponent } from '@waymark/protocol'
import type { RawLine } from './cart-line.ts'
import { idsOf, idsOfItem, isSameProduct, shareId, toLine } from './cart-line.ts'
import type { Field } from './fields.ts'
import { currencyAt, isObject, numberAt, toNumber } from './fields.ts'
import type { CartLine } from './storefront.ts'

/** The cart an answer shows. */
export interface SeenCart {
  lines: CartLine[]
  /** `false`: only the lines just touched, not the cart. */
  isWhole: boolean
  currency: string | undefined
  /** Major units to one unit of the body's amounts; `undefined` when it cannot be told. */
  scale: number | undefined
}

/** What prices can be compared with, in major units. */
export interface KnownPrices {
  products?: readonly Item[] | undefined
  cart?: readonly CartLine[] | undefined
}

const NOT_THE_CART =
  /added|removed|recommend|related|upsell|cross|wish|saved|suggest|discount|option|ship|tax|payment|bonus|free/
const LIST_NAME = /\.(\w*items|\w*lines|products|entries)(\.(edges|nodes))?$/
const CART_NAME = /cart|basket|bag|checkout|order/
const TOTAL_NAME = /^\.\w*(total|count|subtotal|quantity|qty)\w*$/

const isLine = (line: { quantity?: number } | undefined): line is RawLine =>
  line?.quantity !== undefined

/** GraphQL connections wrap each line in an edge. */
const unwrap = (entry: unknown) => (isObject(entry) && isObject(entry.node) ? entry.node : entry)

function findLines(
  fields: readonly Field[],
): [lines: RawLine[], path: string, isList: boolean] | undefined {
  const candidates = fields.filter(([path]) => !NOT_THE_CART.test(path))
  for (const [path, value] of candidates) {
    if (!Array.isArray(value) || !value.length) continue
    const lines = value.map((entry) => toLine(unwrap(entry)))
    if (lines.every(isLine)) return [lines, path, true]
  }
  const empty = candidates.find(
    ([path, value]) => Array.isArray(value) && !value.length && LIST_NAME.test(path),
  )
  if (empty) return [[], empty[0], true]
  for (const [path, value] of candidates) {
    if (!isObject(value) || Array.isArray(value)) continue
    const line = toLine(value)
    if (isLine(line)) return [[line], path, false]
  }
  return undefined
}

/**
 * Tells the unit an answer counts money in. Integers alone say nothing: they are compared with a
 * price already known for the same product.
 */
function scaleOf(
  fields: readonly Field[],
  lines: readonly RawLine[],
  known: KnownPrices,
): number | undefined {
  const digits = numberAt(fields, /(minorunit|fractiondigits)$/)
  if (digits !== undefined) return 10 ** -digits
  const currency = currencyAt(fields)
  const minor = 10 ** -(currency ? currencyExponent(currency) : 2)
  if (lines.some(({ priceField }) => /cents|centamount/.test(priceField?.[0] ?? ''))) return minor
  if (minor === 1 || hasFractions(fields)) return 1
  for (const line of lines) {
    const same =
      known.products?.find((item) => shareId(idsOfItem(item), idsOf(line)))?.price ??
      known.cart?.find((other) => isSameProduct(other, line))?.price
    const scale = same && line.price && compareScale(line.price, same, minor)
    if (scale) return scale
  }
  return undefined
}

/** Tells whether an answer counts in major units: some amount in it has decimals. */
export function hasFractions(fields: readonly Field[]): boolean {
  return fields.some(
    ([path, value]) =>
      /(price|total|amount)(\.(value|sales|gross|amount))*$/.test(path) &&
      !NOT_THE_CART.test(path) &&
      !Number.isNaN(toNumber(value)) &&
      String(value).includes('.'),
  )
}

/** The scale that brings an amount near one that is known: `1`, `minor`, or none. */
export function compareScale(amount: number, known: number, minor = 0.01): number | undefined {
  return [1, minor].find((scale) => {
    const ratio = (amount * scale) / known
    return ratio > 0.5 && ratio < 2
  })
}

/** Undoes the noise of `2490 * 0.01`. */
export function toMajor(amount: number, scale: number): number {
  return Number((amount * scale).toFixed(3))
}

/** Finds the cart in an answer: the outermost list of line-like objects. */
export function findCart(fields: readonly Field[], known: KnownPrices): SeenCart | undefined {
  const found = findLines(fields)
  if (!found) return undefined
  const [raw, path, isList] = found
  const parent = path.replace(/\.\w+(\.(edges|nodes))?$/, '')
  const scale = scaleOf(fields, raw, known)
  const lines = raw.map(({ priceField: _, price, ...line }) =>
    price !== undefined && scale ? { ...line, price: toMajor(price, scale) } : line,
  )
  const isWhole =
    isList &&
    (CART_NAME.test(path) ||
      fields.some(
        ([other]) => other.startsWith(parent) && TOTAL_NAME.test(other.slice(parent.length)),
      ))
  return { lines, isWhole, scale, currency: currencyAt(fields) }
}
