import type { CallAnswer } from './call-answer.ts'
import { scaleOfUnit } from './call-answer.ts'
import { roundMoney, sumOf, toItem } from './cart-line.ts'
import { defined, toCurrency, toId, toNumber } from './fields.ts'
import { valueAt } from './places.ts'
import type { OrderPlace } from './platform.ts'
import type { CartLine, CommerceAction, StorefrontSession } from './storefront.ts'

/** A shop may charge another currency than its cart shows: prices of the one are none of the other. */
function pricedIn(currency: string | undefined, line: CartLine): CartLine {
  const { price: _, ...unpriced } = line
  return line.currency && line.currency !== currency ? unpriced : line
}

/**
 * Reads the order an answer announces from where the platform puts it. Without a number there is
 * none: its repeat on the confirmation page could not be told.
 *
 * @param lines - The lines the answer shows; without them the cart as it was is what was bought.
 */
export function readOrderAt(
  { root, text }: CallAnswer,
  { id, value, code, money = 'major' }: OrderPlace,
  session: StorefrontSession,
  lines: readonly CartLine[] = session.cart ?? [],
): CommerceAction | undefined {
  const found = id instanceof RegExp ? id.exec(text)?.[1] : valueAt(root, id, session)
  const orderId = toId(found)
  if (!orderId) return undefined
  const total = value === undefined ? undefined : toNumber(valueAt(root, value, session))
  const currency =
    (code === undefined ? undefined : toCurrency(valueAt(root, code, session))) ??
    lines.find((line) => line.currency)?.currency
  const unit = typeof money === 'function' ? money(root) : money
  const scale = scaleOfUnit(unit, currency)
  const bought = lines.map((line) => pricedIn(currency, line))
  const sum = roundMoney(sumOf(bought))
  return {
    type: 'purchase',
    items: bought.map((line) => toItem(line, line.quantity, session.page.products)),
    orderId,
    // What the goods cost is not what was paid, but it is what is known of it.
    ...defined({
      currency,
      value: total === undefined ? sum || undefined : roundMoney(total * scale),
    }),
    confidence: 0.95,
    reason: 'order in the answer',
  }
}
