import { searchTermOf } from '@waymark/protocol'
import { roundMoney, sumOf, toItem } from './cart-line.ts'
import { readCheckoutUrl } from './checkout-url.ts'
import { defined } from './fields.ts'
import { parseUrl } from './site-url.ts'
import type { CommerceAction, StorefrontPage } from './storefront.ts'

/** Items one touchpoint of a listing carries; the rest says nothing more about the journey. */
const MAX_LISTED = 24

const fromUrl = { items: [], confidence: 0.7, reason: 'words of the URL' }
const fromMetadata = { confidence: 0.9, reason: 'metadata of the page' }

/** The cart as items, with its value where every line has a price of one currency. */
export function cartOf({
  cart = [],
  products,
}: Pick<StorefrontPage, 'cart' | 'products'>): Pick<
  CommerceAction,
  'items' | 'currency' | 'value'
> {
  const [currency, ...others] = new Set(cart.map((line) => line.currency))
  const value = roundMoney(sumOf(cart))
  return {
    items: cart.map((line) => toItem(line, line.quantity, products)),
    ...(currency && !others.length && value > 0 ? { currency, value } : {}),
  }
}

/** Whether the visitor comes from a step of the same checkout: then it has begun already. */
function isUnderWay({ referrer = '' }: StorefrontPage, { host }: URL): boolean {
  const from = parseUrl(referrer)
  return from?.host === host && readCheckoutUrl(from).kind === 'checkout'
}

/** Reads what a page proves by being shown, from its URL and its metadata. */
export function readPage(page: StorefrontPage): CommerceAction[] {
  const { viewed, listed, order, currency } = page
  const url = parseUrl(page.url)
  if (!url) return []
  const { kind, step } = readCheckoutUrl(url)
  const actions: CommerceAction[] = []
  // Without a number and a value a page that thanks may be anything, a newsletter's too.
  if (order) actions.push({ type: 'purchase', ...order, ...fromMetadata })
  if (kind === 'cart') actions.push({ type: 'view_cart', ...fromUrl, ...cartOf(page) })
  if (kind === 'checkout') {
    if (!isUnderWay(page, url)) {
      actions.push({ type: 'begin_checkout', ...fromUrl, ...cartOf(page) })
    }
    if (step) actions.push({ type: 'checkout_step', step, ...fromUrl })
  }
  if (kind !== 'other') return actions
  const searchTerm = searchTermOf(url)
  if (searchTerm) actions.push({ type: 'search', searchTerm, ...fromUrl })
  if (viewed) {
    actions.push({
      type: 'view_item',
      items: [viewed],
      ...defined({ currency, value: currency ? viewed.price : undefined }),
      ...fromMetadata,
    })
  } else if (listed?.length) {
    actions.push({
      type: 'view_item_list',
      items: listed.slice(0, MAX_LISTED),
      ...defined({ currency }),
      ...fromMetadata,
    })
  }
  return actions
}
