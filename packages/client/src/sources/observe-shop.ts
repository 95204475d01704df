import { quietly } from '../quietly.ts'
import { readCheckoutUrl } from '../storefronts/checkout-url.ts'
import { selectStorefront } from '../storefronts/exchange-reader.ts'
import { defined } from '../storefronts/fields.ts'
import type { PageMetadata } from '../storefronts/json-ld.ts'
import { isSameSite, parseUrl } from '../storefronts/site-url.ts'
import type { CommerceAction, Exchange, Storefront } from '../storefronts/storefront.ts'
import { type DeclaredAction, declaredAct, declaredViews } from './attributes.ts'
import { ERROR_NOTICE, isShown, watchCheckout } from './checkout-watch.ts'
import { watchDataLayers } from './data-layer.ts'
import type { EvidenceTap, Seen } from './evidence.ts'
import { createGa4Reader } from './ga4.ts'
import { createGate } from './gate.ts'
import { isHostedCheckout } from './hosted-checkout.ts'
import { clickedData, formRequest, linkRequest } from './intent.ts'
import { describeDocument, readPageFacts } from './page-facts.ts'
import type { PaymentErrorReason } from './payment-errors.ts'
import { readPaymentError } from './payment-exchange.ts'
import { listenToPlatform, type PlatformListening } from './platform-events.ts'
import { createShopRecorder } from './shop-recorder.ts'
import type { SourceHost } from './source.ts'
import type { Storefronts } from './storefront.ts'
import { toCommerceAction } from './to-commerce-action.ts'

/** Time a single-page app gets to put a new page's metadata in place of the old one's. */
const SETTLE_MS = 700
/** When to look again for what pages bring late: a data layer, jQuery, a platform's own script. */
const LOOK_AGAIN_MS = [300, 1_000, 3_000, 8_000]
/** Time within which an error shown twice is the same one, told by the answer and by the page. */
const SAME_ERROR_MS = 10_000

/** Whether the page that answers a form says that something went wrong. */
function isErrorPage({ document, performance }: Window): boolean {
  const [navigation] = performance.getEntriesByType?.('navigation') ?? []
  // Not in every browser yet.
  const { responseStatus = 200 } = (navigation ?? {}) as { responseStatus?: number }
  return responseStatus >= 400 || [...document.querySelectorAll(ERROR_NOTICE)].some(isShown)
}

/**
 * Makes sense of evidence: chooses the adapter, and brings to it, or to the readers that need none,
 * what the tap and the page tell.
 *
 * @returns Stops. The tap is stopped by who started it.
 */
export function observeShop(host: SourceHost, tap: EvidenceTap, offered: Storefronts): () => void {
  const { window, memory } = host
  const { document, location } = window
  const stopping = new AbortController()
  const { signal } = stopping
  const recorder = createShopRecorder(host, tap.isBusy)
  const ga4 = createGa4Reader()
  let storefronts: readonly Storefront[] = []
  let storefront: Storefront | undefined
  let platform: PlatformListening | undefined
  let pageUrl: string | undefined
  let lastMetadata = ''
  let stopCheckout: (() => void) | undefined
  let lastError: { reason: string; at: number } | undefined
  const timers = new Set<number>()

  function later(run: () => void, delayMs: number): void {
    const timer = window.setTimeout(() => {
      timers.delete(timer)
      quietly(run)
    }, delayMs)
    timers.add(timer)
  }

  function choose(loaded: readonly Storefront[]): void {
    storefronts = loaded
    const chosen = selectStorefront(recorder.describe({}), storefronts)
    if (chosen === storefront) return
    storefront = chosen
    platform?.stop()
    platform = chosen?.events?.length ? listenTo(chosen) : undefined
  }

  function listenTo(shop: Storefront): PlatformListening {
    const onEvent = (name: string, detail: unknown) =>
      withShop(() => recorder.recordEvent(shop, { name, detail }, metadataNow()))
    return listenToPlatform({ window, events: shop.events ?? [], onEvent })
  }

  const metadataNow = () => quietly(() => readPageFacts(document, location.href)) ?? {}

  /** Describes the page to whoever grades it, and returns what its metadata says. */
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

  function recordPage(shop: Storefront, metadata: PageMetadata): void {
    recorder.recordPage(shop, metadata)
    for (const view of declaredViews(document)) recordDeclared(view)
  }

  function recordDeclared(declared: DeclaredAction): void {
    const action = toCommerceAction(declared)
    if (action) return recorder.record(action, 'attribute', storefront)
    const { type, items, value, currency } = declared
    const fields = defined({ value, currency, items: items.length ? items : undefined })
    host.record(type, fields, { source: 'attribute' })
  }

  function recordError(reason: PaymentErrorReason, source: 'network' | 'metadata'): void {
    const now = Date.now()
    if (lastError?.reason === reason && now - lastError.at < SAME_ERROR_MS) return
    lastError = { reason, at: now }
    const origin = { source, ...defined({ storefront: storefront?.name }), confidence: 0.8 }
    host.record('friction', { props: { kind: 'payment_error', reason } }, origin)
  }

  /** A checkout elsewhere begins where the shopper is sent there: no script of ours is beyond. */
  function leaveTo(url: string, source: 'click' | 'form' | 'url'): boolean {
    if (!isHostedCheckout(url, location.href, storefront?.name)) return false
    const page = { ...recorder.describe(metadataNow()), url: `${location.origin}/checkout` }
    const { referrer: _, ...unreferred } = page
    const begun = storefront?.readPage(unreferred).find(({ type }) => type === 'begin_checkout')
    const bare = { items: [], confidence: 0.7 }
    const action: CommerceAction = {
      ...(begun ?? bare),
      ...{ type: 'begin_checkout', reason: 'sent to a checkout' },
    }
    recorder.record(action, source, storefront)
    return true
  }

  function watchPage(): void {
    stopCheckout?.()
    const url = parseUrl(location.href)
    const isCheckout = url && readCheckoutUrl(url).kind === 'checkout'
    stopCheckout = isCheckout
      ? watchCheckout({
          window,
          onPaymentError: (reason) => recordError(reason, 'metadata'),
          onStep: (step) =>
            withShop((shop) => {
              const reason = 'step the page shows'
              const type = 'checkout_step'
              recorder.record({ type, step, items: [], confidence: 0.7, reason }, 'metadata', shop)
            }),
        })
      : undefined
  }

  /** Begins a page view; its listeners run before it is recorded. */
  function enterPage(url: string): PageMetadata {
    const isRouted = pageUrl !== undefined && pageUrl !== url
    const isLoading = document.readyState === 'loading'
    pageUrl = url
    choose(storefronts)
    recorder.startPage()
    watchPage()
    const settle = () => withShop((shop) => recordPage(shop, describePage(isRouted)))
    if (isRouted) later(settle, SETTLE_MS)
    else if (isLoading) document.addEventListener('DOMContentLoaded', settle, { signal })
    return isRouted || isLoading ? {} : describePage(false)
  }

  function readClick(shop: Storefront, seen: Extract<Seen, { kind: 'click' }>): void {
    const { event, target, at, url } = seen
    const declared = declaredAct(target)
    if (declared) recordDeclared(declared)
    const exchange = linkRequest(target)
    if (!exchange || leaveTo(exchange.url, 'click')) return
    const isUnderWay = () => !event.defaultPrevented || tap.isBusy()
    const intent = { at, url, source: 'click', clicked: clickedData(target), isUnderWay } as const
    recorder.recordIntent(shop, { ...intent, exchange }, metadataNow())
  }

  function readSubmit(shop: Storefront, seen: Extract<Seen, { kind: 'submit' }>): void {
    const { event, form, at, url } = seen
    const declared = declaredAct(form, true)
    if (declared) recordDeclared(declared)
    const exchange = formRequest(seen)
    if (!exchange || leaveTo(exchange.url, 'form')) return
    const isUnderWay = () => !event.defaultPrevented || tap.isBusy()
    const intent = { at, url, exchange, source: 'form', isUnderWay } as const
    const clicked = clickedData(event.submitter ?? form)
    recorder.recordIntent(shop, { ...intent, clicked }, metadataNow())
  }

  function readExchange(shop: Storefront, seen: Extract<Seen, { kind: 'exchange' }>): void {
    const { exchange, ...at } = seen
    recorder.recordExchange(shop, exchange, metadataNow(), at)
    const error = readPaymentError(exchange)
    if (error) recordError(error, 'network')
  }

  let firstMetadata: PageMetadata = {}

  function readPage({ url }: Seen): void {
    // Only a reader that came late has not been told of the page by now.
    if (pageUrl !== url) firstMetadata = enterPage(url)
    const metadata = firstMetadata
    if (url === location.href) withShop((shop) => recordPage(shop, metadata))
  }

  function read(seen: Seen): boolean | undefined {
    if (seen.kind === 'call') {
      const { kind: _, fields, ...call } = seen
      const action = toCommerceAction({ ...fields, type: call.type, items: fields.items ?? [] })
      return action && recorder.hear(action)
    }
    if (seen.kind === 'page') readPage(seen)
    if (seen.kind === 'exchange') withShop((shop) => readExchange(shop, seen))
    if (seen.kind === 'submit') withShop((shop) => readSubmit(shop, seen))
    if (seen.kind === 'click') withShop((shop) => readClick(shop, seen))
    return undefined
  }

  function isRelevant({ method, url }: Pick<Exchange, 'method' | 'url'>): boolean {
    const parsed = parseUrl(url)
    if (storefront) return storefront.isRelevant({ method, url }, { url: location.href })
    // Until an adapter is here, what may change a cart is kept for it.
    return method !== 'GET' && parsed !== undefined && isSameSite(parsed, location.href)
  }

  if (!(offered instanceof Promise)) choose(offered)
  // The ledger knows the past of this device only once the device has answered.
  const gate = createGate(
    Promise.all([memory.ready, Promise.resolve(offered).then(choose)]).finally(() =>
      quietly(() => recorder.resume(isErrorPage(window))),
    ),
  )
  const withShop = (act: (shop: Storefront) => void) =>
    gate.pass(() => storefront && !signal.aborted && act(storefront))
  const layers = watchDataLayers({
    window,
    onEntry(entry) {
      const actions = ga4.read(entry)
      if (!actions.length) return
      withShop((shop) => {
        for (const action of actions) recorder.record(action, 'data_layer', shop)
      })
    },
  })
  function lookAgain(): void {
    layers.find()
    platform?.find()
  }

  const stopPages = host.onPage((url) =>
    quietly(() => {
      firstMetadata = enterPage(url)
    }),
  )
  tap.attach({ isRelevant, read })
  lookAgain()
  for (const delayMs of LOOK_AGAIN_MS) later(lookAgain, delayMs)
  for (const event of ['DOMContentLoaded', 'load']) {
    window.addEventListener(event, lookAgain, { signal })
  }
  // Covers checkouts that the page's own code leads to.
  window.navigation?.addEventListener(
    'navigate',
    ({ destination }) => quietly(() => destination.sameDocument || leaveTo(destination.url, 'url')),
    { signal },
  )
  const onLeave = () => {
    // Who leaves before the device has answered: better told twice than not at all.
    gate.open()
    quietly(recorder.leave)
  }
  window.addEventListener('pagehide', onLeave, { signal })
  const onShow = ({ persisted }: PageTransitionEvent) => persisted && recorder.thaw()
  window.addEventListener('pageshow', onShow, { signal })

  return () => {
    quietly(recorder.leave)
    stopping.abort()
    for (const timer of timers) window.clearTimeout(timer)
    stopPages()
    stopCheckout?.()
    layers.stop()
    platform?.stop()
  }
}
