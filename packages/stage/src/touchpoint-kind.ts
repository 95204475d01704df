import { type Finding, finding, quote } from './finding.ts'

// Letters of the kinds, and the types that mean them on any page.
const TYPES =
  'l view_item_list select_item p view_item f search w add_to_wishlist + add_to_cart remove_from_cart update_cart apply_coupon c view_cart k begin_checkout checkout_step 5 add_shipping_info 6 add_payment_info D purchase E refund n login sign_up Z review F referral H share'

/** What a touchpoint’s type says: a purchase is a purchase wherever it happens. */
export function findByType(type = ''): Finding | undefined {
  if (!type) return undefined
  let letter = ''
  for (const word of TYPES.split(' ')) {
    if (word.length === 1) letter = word
    else if (word === type)
      return finding(letter, 1, `A touchpoint ${quote(type)} counts on any page as`)
  }
  return undefined
}
