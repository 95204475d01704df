import { isCartUrl } from '../storefronts/cart-words.ts'
import { onlooker } from '../storefronts/onlooker.ts'
import type { Platform } from '../storefronts/platform.ts'
import { recognizeExchange, recognizePage } from '../storefronts/platform-signs.ts'
import { isSameSite, parseUrl } from '../storefronts/site-url.ts'
import type { Exchange, Storefront, StorefrontPage } from '../storefronts/storefront.ts'
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

/** A platform's data, and what makes an adapter of it. */
type Known = typeof import('./platform-reader.ts') & { platform: Platform }

/** What a {@link PlatformFinder} needs. */
export interface PlatformFinderOptions {
  load: LoadPlatform
  memory: SourceMemory
  /** Whether the page has shown all that its markup says. */
  isParsed(): boolean
}

/** Creates the {@link PlatformFinder} of one document. */
export function createPlatformFinder(options: PlatformFinderOptions): PlatformFinder {
  const { load, memory, isParsed } = options
  let name: unknown
  let isSure = false
  let isRemembering = true
  let known: Known | undefined
  let generic: Storefront | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  memory.ready.finally(() => {
    isRemembering = false
  })

  async function fetchPlatform(found: string): Promise<void> {
    known = undefined
    const [platform, reader] = await Promise.all([load(found), import('./platform-reader.ts')])
    known = platform && { platform, ...reader }
  }

  async function fetchGeneric(): Promise<void> {
    generic = (await import('./generic-reader.ts')).generic
  }

  /** Whether something is to be read that only the generic reader can read, which is not here. */
  function needsGeneric({ url }: StorefrontPage, exchange: Exchange | undefined): boolean {
    if (generic) return false
    if (known) return exchange !== undefined && isUnknownCall(exchange, url)
    return exchange ? onlooker.isRelevant(exchange, { url }) : !isRemembering && isParsed()
  }

  /** A cart call that the platform has no word on: a theme's or an extension's own. */
  function isUnknownCall(request: Pick<Exchange, 'method' | 'url'>, pageUrl: string): boolean {
    const url = parseUrl(request.url, pageUrl)
    const isOfCart = url && isSameSite(url, pageUrl) && isCartUrl(url)
    return isOfCart === true && !known?.isKnownCall(known.platform, request, pageUrl)
  }

  function readersNow(): FoundReaders {
    if (!known) return { storefronts: [generic ?? onlooker] }
    const { platform, createPlatformReader, listenToPlatform } = known
    const storefront = createPlatformReader(platform, { fallback: generic })
    return { storefronts: [storefront], listen: listenToPlatform }
  }

  /** Fetches one after the other: what the first brings may spare the next. */
  function fetchNext(fetch: () => Promise<unknown> | undefined): Promise<FoundReaders> {
    waiting++
    const next = last
      .then(fetch)
      .catch(() => {})
      .then(() => {
        waiting--
        return readersNow()
      })
    last = next
    return next
  }

  return {
    isTelling(request, pageUrl) {
      if (known && !generic && isUnknownCall(request, pageUrl)) return true
      // What comes while the adapter is on its way is for it.
      if (isSure && !waiting) return false
      const seen = recognizeExchange({ ...request, status: 200 }, pageUrl)
      return seen !== undefined || isOpaque(request, pageUrl)
    },
    find(page, exchange) {
      const shown = isSure
        ? undefined
        : (recognizePage(page) ?? (exchange && recognizeExchange(exchange, page.url)))
      const remembered = memory.get('platform')
      // What another tab found out since is not this page's.
      const found = shown ?? (isSure ? name : remembered)
      isSure ||= shown !== undefined
      if (shown && shown !== remembered) memory.set('platform', shown)
      const isNew = typeof found === 'string' && found !== name
      if (isNew) name = found
      if (!isNew && !(waiting && exchange) && !needsGeneric(page, exchange)) return undefined
      return fetchNext(async () => {
        if (isNew) await fetchPlatform(found).catch(() => {})
        if (needsGeneric(page, exchange)) await fetchGeneric()
      })
    },
  }
}
