import { isAlike, isSameLine, isSameProduct, roundMoney, toItem } from './cart-line.ts'
import { defined } from './fields.ts'
import type { CartAsk, CartLine, CommerceAction, StorefrontPage } from './storefront.ts'

/** Adds the new lines to the old ones; a line of the same product replaces the old one. */
export function mergeCart(old: readonly CartLine[], seen: readonly CartLine[]): CartLine[] {
  return [...old.filter((line) => !seen.some((other) => isSameProduct(line, other))), ...seen]
}

/** The cart an acknowledged request leads to, where the answer does not show it. */
export function applyAsk(
  cart: readonly CartLine[],
  { kind, lines, isRelative }: CartAsk,
): CartLine[] {
  const changed = lines.flatMap((asked): CartLine[] => {
    // One line's key may be another product's id.
    const find = (isIt: typeof isSameLine) => cart.find((known) => isIt(asked, known))
    const line = find(isSameLine) ?? find(isAlike)
    const had = line?.quantity ?? 0
    const { quantity = kind === 'add' ? 1 : had } = asked
    if (kind === 'add') return [{ ...line, ...asked, quantity: had + quantity }]
    const edited = isRelative ? had + quantity : quantity
    return line ? [{ ...line, quantity: kind === 'remove' ? 0 : edited }] : []
  })
  return mergeCart(cart, changed).filter(({ quantity }) => quantity > 0)
}

type Named = Pick<CommerceAction, 'type' | 'quantityDelta'> & { quantity: number }

/**
 * Names the change of one line; none where it goes against what was asked, or nothing tells its
 * size.
 *
 * @param before - Units before; `undefined` where nobody knows.
 * @param wanted - Units the request names.
 */
function nameChange(
  kind: CartAsk['kind'],
  after: number,
  before: number | undefined,
  wanted = 1,
): Named | undefined {
  if (before === undefined) {
    if (kind === 'edit') return { type: 'update_cart', quantity: after }
    // A capped add counts what fitted.
    return kind === 'add' ? { type: 'add_to_cart', quantity: Math.min(wanted, after) } : undefined
  }
  const delta = after - before
  if (kind === 'add' || before === 0) {
    return delta > 0 ? { type: 'add_to_cart', quantity: delta } : undefined
  }
  if (kind !== 'remove' && after > 0) {
    return { type: 'update_cart', quantity: after, quantityDelta: delta }
  }
  return delta < 0 ? { type: 'remove_from_cart', quantity: -delta } : undefined
}

/** The currency of a line: the page's is its own only if the page describes the product. */
export function currencyOf(line: Partial<CartLine>, page: StorefrontPage): string | undefined {
  const isDescribed = page.products?.some((product) => isAlike(product, line))
  return line.currency ?? (isDescribed ? page.currency : undefined)
}

/** How a cart's change is told. */
export interface DifferenceContext {
  page: StorefrontPage
  confidence: number
  reason: string
  /** Confidence where no currency is known. @defaultValue half of it */
  unpriced?: number
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
  { page, confidence, reason, unpriced = confidence / 2 }: DifferenceContext,
): CommerceAction[] {
  // Lines are compared by product: shops split, merge and rename the lines themselves.
  const unitsOf = (cart: readonly CartLine[], product: CartLine) =>
    cart.reduce((sum, line) => sum + (isSameProduct(line, product) ? line.quantity : 0), 0)
  const changed = mergeCart(before ?? [], after).filter(
    (line, i, all) =>
      all.findIndex((other) => isSameProduct(other, line)) === i &&
      (!before || unitsOf(before, line) !== unitsOf(after, line)),
  )
  const askedFor = (line: CartLine) => ask.lines.find((asked) => isAlike(asked, line))
  // Another tab may have changed the cart as well: what was asked for is what happened here.
  const asked = changed.filter(askedFor)
  return (asked.length || !before ? asked : changed).flatMap((line): CommerceAction[] => {
    const had = before && unitsOf(before, line)
    const change = nameChange(ask.kind, unitsOf(after, line), had, askedFor(line)?.quantity)
    if (!change || change.quantity <= 0) return []
    const { quantity, ...action } = change
    const item = toItem(line, quantity, page.products)
    const code = currencyOf(line, page)
    const value =
      code && item.price && roundMoney(item.price * Math.abs(action.quantityDelta ?? quantity))
    return [
      {
        ...action,
        items: [item],
        ...defined({ currency: code, value: value || undefined }),
        confidence: code ? confidence : unpriced,
        reason,
      },
    ]
  })
}
