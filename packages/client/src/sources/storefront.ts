import { quietly } from '../quietly.ts'
import { selectStorefront } from '../storefronts/exchange-reader.ts'
import { defined } from '../storefronts/fields.ts'
import type { PageMetadata } from '../storefronts/json-ld.ts'
import { isSameSite, parseUrl } from '../storefronts/site-url.ts'
import type { Exchange, Storefront } from '../storefronts/storefront.ts'
import { createGate } from './gate.ts'
import { tapNetwork } from './network-tap.ts'
import { describeDocument, readPageFacts } from './page-facts.ts'
import { createShopRecorder } from './shop-recorder.ts'
import type { Source, SourceHost } from './source.ts'

/** Adapters to choose from, or a promise of them while they are fetched; exchanges are held. */
export type Storefronts = readonly Storefront[] | Promise<readonly Storefront[]>

/** Time a single-page app gets to put a new page's metadata in place of the old one's. */
const SETTLE_MS = 700

function observeShop(host: SourceHost, offered: Storefronts): () => void {
  const { window, endpoint, memory } = host
  const { document, location } = window
  const stopping = new AbortController()
  const { signal } = stopping
  const recorder = createShopRecorder(host)
  let storefronts: readonly Storefront[] = []
  let storefront: Storefront | undefined
  let pageUrl: string | undefined
  let lastMetadata = ''
  let settling: number | undefined

  function choose(loaded: readonly Storefront[]): void {
    storefronts = loaded
    storefront = selectStorefront(recorder.describe({}), storefronts)
  }
  if (!(offered instanceof Promise)) choose(offered)
  // The ledger knows the past of this device only once the device has answered.
  const gate = createGate(Promise.all([memory.ready, Promise.resolve(offered).then(choose)]))
  const withShop = (act: (shop: Storefront) => void) =>
    gate.pass(() => storefront && !signal.aborted && act(storefront))

  const metadataNow = () => quietly(() => readPageFacts(document, location.href)) ?? {}

  function describePage(isRouted: boolean): PageMetadata {
    const metadata = metadataNow()
    const text = JSON.stringify(metadata)
    // What an app left in place when it changed the page describes the page before.
    const isStale = isRouted && text === lastMetadata
    lastMetadata = text
    const facts = describeDocument(document, metadata.products)
    host.describePage({ ...defined({ storefront: storefront?.name }), ...facts })
    return isStale ? {} : metadata
  }

  function onPage(url: string): void {
    const isRouted = pageUrl !== undefined && pageUrl !== url
    const isLoading = document.readyState === 'loading'
    pageUrl = url
    window.clearTimeout(settling)
    choose(storefronts)
    recorder.startPage()
    const metadata = isRouted || isLoading ? {} : describePage(false)
    // After the page view, which is recorded when its listeners have returned.
    queueMicrotask(() => withShop((shop) => recorder.recordPage(shop, metadata)))
    const settle = () => withShop((shop) => recorder.recordPage(shop, describePage(isRouted)))
    if (isRouted) settling = window.setTimeout(settle, SETTLE_MS)
    else if (isLoading) document.addEventListener('DOMContentLoaded', settle, { signal })
  }

  function isRelevant({ method, url }: Pick<Exchange, 'method' | 'url'>): boolean {
    const parsed = parseUrl(url, location.href)
    if (!parsed || parsed.href.startsWith(`${endpoint.replace(/\/$/, '')}/v1/`)) return false
    // Until an adapter is here, what may change a cart is kept for it.
    return storefront
      ? storefront.isRelevant({ method, url: parsed.href }, { url: location.href })
      : method !== 'GET' && isSameSite(parsed, location.href)
  }

  const stopTap = tapNetwork({
    window,
    isRelevant,
    onExchange(exchange) {
      withShop((shop) => recorder.recordExchange(shop, exchange, metadataNow()))
    },
  })
  const stopPages = host.onPage((url) => quietly(() => onPage(url)))
  // Who leaves before the device has answered: better told twice than not at all.
  window.addEventListener('pagehide', gate.open, { signal })
  const onShow = ({ persisted }: PageTransitionEvent) => persisted && recorder.thaw()
  window.addEventListener('pageshow', onShow, { signal })

  return () => {
    stopping.abort()
    window.clearTimeout(settling)
    stopPages()
    stopTap()
  }
}

/**
 * Records what shoppers do in a shop, without code in it: product views, carts and checkouts, read
 * from the page's own requests, its metadata and its URLs.
 *
 * @param storefronts - The adapter that knows the page best reads it.
 */
export function storefrontSource(storefronts: Storefronts): Source {
  return { name: 'storefront', start: (host) => observeShop(host, storefronts) }
}
