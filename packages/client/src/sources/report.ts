import type { Item, OriginSource } from '@waymark/protocol'
import { ORIGIN_SOURCES } from '@waymark/protocol'
import { roundMoney } from '../storefronts/cart-line.ts'
import { defined } from '../storefronts/fields.ts'
import type { CommerceAction } from '../storefronts/storefront.ts'
import { compareProducts } from './same-product.ts'

/** What one piece of evidence says happened, and when and where it said so. */
export interface Report {
  action: CommerceAction
  source: OriginSource
  /** Adapter that read it. */
  storefront?: string
  /** Epoch milliseconds. */
  at: number
  /** Address of the page then. */
  url: string
  /** Of an intent: whether the browser, or a request, is still carrying it out. */
  isUnderWay?: () => boolean
}

/** Place in the order of trust; `0` is the most trusted. */
export function rankOf(source: OriginSource): number {
  return ORIGIN_SOURCES.indexOf(source)
}

/** Whether evidence proves an act: what is below tells what somebody expects to happen. */
export function isProof(source: OriginSource): boolean {
  return rankOf(source) <= rankOf('cart_difference')
}

/** Whether evidence is but what a visitor asked for. */
export function isIntent(source: OriginSource): boolean {
  return source === 'form' || source === 'click'
}

const CART_ACT = /^(add_to_cart|remove_from_cart|update_cart)$/

/**
 * Names what may be one act under two types: a stepper's press is `add_to_cart` to a data layer and
 * `update_cart` to who reads the exchange.
 */
export function familyOf({ type, quantityDelta = 0, coupon = '' }: CommerceAction): string {
  if (type === 'add_to_cart' || quantityDelta > 0) return 'more'
  if (type === 'remove_from_cart' || quantityDelta < 0) return 'less'
  if (type === 'update_cart') return 'change'
  return `${type} ${coupon.toLowerCase()}`
}

/** Whether two families can be of one act. */
export function isOfFamily(a: string, b: string): boolean {
  if (a === b) return true
  return (a === 'change' && /^(more|less)$/.test(b)) || (b === 'change' && /^(more|less)$/.test(a))
}

/** Units an act moved. */
export function unitsOf({ items: [item], quantityDelta }: CommerceAction): number {
  return Math.abs(quantityDelta ?? item?.quantity ?? 1)
}

/** Makes one action of each product, as the exchange with a cart has it line by line. */
export function splitByProduct(action: CommerceAction): CommerceAction[] {
  if (action.items.length < 2 || !CART_ACT.test(action.type)) return [action]
  const { value: _, ...rest } = action
  return action.items.map((item) => {
    const { price, quantity = 1 } = item
    const value = price && rest.currency ? roundMoney(price * quantity) : undefined
    return { ...rest, items: [item], ...defined({ value }) }
  })
}

function enrichItem(item: Item, others: readonly Item[]): Item {
  const other = others.find((known) => compareProducts(item, known) === 'same')
  if (!other) return item
  const { price: _, ...rest } = other
  // Prices of two currencies must not meet: the action decides whose it is.
  return { ...rest, ...item }
}

/** Fills what an action lacks from a less trusted report of the same act. */
export function enrich(action: CommerceAction, other: CommerceAction): CommerceAction {
  if (!action.items.length) return { ...other, ...action, items: other.items }
  const items = action.items.map((item) => enrichItem(item, other.items))
  const { coupon = other.coupon, currency = other.currency } = action
  const [item, ...more] = items
  // With one product and one currency, the price of the one is the price of the other.
  const isPriced = item?.price !== undefined || more.length > 0 || currency !== other.currency
  const price = isPriced ? undefined : other.items[0]?.price
  const units = unitsOf(action)
  const value = action.value ?? (price && roundMoney(price * units))
  return {
    ...action,
    items: price === undefined ? items : [{ ...item, price }],
    ...defined({ coupon, currency, value }),
  }
}
