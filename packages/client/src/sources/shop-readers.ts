import type { Storefront } from '../storefronts/storefront.ts'
import type { Part } from './by-need.ts'
import type { watchCheckout } from './checkout-watch.ts'
import type { createGa4Reader } from './ga4.ts'
import type { readPaymentError } from './payment-exchange.ts'
import type { listenToPlatform } from './platform-events.ts'
import type { PlatformFinder } from './platform-finder.ts'

/** Adapters to choose from, or a promise of them while they are fetched; evidence is held. */
export type Storefronts = readonly Storefront[] | Promise<readonly Storefront[]>

/** What reads a shop once it is here. */
export interface FoundReaders {
  storefronts: readonly Storefront[]
  /** Hears what a platform tells its own scripts. @defaultValue nothing is heard */
  listen?: typeof listenToPlatform
}

/** What reads a shop from the start, and what may come to read it better. */
export interface ShopReaders extends Omit<FoundReaders, 'storefronts'> {
  storefronts: Storefronts
  /** Reads what is pushed into data layers. */
  dataLayer: Part<{ createGa4Reader: typeof createGa4Reader }>
  /** Reads what only checkouts show. */
  checkout: Part<{
    watchCheckout: typeof watchCheckout
    readPaymentError: typeof readPaymentError
  }>
  /** Finds better ones, as page and exchanges show whose shop it is. @defaultValue nobody */
  finder?: PlatformFinder
}
