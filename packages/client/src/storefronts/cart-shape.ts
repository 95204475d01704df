import type { Item } from '@waymark/protocol'
import { currencyExponent } from '@waymark/protocol'
import { isAlike, isCounted, roundMoney, toLine } from './cart-line.ts'
import type { Field } from './fields.ts'
import { CURRENCY, defined, isObject, pick, toCurrency, toNumber } from './fields.ts'
import type { CartLine, StorefrontPage } from './storefront.ts'

/** The cart an answer shows. */
export interface SeenCart {
  /** Prices in major units, or left out when the unit cannot be told. */
  lines: CartLine[]
  /** `false`: only the lines just touched, not the cart. */
  isWhole: boolean
  /** Major units to one unit of the answer's amounts; `undefined` when it cannot be told. */
  scale: number | undefined
}

const NOT_THE_CART =
  /added|removed|recommend|related|upsell|cross|wish|saved|suggest|discount|option|ship|tax|pay|bonus|free/
const LIST_NAME = /(items|lines|products|entries|edges|nodes)$/
const CART_NAME = /cart|basket|bag|checkout|order/
const AMOUNT = /(price|total|amount)(money|value)?(\.((decimal)?value|sales|gross|amount))*$/

/** GraphQL connections wrap each line in an edge. */
const unwrap = (entry: unknown) => (isObject(entry) && isObject(entry.node) ? entry.node : entry)

/** The outermost list of line-like objects, else an empty list by its name, else one line alone. */
function findLines(
  fields: readonly Field[],
): [path: string, lines: CartLine[], isList: boolean] | undefined {
  let rest: ReturnType<typeof findLines>
  for (const [path, value] of fields) {
    if (!isObject(value) || NOT_THE_CART.test(path)) continue
    if (!Array.isArray(value)) {
      const line = toLine(value)
      if (isCounted(line)) rest ??= [path, [line], false]
      continue
    }
    const lines = value.slice(0, 200).map((entry) => toLine(unwrap(entry)))
    if (!lines.every(isCounted) || (!lines.length && !LIST_NAME.test(path))) continue
    if (lines.length) return [path, lines, true]
    if (!rest?.[2]) rest = [path, lines, true]
  }
  return rest
}

/** The scale that brings an amount near one that is known: `1`, `minor`, or none. */
export function compareScale(amount: number, known: number, minor = 0.01): number | undefined {
  return [1, minor].find((scale) => Math.abs(Math.log2((amount * scale) / known)) < 1)
}

/** Tells whether an answer counts in major units: some amount in it has decimals. */
export function hasFractions(fields: readonly Field[]): boolean {
  return fields.some(
    ([path, value]) =>
      AMOUNT.test(path) && !NOT_THE_CART.test(path) && /^\d+\.\d/.test(String(value)),
  )
}

/**
 * Tells the unit an answer counts money in. Integers alone say nothing: they are compared with a
 * price already known for the same product.
 */
function scaleOf(
  fields: readonly Field[],
  lines: readonly CartLine[],
  currency: string | undefined,
  known: readonly (Partial<CartLine> & Item)[],
): number | undefined {
  const digits = pick(fields, toNumber, /(minorunit|fractiondigits)$/)
  if (digits !== undefined) return 10 ** -digits
  const minor = 10 ** -currencyExponent(currency ?? '')
  if (minor === 1 || hasFractions(fields)) return 1
  for (const line of lines) {
    const price = known.find((other) => other.price && isAlike(other, line))?.price
    const scale = price && line.price && compareScale(line.price, price, minor)
    if (scale) return scale
  }
  return undefined
}

/** Finds the cart in an answer. */
export function findCart(
  fields: readonly Field[],
  { products = [], cart = [] }: Pick<StorefrontPage, 'products' | 'cart'>,
): SeenCart | undefined {
  const [path, raw, isList] = findLines(fields) ?? []
  if (path === undefined || !raw) return undefined
  const currency = pick(fields, toCurrency, CURRENCY)
  const scale = scaleOf(fields, raw, currency, [...products, ...cart])
  const scaled = raw.map(({ price, ...line }) => ({
    ...defined({ price: price && scale ? roundMoney(price * scale) : undefined }),
    ...line,
  }))
  // What costs what it did is in the currency it was in.
  const same = cart.find((known) =>
    scaled.some((line) => line.price === known.price && isAlike(line, known)),
  )
  const lines = scaled.map((line) => ({
    ...defined({ currency: currency ?? same?.currency }),
    ...line,
  }))
  // A list of lines is the whole cart if it says so, or stands beside the cart's sums.
  const parent = path.replace(/\.\w+(\.(edges|nodes))?$/, '')
  const isSum = ([other]: Field) =>
    other.startsWith(parent) && /^\.\w*(total|count|quantity)\w*$/.test(other.slice(parent.length))
  return { lines, scale, isWhole: !!isList && (CART_NAME.test(path) || fields.some(isSum)) }
}
