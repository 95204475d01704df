import { onlooker } from '../storefronts/onlooker.ts'
import type { ShopObserver } from './early-shop.ts'
import { observeShop } from './observe-shop.ts'
import { createPlatformFinder, type LoadPlatform } from './platform-finder.ts'
import { withMemory } from './source-memory.ts'

/**
 * The half of the storefront source that the script tag fetches: what records, and whatever reads
 * this shop as soon as the page, one of its exchanges or a page before has shown what that is.
 *
 * @param load - Fetches what is known of a platform; without it the generic adapter reads.
 */
export function servedShop(load: LoadPlatform): ShopObserver {
  return (given, tap) => {
    const host = withMemory(given)
    const isParsed = () => host.window.document.readyState !== 'loading'
    const finder = createPlatformFinder({ load, memory: host.memory, isParsed })
    return observeShop(host, tap, {
      ...{ storefronts: [onlooker], finder },
      dataLayer: () => import('./ga4.ts'),
      checkout: () => import('./checkout-reader.ts'),
    })
  }
}
