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
