import type { CallAnswer } from './call-answer.ts'
import { guessCart, readCart } from './call-answer.ts'
import { toAsk } from './call-request.ts'
import { isAlike, roundMoney, sumOf, toItem } from './cart-line.ts'
import type { SeenCart } from './cart-shape.ts'
import type { Trust } from './conclude.ts'
import { conclude } from './conclude.ts'
import { isRefused } from './exchange-shape.ts'
import { defined, fieldsOf, toCurrency } from './fields.ts'
import { readOrderAt } from './order-place.ts'
import { readOrder } from './order-shape.ts'
import type { Asks, Call, Platform } from './platform.ts'
import type { CartAsk, CommerceAction, StorefrontSession } from './storefront.ts'

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
  return isAlike(asked, line) || (isWhole && ask.kind !== 'add')
    ? ask
    : { ...ask, lines: [{ ...line, ...asked }] }
}

/** Tells what a call did, and keeps in the session what is known of the cart now. */
export function readCall(found: FoundCall, session: StorefrontSession): CommerceAction[] {
  const { call, platform, request, groups, answer, isAnswered, isConfirmed, url } = found
  const { asks, cart: place = platform.cart, fails = platform.fails } = call
  if (asks === 'nothing') return []
  const fields = fieldsOf(answer.root)
  const isFailure = isRefused(fields) || fails?.test(answer.text) === true
  const ask = toAsk(call, { root: request }, groups, session)

  const type = STEP_TYPES[asks]
  if (type) return isFailure ? [] : [tellStep(found, type, session)]
  if (ask.kind === 'coupon') {
    return isFailure || !(isConfirmed || fields.length > 1)
      ? []
      : [{ type: 'apply_coupon', items: [], ...defined({ coupon: ask.coupon }), ...trustOf(found) }]
  }
  const code = pageCurrency(platform, session)
  const seen = isAnswered && place ? readCart(answer.root, place, ask, session, code) : undefined
  const guessed = isAnswered && place === undefined ? guessCart(answer.root, session) : undefined
  const cart: SeenCart | undefined = seen ?? guessed
  const priced = cart && {
    ...cart,
    lines: cart.lines.map((line) => ({ ...defined({ currency: code }), ...line })),
  }
  if (ask.kind === 'order') {
    if (isFailure || !isAnswered) return []
    const { cart: bought = [] } = session
    const order = call.order
      ? readOrderAt(answer.root, call.order, session, priced?.lines.length ? priced.lines : bought)
      : readOrder(fields, url, { ...session.page, cart: bought }, priced)
    if (order) session.cart = []
    return order ? [order] : []
  }
  if (!session.cart && seen?.before) session.cart = seen.before
  if (asks === 'differ' && !session.cart) {
    if (priced) session.cart = priced.lines
    return []
  }
  const isNew = session.cart === undefined
  const full = priced ? joinIds(ask, priced, isNew) : ask
  const lines = full.lines.map((line) => ({ ...defined({ currency: code }), ...line }))
  return conclude(
    { ...full, lines },
    {
      seen: priced,
      isRefused: isFailure,
      isConfirmed,
      shown: found.shown,
      agreed: found.agreed,
      isKnown: true,
    },
    session,
  )
}

const trustOf = ({ agreed: { confidence, reason } }: FoundCall) => ({ confidence, reason })
