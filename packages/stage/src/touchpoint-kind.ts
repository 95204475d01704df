import type { PageKind } from '@waymark/protocol'
import type { Finding } from './finding.ts'
import { stageOfKind } from './stage-of-kind.ts'

// What a shop owner would call it; the kind it stands for, and the types that say so.
const ACTS: Record<string, string> = {
  'Looking at a listing': 'listing view_item_list select_item',
  'Looking at a product': 'product view_item',
  Searching: 'search search',
  'Wishing for a product': 'wishlist add_to_wishlist',
  'Putting a product into the cart': 'cart_action add_to_cart',
  'Changing the cart': 'cart_action remove_from_cart update_cart apply_coupon',
  'Looking at the cart': 'cart view_cart',
  'Checking out': 'checkout begin_checkout checkout_step',
  'Choosing the shipping': 'checkout_step:shipping add_shipping_info',
  'Choosing the payment': 'checkout_step:payment add_payment_info',
  Buying: 'order_confirmation purchase',
  'Returning a product': 'returns refund',
  'Logging in': 'login login sign_up',
  'Reviewing a product': 'review_write review',
  'Inviting a friend': 'referral referral',
  'Sharing a page': 'share share',
}

/** What a touchpoint's type says: a purchase is a purchase wherever it happens. */
export function findByType(type = ''): Finding | undefined {
  for (const [act, names] of Object.entries(ACTS)) {
    // The first name is a kind; a test holds every one against PAGE_KINDS.
    const [kind, ...types] = names.split(' ') as [PageKind, ...string[]]
    if (!types.includes(type)) continue
    // Of the stages only this one can be counted.
    const stage = stageOfKind(kind)?.replace('decision', 'a decision')
    return { kind, confidence: 1, reason: `${act} is ${stage}, on any page.` }
  }
  return undefined
}
