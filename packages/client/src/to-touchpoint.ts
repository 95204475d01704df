import type { Item, Props } from '@waymark/protocol'

/** Fields of a touchpoint besides its type, id, time and place. */
export interface TouchpointFields {
  items?: readonly Item[] | undefined
  /** Major units of `currency`. */
  value?: number | undefined
  /** ISO 4217, upper case. */
  currency?: string | undefined
  orderId?: string | undefined
  /** Name of a checkout step. */
  step?: string | undefined
  coupon?: string | undefined
  /** By how many pieces a line of the cart changed; negative when it shrank. */
  quantityDelta?: number | undefined
  props?: Props | undefined
}

/** What `track()` takes: GA4's ecommerce fields by their GA4 names, and anything else. */
export interface TrackProps {
  items?: readonly Item[]
  /** Major units of `currency`. */
  value?: number
  /** ISO 4217, upper case. */
  currency?: string
  transaction_id?: string
  coupon?: string
  /** Name of a checkout step. */
  step?: string
  /** By how many pieces a line of the cart changed; negative when it shrank. */
  quantityDelta?: number
  [name: string]: unknown
}

/**
 * Sorts what a developer passed to `track()`: GA4's fields become fields of the touchpoint, the
 * rest stays in `props`.
 */
export function toTouchpointFields({
  items,
  value,
  currency,
  transaction_id: orderId,
  coupon,
  step,
  quantityDelta,
  ...props
}: TrackProps): TouchpointFields {
  const fields = { items, value, currency, orderId, coupon, step, quantityDelta }
  // Whatever the page passed is made plain when it is serialised.
  return Object.keys(props).length ? { ...fields, props: props as Props } : fields
}
