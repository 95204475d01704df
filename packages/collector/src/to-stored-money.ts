import type { Item, StoredItem, Touchpoint } from '@waymark/protocol'
import { toMinorUnits } from '@waymark/protocol'

function toStoredItem(item: Item, currency: string | undefined): StoredItem {
  const { price, discount, ...rest } = item
  if (currency === undefined) return rest
  return {
    ...rest,
    ...(price === undefined ? {} : { priceMinor: toMinorUnits(price, currency) }),
    ...(discount === undefined ? {} : { discountMinor: toMinorUnits(discount, currency) }),
  }
}

/**
 * The money of a touchpoint in integer minor units of its currency.
 *
 * @remarks An amount without a currency is left out and its touchpoint kept: how many decimals it
 * has is unknown and it could be added to nothing, but that a product was put into a cart is true.
 */
export function toStoredMoney({ items, value, currency }: Touchpoint): {
  items?: readonly StoredItem[]
  valueMinor?: number
} {
  return {
    ...(items === undefined ? {} : { items: items.map((item) => toStoredItem(item, currency)) }),
    ...(value === undefined || currency === undefined
      ? {}
      : { valueMinor: toMinorUnits(value, currency) }),
  }
}
