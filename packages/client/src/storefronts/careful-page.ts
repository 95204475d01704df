import { quietly } from '../quietly.ts'
import { defined, toId } from './fields.ts'
import type { CartLine, StorefrontPage } from './storefront.ts'

/** A line with its ids as answers are read: global ids are cut to their last part. */
function asRead({ lineId, itemId, variantId, ...line }: CartLine): CartLine {
  const cut = (id: string | undefined) => toId(id) ?? id
  return {
    ...line,
    ...defined({ lineId: cut(lineId), itemId: cut(itemId), variantId: cut(variantId) }),
  }
}

/**
 * Makes a page, as a caller describes it, one that can be asked without care: what throws at a
 * question answers nothing, and the lines of its cart have the ids that answers have.
 */
export function toCarefulPage(page: StorefrontPage): StorefrontPage {
  return {
    ...page,
    global: (path) => quietly(() => page.global?.(path)),
    meta: (name) => quietly(() => page.meta?.(name)),
    // A caller without types may show anything for a cart.
    ...defined({ cart: quietly(() => page.cart?.map(asRead)) ?? page.cart }),
  }
}
