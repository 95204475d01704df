import { applyAsk, cartDifference, mergeCart } from './cart-difference.ts'
import { isAlike, isSameProduct, toItem } from './cart-line.ts'
import { defined } from './fields.ts'
import type { CartAsk, CartLine, CommerceAction, StorefrontSession } from './storefront.ts'

/** How far an action is to be believed, and why. */
export interface Trust {
  confidence: number
  reason: string
  /** Confidence where no currency is known. @defaultValue half of it */
  unpriced?: number
}

/** What became of a request, as far as its answer tells. */
export interface Outcome {
  /** The lines the answer shows. */
  seen: { lines: readonly CartLine[]; isWhole: boolean } | undefined
  /** It says no. */
  isRefused: boolean
  /** It says yes without showing a cart. */
  isConfirmed: boolean
  /** Trust in a cart that was shown. */
  shown: Trust
  /** Trust in an act that was confirmed. */
  agreed: Trust
  /** The platform is known: what is asked by line is told even if nobody saw the cart before. */
  isKnown?: boolean
}

/** Two changes nobody has seen the outcome of, as one. */
function joinAsks(first: CartAsk | undefined, next: CartAsk): CartAsk {
  return first?.kind === next.kind ? { ...next, lines: [...first.lines, ...next.lines] } : next
}

/** Puts the lines a known platform shows in place of those with the same key, else product. */
function mergeTouched(old: readonly CartLine[], seen: readonly CartLine[]): CartLine[] {
  const isSame = (a: CartLine, b: CartLine) =>
    a.lineId && b.lineId ? a.lineId === b.lineId : isSameProduct(a, b)
  return [...old.filter((line) => !seen.some((other) => isSame(line, other))), ...seen]
}

/** What was asked of lines nobody has seen, neither before nor in the answer. */
function tellUnseen(
  { kind, lines, isRelative }: CartAsk,
  shown: readonly CartLine[],
  { page }: StorefrontSession,
  { confidence, reason }: Trust,
): CommerceAction[] {
  // A form sends all lines, also those that stay; and a place in a cart nobody saw (`#2`) is no id.
  if (kind === 'edit' && lines.length > 1) return []
  const unseen = lines.filter(
    (line) => !line.lineId?.startsWith('#') && !shown.some((other) => isAlike(line, other)),
  )
  return unseen.flatMap((line): CommerceAction[] => {
    const { quantity: asked, currency } = line
    const { quantity = 0, ...item } = toItem(line, asked ?? 0, page.products)
    const trust = { ...defined({ currency }), confidence: confidence / 2, reason }
    if (kind === 'remove' || (kind === 'edit' && asked === 0 && !isRelative)) {
      const units = defined({ quantity: asked || undefined })
      return [{ type: 'remove_from_cart', items: [{ ...item, ...units }], ...trust }]
    }
    if (kind !== 'edit' || asked === undefined || shown.length) return []
    return isRelative
      ? [{ type: 'update_cart', items: [item], quantityDelta: asked, ...trust }]
      : [{ type: 'update_cart', items: [{ ...item, quantity }], ...trust }]
  })
}

/** Tells what a request did to the cart, and keeps in the session what is known of it now. */
export function conclude(
  request: CartAsk,
  outcome: Outcome,
  session: StorefrontSession,
): CommerceAction[] {
  const { seen, isRefused, isConfirmed, shown, agreed, isKnown } = outcome
  const { cart: before } = session
  const page = { ...session.page, cart: before ?? [] }
  const isRead = request.kind === 'read'

  if (!seen || (isRead && !seen.isWhole)) {
    if (isRead || isRefused) return []
    if (!isConfirmed) {
      session.unproven = joinAsks(session.unproven, request)
      return []
    }
    const after = applyAsk(page.cart, request)
    if (before) session.cart = after
    else if (isKnown && request.kind !== 'add') return tellUnseen(request, [], session, agreed)
    return cartDifference(before, after, request, { page, ...agreed })
  }

  const ask = isRead ? (session.unproven ?? request) : request
  session.unproven = undefined
  const after = seen.isWhole
    ? [...seen.lines]
    : ask.kind === 'remove'
      ? applyAsk(page.cart, ask)
      : isKnown
        ? mergeTouched(page.cart, seen.lines)
        : mergeCart(page.cart, seen.lines)
  if (before || seen.isWhole) session.cart = after.filter(({ quantity }) => quantity > 0)
  // The cart is the truth: a refusal beside a cart that changed is an add that was capped.
  if (ask.kind === 'read' || (isRefused && !before)) return []
  if (isKnown && !before && ask.kind === 'edit' && ask.lines.length > 1) return []
  const told = cartDifference(before, after, ask, { page, ...shown })
  if (before || !isKnown || ask.kind === 'add') return told
  return [...told, ...tellUnseen(ask, after, session, shown)]
}
