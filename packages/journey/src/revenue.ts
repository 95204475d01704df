import type { JourneyMap } from './journey-map.ts'

/** What was sold in one currency. */
export interface Revenue {
  /** ISO 4217. */
  currency: string
  orders: number
  /** Integer minor units of `currency`, before refunds. */
  valueMinor: number
}

/**
 * Adds up the orders of a map, each once, by currency; two currencies are never added.
 *
 * @returns One entry per currency, in alphabetical order. Orders without a value are in none.
 */
export function revenueOf(map: JourneyMap): readonly Revenue[] {
  const byCurrency = new Map<string, Revenue>()
  for (const { currency, valueMinor } of map.orders.values()) {
    if (currency === undefined || valueMinor === undefined) continue
    const sum = byCurrency.get(currency) ?? { currency, orders: 0, valueMinor: 0 }
    byCurrency.set(currency, {
      currency,
      orders: sum.orders + 1,
      valueMinor: sum.valueMinor + valueMinor,
    })
  }
  return [...byCurrency.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1))
}
