/**
 * Segment's E-commerce events, version 2, in our words. Names are compared in lower case and
 * without anything but letters, because shops write `Product Added`, `product_added` and
 * `ProductAdded` alike.
 */
const TYPES: Readonly<Record<string, string>> = {
  productssearched: 'search',
  productlistviewed: 'view_item_list',
  productlistfiltered: 'view_item_list',
  promotionviewed: 'view_promotion',
  promotionclicked: 'select_promotion',
  productclicked: 'select_item',
  productviewed: 'view_item',
  productadded: 'add_to_cart',
  wishlistproductaddedtocart: 'add_to_cart',
  productremoved: 'remove_from_cart',
  cartviewed: 'view_cart',
  checkoutstarted: 'begin_checkout',
  checkoutstepviewed: 'checkout_step',
  checkoutstepcompleted: 'checkout_step',
  paymentinfoentered: 'add_payment_info',
  ordercompleted: 'purchase',
  orderrefunded: 'refund',
  couponapplied: 'apply_coupon',
  productaddedtowishlist: 'add_to_wishlist',
  productshared: 'share',
  cartshared: 'share',
  productreviewed: 'review',
  signedup: 'sign_up',
  signedin: 'login',
}

/** The touchpoint type of a Segment event: ours where it has one, else its name in snake case. */
export function toTouchpointType(event: string): string {
  const known = TYPES[event.toLowerCase().replace(/[^a-z]/g, '')]
  if (known !== undefined) return known
  return event
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '')
    .slice(0, 64)
}
