import { selectStorefront } from '../storefronts/select-storefront.ts'
import { isSameSite, parseUrl } from '../storefronts/site-url.ts'
import type { Exchange, Storefront, StorefrontPage } from '../storefronts/storefront.ts'
import type { PlatformListening } from './platform-events.ts'
import type { FoundReaders, ShopReaders } from './shop-readers.ts'
import type { SourceHost } from './source.ts'
import { storefrontPage } from './storefront-page.ts'

/** Knows which adapter reads the shop, and takes a better one when it is found. */
export interface CurrentShop {
  /** The adapter; `undefined` until one is chosen. */
  storefront(): Storefront | undefined
  /** Chooses anew, of other adapters where some are given. */
  choose(offered?: readonly Storefront[]): void
  /** Looks whose shop this is. @returns When its adapter is there, where it is on its way. */
  identify(exchange?: Exchange): Promise<void> | undefined
  /** Tells by method and URL whether an exchange is worth copying. */
  isRelevant(request: Pick<Exchange, 'method' | 'url'>): boolean
  /** Looks again for what the platform tells its events by. */
  findEvents(): void
  stop(): void
}

/** What a {@link CurrentShop} needs. */
export interface CurrentShopOptions {
  host: SourceHost
  readers: Pick<ShopReaders, 'finder' | 'listen'>
  /** What an adapter may look at. */
  describe(): StorefrontPage
  /** Gets what the platform tells its own scripts. */
  onEvent(shop: Storefront, name: string, detail: unknown): void
}

/** Creates the {@link CurrentShop} of one document. */
export function createCurrentShop(options: CurrentShopOptions): CurrentShop {
  const { host, readers, describe, onEvent } = options
  const { window } = host
  const { finder } = readers
  let { listen } = readers
  let storefronts: readonly Storefront[] = []
  let storefront: Storefront | undefined
  let listening: PlatformListening | undefined
  let isStopped = false

  function listenTo(shop: Storefront): PlatformListening | undefined {
    const { events = [] } = shop
    return listen?.({ window, events, onEvent: (...event) => onEvent(shop, ...event) })
  }

  function choose(offered = storefronts): void {
    if (isStopped) return
    storefronts = offered
    const chosen = selectStorefront(describe(), storefronts)
    if (chosen === storefront) return
    storefront = chosen
    listening?.stop()
    listening = chosen && listenTo(chosen)
    if (chosen) host.describePage({ storefront: chosen.name })
  }

  function takeOver(found: FoundReaders): void {
    listen = found.listen
    choose(found.storefronts)
  }

  return {
    storefront: () => storefront,
    choose,
    identify: (exchange) => finder?.find(storefrontPage(window), exchange)?.then(takeOver),
    isRelevant({ method, url }) {
      const pageUrl = window.location.href
      if (finder?.isTelling({ method, url }, pageUrl)) return true
      if (storefront) return storefront.isRelevant({ method, url }, { url: pageUrl })
      // Until an adapter is here, what may change a cart is kept for it.
      const parsed = parseUrl(url)
      return method !== 'GET' && parsed !== undefined && isSameSite(parsed, pageUrl)
    },
    findEvents: () => listening?.find(),
    stop() {
      isStopped = true
      listening?.stop()
    },
  }
}
