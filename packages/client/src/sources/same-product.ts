import type { Item } from '@waymark/protocol'

/** Whether two reports can be of one product; `unknown` where a report does not tell which. */
export type Likeness = 'same' | 'other' | 'unknown'

// Feeds number variants as `shopify_DE_4711001_4711002`; the cart knows the last of them alone.
const FEED_PART = /\d{4,}/g

function idsOf({ item_id, item_variant, sku }: Item): string[] {
  return [item_id, item_variant, sku].flatMap((id) =>
    id ? [id.toLowerCase(), ...(id.match(FEED_PART) ?? [])] : [],
  )
}

/** Whether an item says which product it is. */
export function hasId({ item_id, item_variant, sku }: Item): boolean {
  return Boolean(item_id ?? item_variant ?? sku)
}

/** Compares products as different kinds of evidence name them: by their ids, else by their names. */
export function compareProducts(a: Item = {}, b: Item = {}): Likeness {
  const ids = idsOf(b)
  if (idsOf(a).some((id) => ids.includes(id))) return 'same'
  if (!a.item_name || !b.item_name) return 'unknown'
  return a.item_name.toLowerCase() === b.item_name.toLowerCase() ? 'same' : 'other'
}
