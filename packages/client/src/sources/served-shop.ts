import { generic } from '../storefronts/generic.ts'
import type { ShopObserver } from './early-shop.ts'
import { observeShop } from './observe-shop.ts'
import { createPlatformFinder, type LoadPlatform } from './platform-finder.ts'
import { createSourceMemory, type RememberingHost } from './source-memory.ts'

/**
 * The half of the storefront source that the script tag fetches: the readers, and the adapter of the
 * platform as soon as the page, one of its exchanges or a page before has shown which one it is.
 *
 * @param load - Fetches what is known of a platform; without it the generic adapter reads.
 */
export function servedShop(load: LoadPlatform): ShopObserver {
  return (given, tap) => {
    const host: RememberingHost = { memory: createSourceMemory(given), ...given }
    const finder = createPlatformFinder(load, host.memory)
    return observeShop(host, tap, { storefronts: [generic], finder })
  }
}
