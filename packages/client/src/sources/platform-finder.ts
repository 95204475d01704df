import { generic } from '../storefronts/generic.ts'
import type { Platform } from '../storefronts/platform.ts'
import { recognizeExchange, recognizePage } from '../storefronts/platform-signs.ts'
import { isSameSite, parseUrl } from '../storefronts/site-url.ts'
import type { Exchange, StorefrontPage } from '../storefronts/storefront.ts'
import type { FoundReaders } from './shop-readers.ts'
import type { SourceMemory } from './source-memory.ts'

/** Finds out whose shop this is: from the page, from an exchange, or from what pages before saw. */
export interface PlatformFinder {
  /** Tells by method and URL whether an exchange may say whose shop this is. */
  isTelling(request: Pick<Exchange, 'method' | 'url'>, pageUrl: string): boolean
  /**
   * Looks at what is known now.
   *
   * @returns What to read with from now on; `undefined` where nothing new was found.
   */
  find(page: StorefrontPage, exchange?: Exchange): Promise<FoundReaders> | undefined
}

/** Fetches what is known of a platform; `undefined` where nothing is. */
export type LoadPlatform = (name: string) => Promise<Platform | undefined>

/** What only the body shows: a mutation, or a form that is posted to the page it is on. */
function isOpaque({ method, url }: Pick<Exchange, 'method' | 'url'>, pageUrl: string): boolean {
  const target = parseUrl(url, pageUrl)
  if (!target || method.toUpperCase() === 'GET') return false
  const isHere = isSameSite(target, pageUrl) && target.pathname === parseUrl(pageUrl)?.pathname
  return isHere || target.pathname.includes('graphql')
}

/** The platform's data, and beside it what makes an adapter of data. */
async function fetchReaders(name: string, load: LoadPlatform): Promise<FoundReaders> {
  const [platform, { toStorefront, listenToPlatform }] = await Promise.all([
    load(name),
    import('./platform-reader.ts'),
  ])
  if (!platform) return { storefronts: [generic] }
  return { storefronts: [toStorefront(platform), generic], listen: listenToPlatform }
}

/** Creates the {@link PlatformFinder} of one document. */
export function createPlatformFinder(load: LoadPlatform, memory: SourceMemory): PlatformFinder {
  let name: unknown
  let isSure = false
  let isLoading = false
  return {
    isTelling(request, pageUrl) {
      // What comes while the adapter is on its way is for it.
      if (isSure && !isLoading) return false
      const seen = recognizeExchange({ ...request, status: 200 }, pageUrl)
      return seen !== undefined || isOpaque(request, pageUrl)
    },
    find(page, exchange) {
      if (isSure) return undefined
      const shown = recognizePage(page) ?? (exchange && recognizeExchange(exchange, page.url))
      const remembered = memory.get('platform')
      const found = shown ?? remembered
      isSure = shown !== undefined
      if (isSure && shown !== remembered) memory.set('platform', shown)
      if (typeof found !== 'string' || found === name) return undefined
      name = found
      isLoading = true
      return fetchReaders(found, load)
        .catch(() => ({ storefronts: [generic] }))
        .finally(() => {
          isLoading = false
        })
    },
  }
}
