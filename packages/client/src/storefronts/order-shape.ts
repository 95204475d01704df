import { toItem } from './cart-line.ts'
import type { SeenCart } from './cart-shape.ts'
import { compareScale, hasFractions, toMajor } from './cart-shape.ts'
import type { Field } from './fields.ts'
import { currencyAt, defined, idAt, numberAt } from './fields.ts'
import type { CartLine, CommerceAction, StorefrontPage } from './storefront.ts'

// The number a customer is told comes first: the confirmation page names the order by it.
const ORDER_ID = [
  /(order|increment)(number|no|nr|ref|reference|code)$/,
  /\.order\.(number|displayid|code|reference)$/,
  /(order|increment)id$/,
  /\.order\.id$/,
]
// What answers at `/orders` is an order by itself.
const OWN_ID = [/^(\.data)?\.(number|code|id)$/]
const TOTAL =
  /\.(grandtotal|order(grand)?total|totalprice|totalamount|totalwithtax|total|amount)(\.(gross|amount|value|centamount))*$/

/** What an order's answer is read with. */
export interface OrderContext {
  url: URL
  page: StorefrontPage
  /** The lines the answer shows, if it shows them. */
  seen: SeenCart | undefined
  /** The cart as it was before, which is what was bought. */
  before: readonly CartLine[]
}

/**
 * Reads the order an answer announces. An answer without an order number announces none: it may
 * be a basket, and its repeat could not be told.
 */
export function readOrder(
  answer: readonly Field[],
  { url, page, seen, before }: OrderContext,
): CommerceAction | undefined {
  const total = numberAt(answer, TOTAL) ?? Number.NaN
  const isOrderUrl = total >= 0 && /orders?\/?$/i.test(url.pathname)
  const orderId = idAt(answer, ...ORDER_ID, ...(isOrderUrl ? OWN_ID : []))
  if (!orderId) return undefined
  const lines = seen?.lines.length ? seen.lines : before
  const sum = lines.reduce((all, { price = Number.NaN, quantity }) => all + price * quantity, 0)
  const scale = seen?.scale ?? (hasFractions(answer) ? 1 : compareScale(total, sum))
  return {
    type: 'purchase',
    items: lines.map((line) => toItem(line, line.quantity, page.products)),
    orderId,
    ...defined({
      currency: currencyAt(answer) ?? lines.find(({ currency }) => currency)?.currency,
      value: total >= 0 && scale ? toMajor(total, scale) : undefined,
    }),
    confidence: 0.8,
    reason: 'order in the answer',
  }
}
