import { quietly } from '../quietly.ts'
import { toCarefulPage } from './careful-page.ts'
import { generic } from './generic.ts'
import type { Platform } from './platform.ts'
import { canonicalName, recognizeExchange, recognizePage } from './platform-signs.ts'
import { platforms } from './platforms/index.ts'
import { selectStorefront } from './select-storefront.ts'
import type {
  CommerceAction,
  Exchange,
  Storefront,
  StorefrontPage,
  StorefrontSession,
} from './storefront.ts'
import { toStorefront } from './to-storefront.ts'

/** Reads one exchange after the other as a session. */
export interface ExchangeReader {
  /**
   * Name of the platform that reads, `generic` until one is recognised, `undefined` without any.
   */
  readonly storefront: string | undefined
  /** What an exchange proves. Never throws, whatever it is fed. */
  read(exchange: Exchange): CommerceAction[]
}

export { selectStorefront }

/** Anything that reads a platform: data, or an adapter made of it or by hand. */
type Offered = Storefront | Platform

const made = new WeakMap<Platform, Storefront>()

/** Data becomes an adapter when it is first needed. */
function prepare(offered: Offered): Storefront {
  if ('readExchange' in offered) return offered
  const storefront = made.get(offered) ?? toStorefront(offered)
  made.set(offered, storefront)
  return storefront
}

/**
 * Creates a reader of network exchanges. It keeps the cart between calls, so that quantities are
 * told as differences.
 *
 * @param page - What is known of the page; `cart` is the cart before the first exchange. Its
 * `storefront` goes by the platform's name or an alias of it; left out, the platform is recognised
 * from the page, or else from the first exchange that shows it.
 * @param storefronts - Platforms to choose from. @defaultValue all there are
 *
 * @example
 * ```ts
 * import { createExchangeReader } from '@waymark/client/storefronts'
 *
 * const reader = createExchangeReader({ url: 'https://shop.example/mug', cart: [] })
 * const actions = reader.read({
 *   method: 'POST',
 *   url: '/cart/items',
 *   requestBody: '{"sku":"MUG","quantity":1}',
 *   status: 200,
 *   responseBody: '{"cart":{"currency":"EUR","items":[{"sku":"MUG","quantity":1,"price":"9.50"}]}}',
 * })
 * // [{ type: 'add_to_cart', items: [{ item_id: 'MUG', quantity: 1, price: 9.5 }], … }]
 * ```
 */
export function createExchangeReader(
  page: StorefrontPage,
  storefronts: readonly Offered[] = [...platforms, generic],
): ExchangeReader {
  const careful = toCarefulPage(page)
  const named = (name: string | undefined) => {
    const found = name === undefined ? undefined : storefronts.find((one) => one.name === name)
    return found && prepare(found)
  }
  const byPage =
    named(careful.storefront) ??
    named(canonicalName(careful.storefront ?? '')) ??
    named(quietly(() => recognizePage(careful)))
  let known = byPage ?? selectByHand(careful, storefronts)
  // The generic storefront reads until an exchange shows whose it is.
  let isSure = byPage !== undefined || (known !== undefined && known.name !== 'generic')
  const session: StorefrontSession = { page: careful, cart: careful.cart }
  return {
    get storefront() {
      return known?.name
    },
    read(exchange) {
      // Whatever a shop's server sends, reading it must not become the shop's problem.
      return (
        quietly(() => {
          const shown = isSure ? undefined : named(recognizeExchange(exchange, careful.url))
          isSure ||= shown !== undefined
          known = shown ?? known
          return known?.readExchange(exchange, session)
        }) ?? []
      )
    },
  }
}

/** Of the adapters that are not data, the one that knows the page best. */
function selectByHand(page: StorefrontPage, storefronts: readonly Offered[]) {
  return selectStorefront(
    page,
    storefronts.flatMap((one) => ('readExchange' in one ? [one] : [])),
  )
}
