// The types that mean a kind of page on any page, each before its letter.
const TYPES =
  ' view_item_list=l select_item=p view_item=p search=f add_to_wishlist=w add_to_cart=+ remove_from_cart=+ update_cart=+ apply_coupon=+ view_cart=c begin_checkout=k checkout_step=k add_shipping_info=5 add_payment_info=6 purchase=D refund=E login=n sign_up=n review=Z referral=F share=H'

/** Letter of the kind a touchpoint’s type means: a purchase is a purchase wherever it happens. */
export const letterOfType = (type: unknown): string | undefined =>
  typeof type === 'string' ? TYPES.split(` ${type}=`)[1]?.[0] : undefined
