import { defined } from '../storefronts/fields.ts'
import type { CommerceAction } from '../storefronts/storefront.ts'
import type { TouchpointFields } from '../to-touchpoint.ts'

const COMMERCE =
  /^(add_to_cart|remove_from_cart|update_cart|view_(item|item_list|cart)|search|begin_checkout|checkout_step|add_(shipping|payment)_info|purchase|apply_coupon)$/

function isCommerceType(type: string): type is CommerceAction['type'] {
  return COMMERCE.test(type)
}

/**
 * What the site says itself, as an action for the ledger.
 *
 * @returns `undefined` for what is no act on a cart or a checkout: nothing else reports it.
 */
export function toCommerceAction({
  type,
  ...fields
}: TouchpointFields & { type: string }): CommerceAction | undefined {
  if (!isCommerceType(type)) return undefined
  const { items = [], value, currency, orderId, step, coupon, quantityDelta } = fields
  const amounts = { value, currency, orderId, step, coupon, quantityDelta }
  return { type, items: [...items], ...defined(amounts), confidence: 1, reason: 'said by the site' }
}
