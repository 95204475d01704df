import { quietly } from '../quietly.ts'
import { generic } from './generic.ts'
import type {
  CommerceAction,
  Exchange,
  Storefront,
  StorefrontPage,
  StorefrontSession,
} from './storefront.ts'

/** Reads one exchange after the other as a session. */
export interface ExchangeReader {
  /** Name of the adapter that reads, `undefined` when there is none. */
  readonly storefront: string | undefined
  /** What an exchange proves. Never throws, whatever it is fed. */
  read(exchange: Exchange): CommerceAction[]
}

/** Picks the adapter a page names, else the one that recognises it best. */
export function selectStorefront(
  page: StorefrontPage,
  storefronts: readonly Storefront[],
): Storefront | undefined {
  const named = storefronts.find(({ name }) => name === page.storefront)
  if (named) return named
  const [best] = storefronts
    .map((storefront) => ({ storefront, surety: storefront.recognize(page) }))
    .sort((a, b) => b.surety - a.surety)
  return best && best.surety > 0 ? best.storefront : undefined
}

/**
 * Creates a reader of network exchanges. It keeps the cart between calls, so that quantities are
 * told as differences.
 *
 * @param page - What is known of the page; `cart` is the cart before the first exchange.
 * @param storefronts - Adapters to choose from. @defaultValue the generic one
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
  storefronts: readonly Storefront[] = [generic],
): ExchangeReader {
  const storefront = selectStorefront(page, storefronts)
  const session: StorefrontSession = { page, cart: page.cart }
  return {
    storefront: storefront?.name,
    read(exchange) {
      // Whatever a shop's server sends, reading it must not become the shop's problem.
      return quietly(() => storefront?.readExchange(exchange, session)) ?? []
    },
  }
}
