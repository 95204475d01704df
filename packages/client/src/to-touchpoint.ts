import type { Item, Props } from '@waymark/protocol'

/** Fields of a touchpoint besides its type, id, time and place. */
export interface TouchpointFields {
  items?: readonly Item[]
  value?: number
  currency?: string
  orderId?: string
  step?: string
  coupon?: string
  quantityDelta?: number
  props?: Props
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
  quantityDelta?: number
  [name: string]: unknown
}

/**
 * Sorts what a developer passed to `track()`: GA4's fields become fields of the touchpoint, the
 * rest stays in `props`.
 */
export function toTouchpointFields(input: TrackProps): TouchpointFields {
  const {
    items,
    value,
    currency,
    transaction_id: orderId,
    coupon,
    step,
    quantityDelta,
    ...rest
  } = input
  const fields: TouchpointFields = {}
  Object.assign(fields, { items, value, currency, orderId, coupon, step, quantityDelta })
  // Made plain when the touchpoint is serialised, so any value is let in here.
  if (Object.keys(rest).length) fields.props = rest as Props
  return fields
}
