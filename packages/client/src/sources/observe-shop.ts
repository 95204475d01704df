import { quietly } from '../quietly.ts'
import { selectStorefront } from '../storefronts/select-storefront.ts'
import { isSameSite, parseUrl } from '../storefronts/site-url.ts'
import type { Exchange, Storefront } from '../storefronts/storefront.ts'
import { byNeed } from './by-need.ts'
import { watchDataLayers } from './data-layer.ts'
import { takeEarlyForm } from './early-form.ts'
import { isErrorPage } from './error-notice.ts'
import type { EvidenceTap, Seen } from './evidence.ts'
import { createEvidenceReading } from './evidence-reader.ts'
import type { Ga4Reader } from './ga4.ts'
import { createGate } from './gate.ts'
import { formRequest, linkRequest } from './intent.ts'
import { createPageReader } from './page-reader.ts'
import type { PlatformListening } from './platform-events.ts'
import type { FoundReaders, ShopReaders } from './shop-readers.ts'
import { createShopRecorder } from './shop-recorder.ts'
import type { RememberingHost } from './source-memory.ts'
import { storefrontPage } from './storefront-page.ts'

/** When to look again for what pages bring late: a data layer, jQuery, a platform's own script. */
const LOOK_AGAIN_MS = [300, 1_000, 3_000, 8_000]

/**
 * Makes sense of evidence: chooses the adapter, and brings to it, or to the readers that need none,
 * what the tap and the page tell.
 *
 * @returns Stops. The tap is stopped by who started it.
 */
export function observeShop(
  host: RememberingHost,
  tap: EvidenceTap,
  readers: ShopReaders,
): () => void {
  const { storefronts: offered, finder } = readers
  let { listen: hear } = readers
  const { window, memory } = host
  const { location } = window
  const stopping = new AbortController()
  const { signal } = stopping
  const recorder = createShopRecorder(host, tap.isBusy)
  const dataLayer = byNeed(readers.dataLayer)
  const checkout = byNeed(readers.checkout)
  let ga4: Ga4Reader | undefined
  let storefronts: readonly Storefront[] = []
  let storefront: Storefront | undefined
  let platform: PlatformListening | undefined

  function choose(loaded: readonly Storefront[]): void {
    if (signal.aborted) return
    storefronts = loaded
    const chosen = selectStorefront(recorder.describe({}), storefronts)
    if (chosen === storefront) return
    storefront = chosen
    platform?.stop()
    platform = chosen && listenTo(chosen)
    if (chosen) host.describePage({ storefront: chosen.name })
  }

  /** Looks whose shop this is. @returns When its adapter is there, where it is on its way. */
  function identify(exchange?: Exchange): Promise<void> | undefined {
    return finder?.find(storefrontPage(window), exchange)?.then(takeOver)
  }

  function takeOver({ storefronts: found, listen }: FoundReaders): void {
    hear = listen
    choose(found)
  }

  /** Where a link leads outside says nothing of this shop. */
  function ownRequest(request: Exchange | undefined, pageUrl: string): Exchange | undefined {
    const url = request && parseUrl(request.url)
    return url && isSameSite(url, pageUrl) ? request : undefined
  }

  /** Holds evidence until the adapter of whose shop this is has come. */
  function awaitPlatform(exchange?: Exchange): void {
    const coming = quietly(() => identify(exchange))
    if (coming) gate.hold(coming)
  }

  function listenTo(shop: Storefront): PlatformListening | undefined {
    const onEvent = (name: string, detail: unknown) =>
      withShop(() => recorder.recordEvent(shop, { name, detail }, page.metadata()))
    return hear?.({ window, events: shop.events ?? [], onEvent })
  }

  const withShop = (act: (shop: Storefront) => void) =>
    gate.pass(() => storefront && !signal.aborted && act(storefront))
  const page = createPageReader({
    ...{ host, checkout },
    storefront: () => storefront?.name,
    onPage(metadata) {
      withShop((shop) => {
        recorder.recordPage(shop, metadata)
        reading.readViews(shop)
      })
    },
    onStep: (step) => withShop((shop) => reading.recordStep(shop, step)),
    onPaymentError: (reason) =>
      withShop((shop) => reading.recordPaymentError(shop, reason, 'metadata')),
  })
  const { metadata } = page
  const reading = createEvidenceReading({
    ...{ host, recorder, checkout, metadata },
    isBusy: tap.isBusy,
  })
  const layers = watchDataLayers({
    window,
    // Not only with an entry: a page may push the first one and leave.
    onLayer: () => dataLayer(({ createGa4Reader }) => (ga4 ??= createGa4Reader())),
    onEntry(entry) {
      dataLayer(() => {
        const actions = ga4?.read(entry) ?? []
        withShop((shop) => {
          for (const action of actions) recorder.record(action, 'data_layer', shop)
        })
      })
    },
  })

  function read(seen: Seen): boolean | undefined {
    if (seen.kind === 'call') return reading.readCall(seen)
    if (seen.kind === 'page') page.read(seen.url)
    else if (seen.kind === 'exchange') {
      awaitPlatform(seen.exchange)
      withShop((shop) => reading.readExchange(shop, seen))
    } else if (seen.kind === 'submit') {
      // The page is about to go: this is read with what is there, the next page knows better.
      identify(ownRequest(formRequest(seen), seen.url))
      withShop((shop) => reading.readSubmit(shop, seen))
    } else {
      identify(ownRequest(linkRequest(seen.target), seen.url))
      withShop((shop) => reading.readClick(shop, seen))
    }
    return undefined
  }

  function isForUs({ method, url }: Pick<Exchange, 'method' | 'url'>): boolean {
    const parsed = parseUrl(url)
    if (finder?.isTelling({ method, url }, location.href)) return true
    if (storefront) return storefront.isRelevant({ method, url }, { url: location.href })
    // Until an adapter is here, what may change a cart is kept for it.
    return method !== 'GET' && parsed !== undefined && isSameSite(parsed, location.href)
  }

  function isRelevant(request: Pick<Exchange, 'method' | 'url'>): boolean {
    const isOurs = isForUs(request)
    // Differences are counted from the cart as it is now, and other tabs may have changed it.
    if (isOurs && request.method.toUpperCase() !== 'GET') gate.hold(recorder.refresh())
    return isOurs
  }

  function enterPage(url: string): void {
    choose(storefronts)
    recorder.startPage()
    page.enter(url)
  }

  function lookAgain(): void {
    awaitPlatform()
    layers.find()
    platform?.find()
  }

  function onLeave(): void {
    // Who leaves before the device has answered: better told twice than not at all.
    gate.open()
    quietly(recorder.leave)
  }

  function resume(): void {
    const isRefused = isErrorPage(window)
    const early = takeEarlyForm(memory, window)
    recorder.resume(isRefused)
    if (early && !isRefused) withShop((shop) => recorder.resumeIntent(shop, early))
  }

  // The ledger knows the past of this device only once the device has answered.
  const gate = createGate(
    // Pages before may have seen whose shop this is.
    Promise.all([
      memory.ready.then(() => awaitPlatform()),
      Promise.resolve(offered).then(choose),
    ]).finally(() => quietly(resume)),
  )
  if (!(offered instanceof Promise)) choose(offered)
  const stopPages = host.onPage((url) => quietly(() => enterPage(url)))
  tap.attach({ isRelevant, read })
  lookAgain()
  const timers = LOOK_AGAIN_MS.map((delayMs) => window.setTimeout(lookAgain, delayMs))
  const listen = (
    target: EventTarget | undefined,
    type: string,
    listener: (event: Event) => void,
  ) => target?.addEventListener(type, (event) => quietly(() => listener(event)), { signal })
  listen(window, 'DOMContentLoaded', lookAgain)
  listen(window, 'load', lookAgain)
  listen(window, 'pagehide', onLeave)
  listen(window, 'pageshow', (event) => {
    if (!(event as PageTransitionEvent).persisted) return
    recorder.thaw()
    memory.reload()
  })
  // Tells of checkouts that the page's own code leads to; in the browsers that have it.
  listen(window.navigation, 'navigate', (event) => {
    const { destination } = event as NavigateEvent
    if (!destination.sameDocument) withShop((shop) => reading.leaveTo(shop, destination.url, 'url'))
  })

  return () => {
    quietly(recorder.leave)
    stopping.abort()
    for (const timer of timers) window.clearTimeout(timer)
    stopPages()
    page.stop()
    layers.stop()
    platform?.stop()
  }
}
