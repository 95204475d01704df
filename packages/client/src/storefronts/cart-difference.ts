import type { Item } from '@waymark/protocol'
import { idsOf, idsOfItem, isSameProduct, shareId, toItem } from './cart-line.ts'
import { toMajor } from './cart-shape.ts'
import { isAsked } from './exchange-shape.ts'
import { defined } from './fields.ts'
import type { CartAsk, CartLine, CommerceAction, StorefrontPage } from './storefront.ts'

/** One product whose number of units changed; `before` is `undefined` where nobody knows. */
interface Change {
  line: CartLine
  before: number | undefined
  after: number
}

/** Units of a product, over all its lines. */
function unitsOf(cart: readonly CartLine[], product: CartLine): number {
  return cart.reduce((sum, line) => sum + (isSameProduct(line, product) ? line.quantity : 0), 0)
}

/** Adds the new lines to the old ones; a line of the same product replaces the old one. */
export function mergeCart(old: readonly CartLine[], seen: readonly CartLine[]): CartLine[] {
  return [...old.filter((line) => !seen.some((other) => isSameProduct(line, other))), ...seen]
}

/** The cart an acknowledged request leads to, where the answer does not show it. */
export function applyAsk(cart: readonly CartLine[], ask: CartAsk): CartLine[] {
  const lines = ask.lines.flatMap((asked): CartLine[] => {
    const line = cart.find((known) => isAsked(asked, known))
    const { quantity } = asked
    if (ask.kind === 'add')
      return [{ ...line, ...asked, quantity: (line?.quantity ?? 0) + (quantity ?? 1) }]
    const left = ask.kind === 'remove' ? 0 : quantity
    return line && left !== undefined ? [{ ...line, quantity: left }] : []
  })
  return mergeCart(cart, lines).filter(({ quantity }) => quantity > 0)
}

function changesOf(
  before: readonly CartLine[] | undefined,
  after: readonly CartLine[],
  ask: CartAsk,
): Change[] {
  const lines = mergeCart(before ?? [], after)
  const changes = lines
    .filter((line, i) => lines.findIndex((other) => isSameProduct(other, line)) === i)
    .map((line) => ({ line, before: before && unitsOf(before, line), after: unitsOf(after, line) }))
    .filter((change) => change.before !== change.after)
  // Another tab may have changed the cart as well: what was asked for is what happened here.
  const asked = changes.filter(({ line }) => ask.lines.some((wanted) => isAsked(wanted, line)))
  return asked.length || !before ? asked : changes
}

/** Names a change; none where it goes against what was asked, or nothing tells its size. */
function toAction(
  { line, before, after }: Change,
  ask: CartAsk,
): (Pick<CommerceAction, 'type' | 'quantityDelta'> & { quantity: number }) | undefined {
  if (before === undefined) {
    if (ask.kind === 'edit') return { type: 'update_cart', quantity: after }
    const wanted = ask.lines.find((asked) => isAsked(asked, line))?.quantity ?? 1
    // A capped add counts what fitted.
    return ask.kind === 'add'
      ? { type: 'add_to_cart', quantity: Math.min(wanted, after) }
      : undefined
  }
  const delta = after - before
  if (delta > 0 && (ask.kind === 'add' || before === 0))
    return { type: 'add_to_cart', quantity: delta }
  if (ask.kind === 'add') return undefined
  if (after === 0 || ask.kind === 'remove') {
    return delta < 0 ? { type: 'remove_from_cart', quantity: -delta } : undefined
  }
  return { type: 'update_cart', quantity: after, quantityDelta: delta }
}

/**
 * Tells what a cart's change amounts to.
 *
 * @param before - The cart as last seen; without it only what the request names is reported.
 * @param after - The cart, or the lines of it, that the answer shows.
 */
export function cartDifference(
  before: readonly CartLine[] | undefined,
  after: readonly CartLine[],
  ask: CartAsk,
  {
    page,
    currency,
    confidence,
    reason,
  }: {
    page: StorefrontPage
    currency: string | undefined
    confidence: number
    reason: string
  },
): CommerceAction[] {
  return changesOf(before, after, ask).flatMap((change): CommerceAction[] => {
    const named = toAction(change, ask)
    if (!named || named.quantity <= 0) return []
    const { quantity, ...action } = named
    const item = toItem(change.line, quantity, page.products)
    const code = change.line.currency ?? currency ?? currencyOf(change.line, page)
    const units = Math.abs(action.quantityDelta ?? quantity)
    const value = item.price !== undefined && code ? toMajor(item.price * units, 1) : undefined
    return [
      {
        ...action,
        items: [item],
        ...defined({ currency: code, value }),
        confidence: code ? confidence : confidence / 2,
        reason,
      },
    ]
  })
}

/** The page's currency is a product's only if the page describes that product. */
export function currencyOf(line: CartLine, page: StorefrontPage): string | undefined {
  const isDescribed = (item: Item) => shareId(idsOfItem(item), idsOf(line))
  return page.products?.some(isDescribed) ? page.currency : undefined
}
