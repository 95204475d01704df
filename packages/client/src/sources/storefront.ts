import { quietly } from '../quietly.ts'
import * as checkout from './checkout-reader.ts'
import { tapEvidence } from './evidence-tap.ts'
import * as dataLayer from './ga4.ts'
import { observeShop } from './observe-shop.ts'
import { listenToPlatform } from './platform-events.ts'
import type { Storefronts } from './shop-readers.ts'
import type { Source } from './source.ts'
import { withMemory } from './source-memory.ts'

export type { Storefronts }

/**
 * Records what shoppers do in a shop, without code in it: product views, carts and checkouts, read
 * from the page's own requests, forms, links, events, data layer, attributes, metadata and URLs.
 *
 * @param storefronts - The adapter that knows the page best reads it.
 */
export function storefrontSource(storefronts: Storefronts): Source {
  return {
    name: 'storefront',
    start(host) {
      const tap = tapEvidence(host)
      const readers = { storefronts, listen: listenToPlatform, dataLayer, checkout }
      const stop = quietly(() => observeShop(withMemory(host), tap, readers))
      return () => {
        stop?.()
        tap.stop()
      }
    },
  }
}
