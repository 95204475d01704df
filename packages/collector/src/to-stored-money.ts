import type { Item, StoredItem } from '@waymark/protocol'
import { toMinorUnits } from '@waymark/protocol'
import { copyPresent } from './copy-present.ts'

const KEPT = [
  'item_id',
  'item_name',
  'item_variant',
  'item_brand',
  'item_category',
  'item_list_id',
  'item_list_name',
  'sku',
  'quantity',
  'coupon',
  'index',
] as const satisfies readonly (keyof StoredItem)[]

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
  const stored: StoredItem = {}
  copyPresent(stored, item, KEPT)
  const priceMinor = toStoredAmount(item.price, currency)
  const discountMinor = toStoredAmount(item.discount, currency)
  if (priceMinor !== undefined) stored.priceMinor = priceMinor
  if (discountMinor !== undefined) stored.discountMinor = discountMinor
  return stored
}
