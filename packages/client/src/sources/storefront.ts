import type { OriginSource } from '@waymark/protocol'
import { selectStorefront } from '../storefronts/exchange-reader.ts'
import { defined } from '../storefronts/fields.ts'
import type { PageMetadata } from '../storefronts/json-ld.ts'
import { parseUrl } from '../storefronts/site-url.ts'
import type {
  CommerceAction,
  Exchange,
  Storefront,
  StorefrontPage,
  StorefrontSession,
} from '../storefronts/storefront.ts'
import type { TouchpointFields } from '../to-touchpoint.ts'
import { createActionLedger } from './action-ledger.ts'
import { tapNetwork } from './network-tap.ts'
import { describeDocument, metaContent, readPageFacts } from './page-facts.ts'
import { quietly } from './patch.ts'
import type { Source, SourceHost } from './source.ts'

/** Time a single-page app gets to put a new page's metadata in place of the old one's. */
const SETTLE_MS = 700

const FROM_METADATA = /^(purchase|view_item|view_item_list)$/

function toFields(action: CommerceAction): TouchpointFields {
  const { items, searchTerm, value, currency, orderId, step, coupon, quantityDelta } = action
  return defined({
    ...{ value, currency, orderId, step, coupon, quantityDelta },
    items: items.length ? items : undefined,
    props: searchTerm ? { search_term: searchTerm } : undefined,
  })
}

/** Runs acts at once, or in their order once `ready` has come. */
function createGate(ready: Promise<unknown>) {
  let waiting: (() => void)[] | undefined = []
  function open(): void {
    const acts = waiting ?? []
    waiting = undefined
    for (const act of acts) quietly(act)
  }
  ready.then(open, open)
  return { open, pass: (act: () => void) => (waiting ? void waiting.push(act) : quietly(act)) }
}

function observeShop(host: SourceHost, storefronts: readonly Storefront[]): () => void {
  const { window, endpoint } = host
  const { document, location } = window
  const ledger = createActionLedger(host.memory)
  // The ledger knows the past of this device only once the device has answered.
  const gate = createGate(host.memory.ready)
  const stopping = new AbortController()
  let session: Omit<StorefrontSession, 'page'> = { cart: undefined }
  let storefront: Storefront | undefined
  let pageUrl: string | undefined
  let lastMetadata = ''
  let seen = new Set<string>()
  let settling: number | undefined
  let isThawed = false

  const describe = (metadata: PageMetadata): StorefrontPage => ({
    ...metadata,
    ...defined({ cart: session.cart ?? (isThawed ? undefined : ledger.cart()) }),
    url: location.href,
    global: (path) =>
      quietly(() =>
        path.split('.').reduce<unknown>((at, key) => Reflect.get(Object(at), key), window),
      ),
    meta: (name) => metaContent(document, name),
  })

  function record(action: CommerceAction, source: OriginSource): void {
    if (!storefront || stopping.signal.aborted || !ledger.admit(action, source)) return
    const { name } = storefront
    if (action.type === 'purchase') session = { cart: [] }
    host.record(action.type, toFields(action), {
      source,
      storefront: name,
      confidence: action.confidence,
    })
  }

  function recordPage(metadata: PageMetadata): void {
    for (const action of storefront?.readPage(describe(metadata)) ?? []) {
      // Metadata that comes late has the page read twice; each page view tells each thing once.
      if (seen.has(action.type)) continue
      seen.add(action.type)
      record(action, FROM_METADATA.test(action.type) ? 'metadata' : 'url')
    }
  }

  function readMetadata(isNewPage: boolean): PageMetadata {
    const metadata = quietly(() => readPageFacts(document, location.href)) ?? {}
    const text = JSON.stringify(metadata)
    // What an app left in place when it changed the page describes the page before.
    const isStale = isNewPage && text === lastMetadata
    lastMetadata = text
    host.describePage(
      defined({ storefront: storefront?.name, ...describeDocument(document, metadata.products) }),
    )
    return isStale ? {} : metadata
  }

  function onPage(url: string): void {
    const isRouted = pageUrl !== undefined && pageUrl !== url
    window.clearTimeout(settling)
    pageUrl = url
    seen = new Set()
    storefront = selectStorefront(describe({}), storefronts)
    const isEarly = isRouted || document.readyState === 'loading'
    const metadata = isEarly ? {} : readMetadata(false)
    // After the page view, which is recorded when its listeners have returned.
    queueMicrotask(() => gate.pass(() => recordPage(metadata)))
    const settle = () => gate.pass(() => recordPage(readMetadata(isRouted)))
    if (isRouted) settling = window.setTimeout(settle, SETTLE_MS)
    else if (isEarly)
      document.addEventListener('DOMContentLoaded', settle, { signal: stopping.signal })
  }

  function readExchange(exchange: Exchange): void {
    const page = describe(quietly(() => readPageFacts(document, location.href)) ?? {})
    const next: StorefrontSession = { ...session, cart: page.cart, page }
    const actions = storefront?.readExchange(exchange, next) ?? []
    session = next
    for (const action of actions) record(action, 'network')
    ledger.keepCart(next.cart)
  }

  const stopTap = tapNetwork({
    window,
    isRelevant({ method, url }) {
      const { href = '' } = parseUrl(url, location.href) ?? {}
      const isOurs = href.startsWith(`${endpoint.replace(/\/$/, '')}/v1/`)
      return !isOurs && !!storefront?.isRelevant({ method, url: href }, { url: location.href })
    },
    onExchange: (exchange) => gate.pass(() => readExchange(exchange)),
  })
  const stopPages = host.onPage((url) => quietly(() => onPage(url)))
  const { signal } = stopping
  // Who leaves before the device has answered: better told twice than not at all.
  window.addEventListener('pagehide', gate.open, { signal })
  // A page back from the cache has slept through what other pages did to the cart.
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    isThawed = true
    session = { cart: undefined }
  }
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
 * @param storefronts - Adapters to choose from; the one that knows the page best reads it.
 */
export function storefrontSource(storefronts: readonly Storefront[]): Source {
  return { name: 'storefront', start: (host) => observeShop(host, storefronts) }
}
