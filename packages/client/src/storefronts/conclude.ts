import { applyAsk, cartDifference, currencyOf, mergeCart } from './cart-difference.ts'
import { isAlike, isSameLine, toItem } from './cart-line.ts'
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
  return [
    ...old.filter((line) => !seen.some((other) => isSameLine(line, other))),
    // Its key may have been told by another answer.
    ...seen.map((line) => ({ ...old.find((other) => isSameLine(other, line)), ...line })),
  ]
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
  // The key of a line is no product's id: who tells of the same product by its id is another's.
  return unseen.flatMap(({ lineId: _, ...line }): CommerceAction[] => {
    const { quantity: asked } = line
    const { quantity = 0, ...item } = toItem(line, asked ?? 0, page.products)
    const currency = currencyOf(line, page)
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

/** What is known of the cart: all of it, or lines that were seen here and can be followed. */
const knownLines = ({ cart, glimpsed = [] }: StorefrontSession) => cart ?? glimpsed

function keepLines(session: StorefrontSession, lines: readonly CartLine[], isWhole: boolean): void {
  if (isWhole || session.cart) session.cart = lines
  else session.glimpsed = lines
}

/** The lines before a request; `undefined` where nobody has seen those it names. */
function linesBefore({ kind, lines }: CartAsk, session: StorefrontSession) {
  const known = knownLines(session)
  const isFamiliar = lines.every((line) => known.some((other) => isAlike(line, other)))
  return session.cart ?? (kind !== 'add' && isFamiliar ? known : undefined)
}

/** Tells what a request did whose answer shows no cart. */
function concludeUnshown(
  request: CartAsk,
  { isRefused, isConfirmed, agreed, isKnown }: Outcome,
  session: StorefrontSession,
): CommerceAction[] {
  if (request.kind === 'read' || isRefused) return []
  if (!isConfirmed) {
    session.unproven = joinAsks(session.unproven, request)
    return []
  }
  const known = knownLines(session)
  const before = linesBefore(request, session)
  const after = applyAsk(known, request)
  session.isDeduced = true
  keepLines(session, after, false)
  if (!before && isKnown && request.kind !== 'add') {
    // Any line whose key nobody has seen may be the one that was changed.
    session.glimpsed = after.filter(({ lineId }) => lineId)
    return tellUnseen(request, [], session, agreed)
  }
  const page = { ...session.page, cart: known }
  return cartDifference(before, after, request, { page, ...agreed })
}

/** Tells what a request did to the cart, and keeps in the session what is known of it now. */
export function conclude(
  request: CartAsk,
  outcome: Outcome,
  session: StorefrontSession,
): CommerceAction[] {
  const { seen, isRefused, shown, isKnown } = outcome
  const isRead = request.kind === 'read'
  if (!seen || (isRead && !seen.isWhole)) return concludeUnshown(request, outcome, session)

  const { cart } = session
  const known = knownLines(session)
  const ask = isRead ? (session.unproven ?? request) : request
  const before = seen.isWhole ? cart : linesBefore(ask, session)
  session.unproven = undefined
  session.isDeduced = false
  const after = seen.isWhole
    ? [...seen.lines]
    : ask.kind === 'remove'
      ? applyAsk(known, ask)
      : isKnown
        ? mergeTouched(known, seen.lines)
        : mergeCart(known, seen.lines)
  const kept = after.filter(({ quantity }) => quantity > 0)
  keepLines(session, kept, seen.isWhole)
  // The cart is the truth: a refusal beside a cart that changed is an add that was capped.
  if (ask.kind === 'read' || (isRefused && !cart)) return []
  if (isKnown && !before && ask.kind === 'edit' && ask.lines.length > 1) return []
  const page = { ...session.page, cart: known }
  const told = cartDifference(before, after, ask, { page, ...shown })
  if (before || !isKnown || ask.kind === 'add') return told
  return [...told, ...tellUnseen(ask, after, session, shown)]
}
