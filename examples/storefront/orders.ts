import { randomInt } from 'node:crypto'
import { type Cart, type PricedLine, priceCart, toLineJson } from './cart.ts'
import { type CheckoutDetails, shippingPrice } from './checkout.ts'
import { CURRENCY, toEuros } from './money.ts'

/** A placed order; amounts in cents. VAT is part of the prices. */
export interface Order {
  id: string
  /** What the shopper quotes, e.g. `KK-1001`. */
  number: string
  /** Epoch milliseconds. */
  placedAt: number
  lines: readonly PricedLine[]
  details: Required<CheckoutDetails>
  coupon?: string
  subtotal: number
  discount: number
  shipping: number
  tax: number
  total: number
}

const VAT_PERCENT = 19
// Without vowels no word forms, without digits nothing reads like a card number.
const ID_LETTERS = 'bcdfghjkmnpqrstvwxz'

const createOrderId = (): string =>
  Array.from({ length: 12 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('')

/** Amounts of an order to be, in cents. */
export function priceOrder(cart: Cart, details: CheckoutDetails) {
  const { lines, subtotal, discount, total: goods } = priceCart(cart)
  const shipping = shippingPrice(details.shipping?.method, goods)
  const total = goods + shipping
  const tax = total - Math.round((total * 100) / (100 + VAT_PERCENT))
  return { lines, subtotal, discount, shipping, tax, total }
}

/** Turns a cart into an order. */
export function createOrder(
  cart: Cart,
  details: Required<CheckoutDetails>,
  { sequence, now }: { sequence: number; now: number },
): Order {
  return {
    id: createOrderId(),
    number: `KK-${1000 + sequence}`,
    placedAt: now,
    details,
    ...(cart.coupon ? { coupon: cart.coupon } : {}),
    ...priceOrder(cart, details),
  }
}

/** The order as the shop's JSON carries it: amounts in euros. */
export const toOrderJson = (order: Order) => ({
  id: order.id,
  number: order.number,
  currency: CURRENCY,
  lines: order.lines.map(toLineJson),
  coupon: order.coupon ?? null,
  subtotal: toEuros(order.subtotal),
  shipping: toEuros(order.shipping),
  tax: toEuros(order.tax),
  discount: toEuros(order.discount),
  total: toEuros(order.total),
})

/** How far an order is, a day after the other. */
export function orderStatus(order: Order, now: number): string {
  const days = (now - order.placedAt) / 86_400_000
  if (days < 1) return 'Being packed'
  return days < 4 ? 'On its way' : 'Delivered'
}
