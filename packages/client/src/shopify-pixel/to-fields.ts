import { type Item, scrubText, type TouchpointType } from '@waymark/protocol'
import { defined } from '../storefronts/fields.ts'
import type { TouchpointFields } from '../to-touchpoint.ts'
import type {
  Checkout,
  Collection,
  CustomerEvent,
  Money,
  PixelCartLine,
  PixelData,
  ProductVariant,
} from './customer-event.ts'

/** What a customer event is in our words. */
export interface EventFields extends TouchpointFields {
  type: TouchpointType
}

/** Global ids end with the id that the shop's pages use: `gid://shopify/Order/1` → `1`. */
const toId = (id: string | null | undefined) => id?.replace(/^gid:.*\//, '') || undefined

function toMoney(money: Money | null | undefined): Pick<EventFields, 'value' | 'currency'> {
  const value = Number(money?.amount ?? Number.NaN)
  const currency = money?.currencyCode
  // An amount of nobody knows what is none.
  return Number.isFinite(value) && currency ? { value, currency } : {}
}

function toItem(variant: ProductVariant | null | undefined, quantity?: number | null): Item {
  const { product } = variant ?? {}
  const itemId = toId(product?.id)
  const variantId = toId(variant?.id)
  const sku = variant?.sku || undefined
  return defined({
    item_id: itemId ?? variantId ?? sku,
    item_variant: itemId && variantId,
    sku,
    item_name: product?.title || variant?.title || undefined,
    item_brand: product?.vendor || undefined,
    item_category: product?.type || undefined,
    price: toMoney(variant?.price).value,
    quantity: quantity ?? undefined,
  })
}

const toItems = (lines: readonly PixelCartLine[]): Item[] =>
  lines.map(({ merchandise, quantity }) => toItem(merchandise, quantity))

function ofCheckout({ totalPrice, lineItems, discountApplications, order }: Checkout) {
  const code = discountApplications?.find(({ type }) => type === 'DISCOUNT_CODE')?.title
  return {
    ...toMoney(totalPrice),
    ...defined({ coupon: code || undefined, orderId: toId(order?.id) }),
    items: (lineItems ?? []).map(({ variant, quantity }) => toItem(variant, quantity)),
  }
}

function ofCollection({ id, title, productVariants }: Collection): TouchpointFields {
  const list = defined({ item_list_id: toId(id), item_list_name: title ?? undefined })
  return { items: (productVariants ?? []).map((variant) => ({ ...toItem(variant), ...list })) }
}

/** What comes with an event, whichever it is. */
function readData(data: PixelData): TouchpointFields {
  const { productVariant, collection, searchResult, cartLine, cart, checkout, alert } = data
  if (productVariant) return { ...toMoney(productVariant.price), items: [toItem(productVariant)] }
  if (collection) return ofCollection(collection)
  if (cartLine) return { ...toMoney(cartLine.cost?.totalAmount), items: toItems([cartLine]) }
  if (cart) return { ...toMoney(cart.cost?.totalAmount), items: toItems(cart.lines ?? []) }
  if (checkout) return ofCheckout(checkout)
  if (searchResult) return { props: { search_term: scrubText(searchResult.query ?? '') } }
  if (!alert) return {}
  const reason = (alert.type ?? '').toLowerCase()
  // Its message, and what was typed, are personal.
  return { props: { kind: reason.startsWith('payment') ? 'payment_error' : 'form_error', reason } }
}

const TYPES: Readonly<Record<string, TouchpointType>> = {
  page_viewed: 'page_view',
  product_viewed: 'view_item',
  collection_viewed: 'view_item_list',
  search_submitted: 'search',
  product_added_to_cart: 'add_to_cart',
  product_removed_from_cart: 'remove_from_cart',
  cart_viewed: 'view_cart',
  checkout_started: 'begin_checkout',
  checkout_contact_info_submitted: 'checkout_step',
  checkout_address_info_submitted: 'checkout_step',
  checkout_shipping_info_submitted: 'add_shipping_info',
  payment_info_submitted: 'add_payment_info',
  checkout_completed: 'purchase',
  alert_displayed: 'friction',
}

/**
 * Puts a customer event into our words. Money, ids, names of products and the kind of an alert are
 * all that is read of it.
 *
 * @param isTagged - The script tag is on the shop's pages: only what it cannot see is told.
 * @returns `undefined` for events that say nothing of a journey.
 */
export function toFields(
  { name, data, context }: CustomerEvent,
  isTagged: boolean,
): EventFields | undefined {
  const isOfCheckout =
    /^(checkout|payment)_/.test(name) ||
    /\/checkouts?\//.test(context?.document?.location?.href ?? '')
  // That it begins, the tag has told when the shopper left the storefront for it.
  if (isTagged && (!isOfCheckout || name === 'checkout_started')) return undefined
  // Own properties alone: an event may be called `constructor`.
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  if (!type) return undefined
  const step = type === 'checkout_step' ? name.split('_')[1] : undefined
  return { ...readData(data ?? {}), type, ...defined({ step }) }
}
