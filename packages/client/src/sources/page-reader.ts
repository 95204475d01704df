import { quietly } from '../quietly.ts'
import { readCheckoutUrl } from '../storefronts/checkout-url.ts'
import { defined } from '../storefronts/fields.ts'
import type { PageMetadata } from '../storefronts/json-ld.ts'
import { parseUrl } from '../storefronts/site-url.ts'
import type { Needed } from './by-need.ts'
import type { CheckoutWatchOptions } from './checkout-watch.ts'
import { describeDocument, readPageFacts } from './page-facts.ts'
import type { CheckoutReader } from './shop-readers.ts'
import type { SourceHost } from './source.ts'

/** Reads pages as they are shown: by the browser, or by a router within one document. */
export interface PageReader {
  /** What the metadata tells now. */
  metadata(): PageMetadata
  /** Begins a page; to be called before its page view is recorded, which its facts belong to. */
  enter(url: string): void
  /** Hands over what the page tells, once its page view is recorded. */
  read(url: string): void
  stop(): void
}

/** What a {@link PageReader} needs. */
export interface PageReaderOptions extends Pick<CheckoutWatchOptions, 'onStep' | 'onPaymentError'> {
  host: SourceHost
  checkout: Needed<CheckoutReader>
  /** Name of the adapter, once one is chosen. */
  storefront(): string | undefined
  /** Gets what a page tells, again when its metadata comes late. */
  onPage(metadata: PageMetadata): void
}

/** Time a single-page app gets to put a new page's metadata in place of the old one's. */
const SETTLE_MS = 700

/** Creates the {@link PageReader} of one document. */
export function createPageReader(options: PageReaderOptions): PageReader {
  const { host, storefront, onPage } = options
  const { window } = host
  const { document, location } = window
  const stopping = new AbortController()
  let pageUrl: string | undefined
  let lastMetadata = ''
  let entered: PageMetadata = {}
  let settling: number | undefined
  let stopCheckout: (() => void) | undefined

  const metadata = () => quietly(() => readPageFacts(document, location.href)) ?? {}

  /** Describes the page to whoever grades it, and returns what its metadata says. */
  function describe(isRouted: boolean): PageMetadata {
    const now = metadata()
    const text = JSON.stringify(now)
    // What an app left in place when it changed the page describes the page before.
    const isStale = isRouted && text === lastMetadata
    lastMetadata = text
    const facts = describeDocument(document, now.products)
    host.describePage({ ...defined({ storefront: storefront() }), ...facts })
    return isStale ? {} : now
  }

  function enter(url: string): void {
    const isRouted = pageUrl !== undefined && pageUrl !== url
    const isLoading = document.readyState === 'loading'
    pageUrl = url
    window.clearTimeout(settling)
    stopCheckout?.()
    const settle = () => quietly(() => onPage(describe(isRouted)))
    if (isRouted) settling = window.setTimeout(settle, SETTLE_MS)
    else if (isLoading) {
      document.addEventListener('DOMContentLoaded', settle, { signal: stopping.signal })
    }
    entered = isRouted || isLoading ? {} : describe(false)
  }

  function watchSteps(): () => void {
    let stop: (() => void) | undefined
    let isOver = false
    options.checkout(({ watchCheckout }) => {
      if (!isOver) stop = quietly(() => watchCheckout({ ...options, window }))
    })
    return () => {
      isOver = true
      stop?.()
    }
  }

  /** Steps come after the beginning of their checkout, which the address tells. */
  function watch(url: string): void {
    const place = parseUrl(url)
    const isCheckout = place && readCheckoutUrl(place).kind === 'checkout'
    stopCheckout?.()
    stopCheckout = isCheckout ? watchSteps() : undefined
  }

  return {
    metadata,
    enter,
    read(url) {
      // Only who came late has not been told of the page by now.
      if (pageUrl !== url) enter(url)
      // A page that is gone already cannot be looked at any more.
      if (url !== location.href) return
      onPage(entered)
      watch(url)
    },
    stop() {
      stopping.abort()
      window.clearTimeout(settling)
      stopCheckout?.()
    },
  }
}
