import type { Item } from '@waymark/protocol'
import { scrubText } from '@waymark/protocol'
import { defined, isObject, toCurrency, toId, toNumber, toText } from '../storefronts/fields.ts'
import type { CommerceAction } from '../storefronts/storefront.ts'

type Fields = Readonly<Record<string, unknown>>
type Type = CommerceAction['type']

const evidence = { confidence: 0.7, reason: 'data layer' }

/** GA4's event names that are touchpoints of a shop. */
const TYPES: Readonly<Record<string, Type>> = {
  view_item_list: 'view_item_list',
  view_item: 'view_item',
  search: 'search',
  view_search_results: 'search',
  add_to_cart: 'add_to_cart',
  remove_from_cart: 'remove_from_cart',
  view_cart: 'view_cart',
  begin_checkout: 'begin_checkout',
  add_shipping_info: 'add_shipping_info',
  add_payment_info: 'add_payment_info',
  purchase: 'purchase',
}

/** Universal Analytics' parts of `ecommerce`, the surest first: an entry may hold impressions too. */
const UNIVERSAL: readonly (readonly [part: string, type: Type])[] = [
  ['purchase', 'purchase'],
  ['add', 'add_to_cart'],
  ['remove', 'remove_from_cart'],
  ['checkout', 'checkout_step'],
  ['detail', 'view_item'],
  ['impressions', 'view_item_list'],
]
const MAX_ITEMS = 24

const textOf = (value: unknown) => {
  const text = toText(value)
  return text && scrubText(text.slice(0, 200))
}

function toItem(value: Fields): Item {
  return defined({
    item_id: toId(value.item_id ?? value.id),
    item_name: textOf(value.item_name ?? value.name),
    item_variant: textOf(value.item_variant ?? value.variant),
    item_brand: textOf(value.item_brand ?? value.brand),
    item_category: textOf(value.item_category ?? value.category),
    item_list_name: textOf(value.item_list_name ?? value.list),
    sku: toId(value.sku),
    price: toNumber(value.price),
    discount: toNumber(value.discount),
    coupon: toId(value.coupon),
    quantity: toNumber(value.quantity),
  })
}

const toItems = (list: unknown): Item[] =>
  [list].flat().filter(isObject).slice(0, MAX_ITEMS).map(toItem)

/** A step by the words an entry has for it; a bare number says nothing to who reads the map. */
const toStep = (value: unknown) => {
  const text = toText(value)?.toLowerCase()
  return text && /^[a-z][a-z _-]{2,30}$/.test(text) ? text.replace(/[ -]/g, '_') : undefined
}

function readGa4(type: Type, fields: Fields): CommerceAction {
  const items = toItems(fields.items)
  return {
    type,
    // An act on a cart without a number is one unit; a view has none.
    items: /cart$/.test(type) && type !== 'view_cart' ? items.map(counted) : items,
    ...defined({
      currency: toCurrency(fields.currency),
      value: toNumber(fields.value),
      coupon: toId(fields.coupon),
      orderId: type === 'purchase' ? toId(fields.transaction_id) : undefined,
      searchTerm: type === 'search' ? textOf(fields.search_term) : undefined,
    }),
    ...evidence,
  }
}

const counted = (item: Item): Item => ({ quantity: 1, ...item })

function readUniversal(ecommerce: Fields): CommerceAction | undefined {
  const [part, type] = UNIVERSAL.find(([name]) => ecommerce[name]) ?? []
  if (!part || !type) return undefined
  const body = ecommerce[part]
  const { actionField, products }: Fields = Object(body)
  const { id, revenue, coupon, step, option }: Fields = Object(actionField)
  // Impressions are a list by themselves.
  const items = toItems(Array.isArray(body) ? body : products)
  const isCheckout = type === 'checkout_step'
  // The first step of a checkout is its beginning.
  const isFirst = isCheckout && (step === undefined || Number(step) === 1)
  const name = toStep(option) ?? toStep(step)
  if (isCheckout && !isFirst && !name) return undefined
  return {
    type: isFirst ? 'begin_checkout' : type,
    items: /_cart$/.test(type) ? items.map(counted) : items,
    ...defined({
      currency: toCurrency(ecommerce.currencyCode),
      value: toNumber(revenue),
      coupon: toId(coupon),
      orderId: type === 'purchase' ? toId(id) : undefined,
      step: isFirst ? undefined : isCheckout ? name : undefined,
    }),
    ...evidence,
  }
}

/** Reads the entries of one data layer, in order. */
export interface Ga4Reader {
  /** What an entry tells; none for everything else that is pushed. */
  read(entry: unknown): CommerceAction[]
}

/**
 * Creates a reader of data layer entries: GA4's objects, `gtag('event', …)` with its arguments, and
 * Universal Analytics' enhanced ecommerce.
 */
export function createGa4Reader(): Ga4Reader {
  /** What an earlier entry said: some push the products first and the event after. */
  let pending: Fields | undefined

  /** An entry as an event's name and its fields. */
  function unfold(entry: Fields): readonly [name: string | undefined, fields: Fields] {
    if (entry[0] === 'event') return [toText(entry[1]), Object(entry[2])]
    const { event, ecommerce, eventModel, ...rest } = entry
    if (ecommerce === null) pending = undefined
    const name = toText(event)
    const own = [ecommerce, eventModel].find(isObject)
    if (own) {
      pending = name ? undefined : own
      return [name, own]
    }
    const fields = Array.isArray(rest.items) || !pending ? rest : pending
    if (name && TYPES[name]) pending = undefined
    return [name, fields]
  }

  return {
    read(entry) {
      if (!isObject(entry)) return []
      const [name = '', fields] = unfold(entry)
      const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
      const isUniversal = isObject(entry.ecommerce) && !Array.isArray(fields.items)
      const universal = isUniversal ? readUniversal(fields) : undefined
      if (universal) return [universal]
      return type ? [readGa4(type, fields)] : []
    },
  }
}
