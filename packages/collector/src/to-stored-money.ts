import type { Item, StoredItem } from '@waymark/protocol'
import { toMinorUnits } from '@waymark/protocol'

/**
 * An amount in integer minor units.
 *
 * @returns `undefined` without an amount, and without a currency: how many decimals the amount has
 * is then unknown, and it could be added to nothing. Its touchpoint is kept all the same, because
 * that a product was put into a cart is true.
 */
export function toStoredAmount(
  amount: number | undefined,
  currency: string | undefined,
): number | undefined {
  return amount === undefined || currency === undefined ? undefined : toMinorUnits(amount, currency)
}

/** A product line with its money in minor units of `currency`, by {@link toStoredAmount}. */
export function toStoredItem(item: Item, currency: string | undefined): StoredItem {
  // Validation has copied known fields only, so the rest is what a line is stored with.
  const { price, discount, ...rest } = item
  const stored: StoredItem = rest
  const priceMinor = toStoredAmount(price, currency)
  const discountMinor = toStoredAmount(discount, currency)
  if (priceMinor !== undefined) stored.priceMinor = priceMinor
  if (discountMinor !== undefined) stored.discountMinor = discountMinor
  return stored
}
