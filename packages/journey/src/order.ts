import type { StoredTouchpoint } from '@waymark/protocol'
import { ORIGIN_SOURCES } from '@waymark/protocol'
import type { Journey } from './journey.ts'

/** One purchase, however often it was reported. */
export interface Order {
  /** The shop's order id, or the touchpoint's own id where the shop gave none. */
  key: string
  /** Integer minor units; absent where the shop reported no value or no currency. */
  valueMinor?: number
  currency?: string
  /** Epoch milliseconds. */
  occurredAt: number
  /**
   * Whether a server of the shop told of it, with its secret: anybody can send what browsers do.
   */
  isConfirmed: boolean
  /** How good the evidence is: the lower, the better. */
  rank: number
}

/** Reads the order out of a purchase; `undefined` for any other touchpoint. */
function toOrder(touchpoint: StoredTouchpoint): Order | undefined {
  if (touchpoint.type !== 'purchase') return undefined
  const { id, orderId, valueMinor, currency, occurredAt, origin, isTrusted = false } = touchpoint
  return {
    key: orderId ?? `touchpoint:${id}`,
    ...(valueMinor !== undefined && currency !== undefined ? { valueMinor, currency } : {}),
    occurredAt,
    isConfirmed: isTrusted,
    rank: ORIGIN_SOURCES.indexOf(origin.source),
  }
}

/**
 * Picks which of two reports of one order counts: the one the shop's own server told, whatever a
 * browser says, then the one with a value, then the one told by the better evidence, then the
 * earlier. The answer does not depend on their order, so that merging shards in any order counts
 * the same revenue.
 */
export function betterOrder(a: Order, b: Order): Order {
  const difference =
    Number(b.isConfirmed) - Number(a.isConfirmed) ||
    Number(a.valueMinor === undefined) - Number(b.valueMinor === undefined) ||
    a.rank - b.rank ||
    a.occurredAt - b.occurredAt ||
    (a.valueMinor ?? 0) - (b.valueMinor ?? 0) ||
    Number((a.currency ?? '') > (b.currency ?? '')) -
      Number((a.currency ?? '') < (b.currency ?? ''))
  return difference <= 0 ? a : b
}

/**
 * Puts a report of an order among others by {@link Order.key}; of two of one order the better
 * stays.
 */
export function addOrder(orders: Map<string, Order>, order: Order): void {
  const known = orders.get(order.key)
  orders.set(order.key, known ? betterOrder(known, order) : order)
}

/** The orders of a journey by {@link Order.key}. */
export function ordersOf(journey: Journey): Map<string, Order> {
  const orders = new Map<string, Order>()
  for (const { touchpoints } of journey.sessions) {
    for (const touchpoint of touchpoints) {
      const order = toOrder(touchpoint)
      if (order) addOrder(orders, order)
    }
  }
  return orders
}
