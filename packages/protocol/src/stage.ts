/** The five journey stages, in the order a shopper is expected to pass them. */
export const STAGES = ['awareness', 'consideration', 'decision', 'retention', 'advocacy'] as const

/** One of {@link STAGES}. */
export type Stage = (typeof STAGES)[number]

/** What a page is to its visitor, grouped by the stage it belongs to; the last group has none. */
export const PAGE_KINDS = [
  // awareness
  'home',
  'landing',
  'content',
  'about',
  // consideration
  'listing',
  'search',
  'product',
  'compare',
  'wishlist',
  'review_list',
  'help',
  'store_locator',
  'gift_card',
  // decision
  'cart',
  'cart_action',
  'checkout',
  'checkout_step:login',
  'checkout_step:contact',
  'checkout_step:address',
  'checkout_step:billing',
  'checkout_step:shipping',
  'checkout_step:payment',
  'checkout_step:review',
  'order_confirmation',
  // retention
  'login',
  'account',
  'order_status',
  'reorder',
  'subscription',
  'returns',
  'contact',
  // advocacy
  'review_write',
  'referral',
  'share',
  'affiliate',
  'loyalty',
  // no stage
  'legal',
  'admin',
  'api',
  'asset',
  'other',
] as const

/** One of {@link PAGE_KINDS}. */
export type PageKind = (typeof PAGE_KINDS)[number]
