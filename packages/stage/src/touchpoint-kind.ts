import type { PageKind } from '@waymark/protocol'
import type { Finding } from './finding.ts'

const KIND_OF_TYPE: Record<string, PageKind> = {
  view_item_list: 'listing',
  select_item: 'listing',
  view_item: 'product',
  search: 'search',
  add_to_wishlist: 'wishlist',
  add_to_cart: 'cart_action',
  remove_from_cart: 'cart_action',
  update_cart: 'cart_action',
  apply_coupon: 'cart_action',
  view_cart: 'cart',
  begin_checkout: 'checkout',
  checkout_step: 'checkout',
  add_shipping_info: 'checkout_step:shipping',
  add_payment_info: 'checkout_step:payment',
  purchase: 'order_confirmation',
  refund: 'returns',
  sign_up: 'login',
  login: 'login',
  review: 'review_write',
  referral: 'referral',
  share: 'share',
}

/** What a touchpoint's type says: a purchase is a purchase wherever it happens. */
export function findByType(type: string | undefined): Finding | undefined {
  const kind = type && Object.hasOwn(KIND_OF_TYPE, type) ? KIND_OF_TYPE[type] : undefined
  return kind && { kind, confidence: 1, reason: `A ${type} means the same on every page.` }
}
