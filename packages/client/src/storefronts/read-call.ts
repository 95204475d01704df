import { isRefused } from './answer-words.ts'
import type { CallAnswer } from './call-answer.ts'
import { guessCart, readCart } from './call-answer.ts'
import { toAsk } from './call-request.ts'
import { idsOf, isAlike, roundMoney, sumOf, toItem } from './cart-line.ts'
import type { SeenCart } from './cart-shape.ts'
import type { Trust } from './conclude.ts'
import { conclude } from './conclude.ts'
import { defined, fieldsOf, toCurrency } from './fields.ts'
import { readOrderAt } from './order-place.ts'
import { readOrder } from './order-shape.ts'
import type { Asks, Call, Platform } from './platform.ts'
import { isNameless, recallLines } from './recall-lines.ts'
import type { CartAsk, CartLine, CommerceAction, StorefrontSession } from './storefront.ts'

/** A call whose request and answer have been found, wherever they were. */
export interface FoundCall {
  call: Omit<Call, 'at' | 'graphql' | 'headers'>
  platform: Platform
  /** Root of the request's fields. */
  request: unknown
  /** Named groups of the call's pattern. */
  groups: Record<string, string>
  answer: CallAnswer
  /** Whether it succeeded as far as transport goes: `undefined` where nobody saw an answer. */
  isAnswered: boolean
  /** Confirmed as far as the answer tells, where it shows no cart. */
  isConfirmed: boolean
  url: URL
  /** Trust in a cart shown, and in an act confirmed. */
  shown: Trust
  agreed: Trust
}

const STEP_TYPES: { readonly [K in Asks]?: CommerceAction['type'] } = {
  begin: 'begin_checkout',
  shipping: 'add_shipping_info',
  payment: 'add_payment_info',
  step: 'checkout_step',
}

/** A step on the way to the order, with the cart it is about. */
function tellStep(
  { call, request, groups, platform, agreed }: FoundCall,
  type: CommerceAction['type'],
  session: StorefrontSession,
): CommerceAction {
  // A cart of its own may go straight to the checkout: then the request names what is in it.
  const { lines: own } = call.line
    ? toAsk({ ...call, asks: 'add' }, { root: request }, groups, session)
    : { lines: [] }
  const lines = (own.length ? own : (session.cart ?? [])).map((line) => ({ quantity: 1, ...line }))
  const isStep = type === 'checkout_step'
  const value = roundMoney(sumOf(lines))
  const currency = lines.find((line) => line.currency)?.currency ?? pageCurrency(platform, session)
  return {
    type,
    items: isStep ? [] : lines.map((line) => toItem(line, line.quantity, session.page.products)),
    ...defined({ step: call.step }),
    ...(!isStep && currency && value > 0 ? { currency, value } : {}),
    confidence: agreed.confidence,
    reason: agreed.reason,
  }
}

/** The currency the page's own globals name. */
export function pageCurrency(
  { currency }: Platform,
  { page }: StorefrontSession,
): string | undefined {
  for (const path of currency?.split('|') ?? []) {
    const code = toCurrency(page.global?.(path))
    if (code) return code
  }
  return undefined
}

/** What is shown of the lines a call touched is what it asked for, whatever ids either uses. */
function joinIds(
  ask: CartAsk,
  { lines: [line, ...others], isWhole }: SeenCart,
  isNew: boolean,
): CartAsk {
  const [asked, ...rest] = ask.lines
  if (!asked || !line || others.length || rest.length || (isWhole && !isNew)) return ask
  // A removal names a line, and the answer may be all that tells what was in it.
  const isKnown = isAlike(asked, line) && (isWhole || ask.kind !== 'remove')
  return isKnown || (isWhole && ask.kind !== 'add')
    ? ask
    : { ...ask, lines: [{ ...line, ...asked }] }
}

/** Of a cart of one line there is no doubt which is meant, by an id nobody has seen. */
function joinOnly(ask: CartAsk, cart: readonly CartLine[] = []): CartAsk {
  const [line, ...others] = cart
  const [asked, ...rest] = ask.lines
  const isUnseen = asked && line && !line.lineId && idsOf(asked).length === 1 && asked.lineId
  if (ask.kind === 'add' || !isUnseen || others.length || rest.length) return ask
  const { quantity: _, ...known } = line
  return { ...ask, lines: [{ ...known, ...asked }] }
}

/** The cart the answer shows, its lines in the page's currency where they name none. */
function cartIn(
  { call, platform, answer, isAnswered }: FoundCall,
  ask: CartAsk,
  session: StorefrontSession,
) {
  const { cart: place = platform.cart } = call
  if (!isAnswered || place === false) return undefined
  const code = pageCurrency(platform, session)
  const cart: ReturnType<typeof readCart> = place
    ? readCart(answer.root, place, ask, session, code)
    : guessCart(answer.root, session)
  if (!cart) return undefined
  const lines = recallLines(cart.lines, ask, session.cart)
  return { ...cart, lines: lines.map((line) => withCurrency(line, code)) }
}

const withCurrency = <T extends Partial<CartLine>>(line: T, currency: string | undefined): T => ({
  ...defined({ currency }),
  ...line,
})

function tellOrder(found: FoundCall, seen: SeenCart | undefined, session: StorefrontSession) {
  const { call, answer, url } = found
  const { cart: bought = [], page } = session
  const order = call.order
    ? readOrderAt(answer, call.order, session, seen?.lines.length ? seen.lines : bought)
    : readOrder(fieldsOf(answer.root), url, { ...page, cart: bought }, seen)
  if (order) session.cart = []
  return order ? [order] : []
}

function tellCart(
  found: FoundCall,
  asked: CartAsk,
  isFailure: boolean,
  session: StorefrontSession,
): CommerceAction[] {
  const { call, platform, isConfirmed, shown, agreed } = found
  const seen = cartIn(found, asked, session)
  const isNew = session.cart === undefined
  if (isNew && call.asks === 'differ') {
    session.cart = seen?.lines
    return []
  }
  const named = joinOnly(asked, session.cart)
  const { lines, ...ask } = seen ? joinIds(named, seen, isNew && !seen.before) : named
  if (isNew && seen?.before) session.cart = seen.before
  const code = pageCurrency(platform, session)
  // Which of lines that name no product is the new one, a first look at them does not show.
  const isBlind = isNew && ask.kind === 'add' && seen?.isWhole && seen.lines.every(isNameless)
  const actions = conclude(
    { ...ask, lines: lines.map((line) => withCurrency(line, code)) },
    {
      seen: isBlind ? undefined : seen,
      ...{ isRefused: isFailure, isConfirmed, shown, agreed, isKnown: true },
    },
    session,
  )
  if (isBlind) session.cart = seen?.lines
  return actions
}

/** Tells what a call did, and keeps in the session what is known of the cart now. */
export function readCall(found: FoundCall, session: StorefrontSession): CommerceAction[] {
  const { call, platform, request, groups, answer, isAnswered, isConfirmed, agreed } = found
  const { asks, fails = platform.fails } = call
  if (asks === 'nothing') return []
  const fields = fieldsOf(answer.root)
  const isNo = !platform.hasNotices && isRefused(fields)
  const isFailure = isNo || fails?.test(answer.text) === true
  const ask = toAsk(call, { root: request }, groups, session)

  const step = STEP_TYPES[asks]
  if (step) return isFailure ? [] : [tellStep(found, step, session)]
  if (ask.kind === 'order') {
    return isFailure || !isAnswered ? [] : tellOrder(found, cartIn(found, ask, session), session)
  }
  if (ask.kind !== 'coupon') return tellCart(found, ask, isFailure, session)
  if (isFailure || !(isConfirmed || fields.length > 1)) return []
  const { confidence, reason } = agreed
  return [
    { type: 'apply_coupon', items: [], ...defined({ coupon: ask.coupon }), confidence, reason },
  ]
}
