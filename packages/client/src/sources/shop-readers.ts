import type { Storefront } from '../storefronts/storefront.ts'
import type { Part } from './by-need.ts'
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

/** What reads data layers. */
export type DataLayerReader = Pick<typeof import('./ga4.ts'), 'createGa4Reader'>

/** What only checkouts need. */
export type CheckoutReader = typeof import('./checkout-reader.ts')

/** What reads a shop from the start, and what may come to read it better. */
export interface ShopReaders extends Omit<FoundReaders, 'storefronts'> {
  storefronts: Storefronts
  dataLayer: Part<DataLayerReader>
  checkout: Part<CheckoutReader>
  /** Finds better ones, as page and exchanges show whose shop it is. @defaultValue nobody */
  finder?: PlatformFinder
}
