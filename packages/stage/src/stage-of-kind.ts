import type { PageKind, Stage } from '@waymark/protocol'

const KINDS: Record<Stage, string> = {
  awareness: 'home landing content about',
  consideration: 'listing search product compare wishlist review_list help store_locator gift_card',
  decision: 'cart cart_action checkout checkout_step order_confirmation',
  retention: 'login account order_status reorder subscription returns contact',
  advocacy: 'review_write referral share affiliate loyalty',
}

/** Stage a kind of page belongs to; `null` for legal, admin, API, asset and unknown pages. */
export function stageOfKind(kind: PageKind): Stage | null {
  // The steps of a checkout share its stage.
  const name = kind.replace(/:.*/, '')
  for (const stage in KINDS) {
    // `for…in` gives string; the keys of KINDS are stages by its type.
    if (KINDS[stage as Stage].split(' ').includes(name)) return stage as Stage
  }
  return null
}
