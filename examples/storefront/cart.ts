import { randomUUID } from 'node:crypto'
import { findVariant, fullName, variantPath } from './catalogue.ts'
import { CURRENCY, toEuros } from './money.ts'

/** One line of a cart; everything else about it is looked up in the catalogue. */
export interface CartLine {
  id: string
  variantId: string
  quantity: number
}

/** What a visitor is about to buy. */
export interface Cart {
  id: string
  lines: readonly CartLine[]
  coupon?: string
}

/** A changed cart, or why it stays as it is. `notice` tells the shopper what was done instead. */
export type CartChange =
  | { cart: Cart; notice?: string }
  | { error: string; status: 404 | 409 | 422 }

const COUPONS = new Map([
  ['WELCOME10', 10],
  ['FRIEND15', 15],
])

/** A cart with nothing in it. */
export const emptyCart = (): Cart => ({ id: randomUUID(), lines: [] })

/** Pieces in the cart. */
export const countPieces = (cart: Cart): number =>
  cart.lines.reduce((sum, line) => sum + line.quantity, 0)

function allow(variantId: string, wanted: number): { quantity: number; notice?: string } | string {
  const found = findVariant(variantId)
  if (!found) return 'This product is no longer in the shop.'
  const { product, variant } = found
  if (product.perOrder !== undefined && wanted > product.perOrder) {
    return {
      quantity: product.perOrder,
      notice: `${product.name} is limited to ${product.perOrder} per order.`,
    }
  }
  if (wanted > variant.stock) return `We have only ${variant.stock} of ${product.name} left.`
  return { quantity: wanted }
}

function withLine(cart: Cart, line: CartLine): CartChange {
  const allowed = allow(line.variantId, line.quantity)
  if (typeof allowed === 'string') return { error: allowed, status: 409 }
  const { quantity, notice } = allowed
  const changed = { ...line, quantity }
  const lines = cart.lines.some(({ id }) => id === line.id)
    ? cart.lines.map((other) => (other.id === line.id ? changed : other))
    : [...cart.lines, changed]
  return { cart: { ...cart, lines }, ...(notice === undefined ? {} : { notice }) }
}

const isQuantity = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 99

/** Adds pieces of a variant; they join the line that is there already. */
export function addToCart(cart: Cart, variantId: unknown, quantity: unknown = 1): CartChange {
  if (typeof variantId !== 'string' || !findVariant(variantId)) {
    return { error: 'This product is no longer in the shop.', status: 404 }
  }
  if (!isQuantity(quantity)) return { error: 'Choose a quantity from 1 to 99.', status: 422 }
  const line = cart.lines.find((candidate) => candidate.variantId === variantId)
  return withLine(cart, {
    id: line?.id ?? randomUUID(),
    variantId,
    quantity: (line?.quantity ?? 0) + quantity,
  })
}

/** Sets the quantity of a line. */
export function setQuantity(cart: Cart, lineId: string, quantity: unknown): CartChange {
  const line = cart.lines.find(({ id }) => id === lineId)
  if (!line) return { error: 'This line is no longer in your cart.', status: 404 }
  if (!isQuantity(quantity)) return { error: 'Choose a quantity from 1 to 99.', status: 422 }
  return withLine(cart, { ...line, quantity })
}

/** Takes a line out. */
export function removeLine(cart: Cart, lineId: string): CartChange {
  const lines = cart.lines.filter(({ id }) => id !== lineId)
  if (lines.length === cart.lines.length) {
    return { error: 'This line is no longer in your cart.', status: 404 }
  }
  return { cart: { ...cart, lines } }
}

/** Applies a coupon code; letter case does not matter. */
export function applyCoupon(cart: Cart, code: unknown): CartChange {
  const coupon = typeof code === 'string' ? code.trim().toUpperCase() : ''
  const percent = COUPONS.get(coupon)
  if (!percent) return { error: 'This code is not valid, or has expired.', status: 422 }
  return { cart: { ...cart, coupon }, notice: `${percent} % off with ${coupon}.` }
}

/** Cart lines with what the catalogue knows about them; prices in cents. */
export function priceLines(cart: Cart) {
  return cart.lines.flatMap(({ id, variantId, quantity }) => {
    const found = findVariant(variantId)
    if (!found) return []
    const { product, variant } = found
    return {
      id,
      productId: product.id,
      variantId,
      sku: variant.sku,
      name: fullName(product, variant),
      path: variantPath(product, variant),
      image: `/images/${product.slug}.svg`,
      unitPrice: variant.price,
      quantity,
      lineTotal: variant.price * quantity,
    }
  })
}

/** A cart or order line with its price in cents. */
export type PricedLine = ReturnType<typeof priceLines>[number]

/** Amounts of a cart, in cents. `total` is before shipping. */
export function priceCart(cart: Cart) {
  const lines = priceLines(cart)
  const subtotal = lines.reduce((sum, line) => sum + line.lineTotal, 0)
  const discount = Math.round((subtotal * (COUPONS.get(cart.coupon ?? '') ?? 0)) / 100)
  return { lines, subtotal, discount, total: subtotal - discount }
}

/** A line as the shop's JSON carries it: prices in euros. */
export const toLineJson = (line: PricedLine) => ({
  ...line,
  unitPrice: toEuros(line.unitPrice),
  lineTotal: toEuros(line.lineTotal),
})

/** The cart as the shop's JSON carries it: prices in euros. */
export function toCartJson(cart: Cart) {
  const { lines, subtotal, discount, total } = priceCart(cart)
  return {
    id: cart.id,
    currency: CURRENCY,
    lines: lines.map(toLineJson),
    coupon: cart.coupon ?? null,
    subtotal: toEuros(subtotal),
    discount: toEuros(discount),
    total: toEuros(total),
  }
}
