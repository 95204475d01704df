import type { JourneyMap } from './journey-map.ts'

/** What was sold in one currency, as told by those who may be believed, or by anybody. */
export interface Revenue {
  /** ISO 4217. */
  currency: string
  /** Whether servers of the shop told of these orders; what browsers tell, anybody can make up. */
  isConfirmed: boolean
  orders: number
  /** Integer minor units of `currency`, before refunds. */
  valueMinor: number
}

/**
 * Adds up the orders of a map, each once, by currency; two currencies are never added, nor what is
 * confirmed and what is not.
 *
 * @returns At most two entries per currency, in alphabetical order, the confirmed one first. Orders
 * without a value are in none.
 */
export function revenueOf(map: JourneyMap): readonly Revenue[] {
  const sums = new Map<string, Revenue>()
  for (const { currency, valueMinor, isConfirmed } of map.orders.values()) {
    if (currency === undefined || valueMinor === undefined) continue
    const key = `${currency} ${isConfirmed ? 0 : 1}`
    const sum = sums.get(key) ?? { currency, isConfirmed, orders: 0, valueMinor: 0 }
    sums.set(key, { ...sum, orders: sum.orders + 1, valueMinor: sum.valueMinor + valueMinor })
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, revenue]) => revenue)
}
