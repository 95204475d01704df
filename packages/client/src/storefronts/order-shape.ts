import { roundMoney, sumOf, toItem } from './cart-line.ts'
import type { SeenCart } from './cart-shape.ts'
import { compareScale, hasFractions } from './cart-shape.ts'
import { readCheckoutUrl } from './checkout-url.ts'
import type { Field } from './fields.ts'
import { CURRENCY, defined, pick, toCurrency, toId, toNumber } from './fields.ts'
import type { CommerceAction, StorefrontPage } from './storefront.ts'

// The number a customer is told comes first: the confirmation page names the order by it.
const ORDER_ID = [
  /(order|increment)(number|no|nr|ref|reference|code)$|\.order\.(number|displayid|code|reference)$/,
  /(order|increment)\.?id$/,
]
// What answers at `/orders` is an order by itself.
const OWN_ID = /^(\.data)?\.(number|code|id)$/
const TOTAL = /\.(order)?(grand)?total(price|amount|withtax)?(\.(gross|amount|value|centamount))*$/

/** The order that the address of a confirmation names. */
function orderIdIn(url: URL): string | undefined {
  if (readCheckoutUrl(url).kind !== 'confirmation') return undefined
  const named = [...url.searchParams].find(([key]) => /order/i.test(key))?.[1]
  return toId(named ?? /\/([\w-]*\d[\w-]*)\/?$/.exec(url.pathname)?.[1])
}

/**
 * Reads the order an answer announces. An answer without an order number announces none: it may
 * be a basket, and its repeat could not be told.
 *
 * @param page - With the cart as it was before, which is what was bought.
 * @param seen - The lines the answer shows, if it shows them.
 * @param next - Where the answer sends the page on to.
 */
export function readOrder(
  answer: readonly Field[],
  url: URL,
  page: StorefrontPage,
  seen: SeenCart | undefined,
  next?: URL,
): CommerceAction | undefined {
  const total = pick(answer, toNumber, TOTAL)
  const isOrderUrl = total !== undefined && /orders?\/?$/i.test(url.pathname)
  const orderId =
    pick(answer, toId, ...ORDER_ID, ...(isOrderUrl ? [OWN_ID] : [])) ?? (next && orderIdIn(next))
  if (!orderId) return undefined
  const { cart = [], products } = page
  const lines = seen?.lines.length ? seen.lines : cart
  const worth = roundMoney(sumOf(lines))
  const scale = seen?.scale ?? (hasFractions(answer) ? 1 : total && compareScale(total, worth))
  const currency =
    pick(answer, toCurrency, CURRENCY) ?? lines.find((line) => line.currency)?.currency
  return {
    type: 'purchase',
    items: lines.map((line) => toItem(line, line.quantity, products)),
    orderId,
    ...defined({
      currency,
      value: total
        ? scale
          ? roundMoney(total * scale)
          : undefined
        : (currency && worth) || undefined,
    }),
    confidence: 0.8,
    reason: 'order in the answer',
  }
}
