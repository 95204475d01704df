import { generic } from '../storefronts/generic.ts'
import type { Platform } from '../storefronts/platform.ts'
import { recognizePage } from '../storefronts/platform-signs.ts'
import { toStorefront } from '../storefronts/to-storefront.ts'
import type { ShopObserver } from './early-shop.ts'
import { observeShop } from './observe-shop.ts'
import { storefrontPage } from './storefront-page.ts'

/**
 * The half of the storefront source that the script tag fetches: the readers, and the adapter of the
 * platform the page is recognised by, which is a file of its own.
 *
 * @param load - Fetches what is known of a platform; without it the generic adapter reads.
 */
export function servedShop(
  load: (platform: string) => Promise<Platform | undefined>,
): ShopObserver {
  return (host, tap) => {
    const name = recognizePage(storefrontPage(host.window))
    const adapters = name
      ? load(name).then(
          (platform) => (platform ? [toStorefront(platform), generic] : [generic]),
          () => [generic],
        )
      : [generic]
    return observeShop(host, tap, adapters)
  }
}
