import { quietly } from '../quietly.ts'
import { isSameSite, parseUrl } from '../storefronts/site-url.ts'
import type { Exchange, Storefront } from '../storefronts/storefront.ts'
import { byNeed } from './by-need.ts'
import { createCurrentShop } from './current-shop.ts'
import { watchDataLayers } from './data-layer.ts'
import { takeEarlyForm } from './early-form.ts'
import { isErrorPage } from './error-notice.ts'
import type { EvidenceTap, Seen } from './evidence.ts'
import { createEvidenceReading } from './evidence-reader.ts'
import type { Ga4Reader } from './ga4.ts'
import { createGate } from './gate.ts'
import { formRequest, linkRequest } from './intent.ts'
import { createPageReader } from './page-reader.ts'
import type { ShopReaders } from './shop-readers.ts'
import { createShopRecorder } from './shop-recorder.ts'
import type { RememberingHost } from './source-memory.ts'

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
  const { storefronts } = readers
  const { window, memory } = host
  const stopping = new AbortController()
  const { signal } = stopping
  const recorder = createShopRecorder(host, tap.isBusy)
  const dataLayer = byNeed(readers.dataLayer)
  const checkout = byNeed(readers.checkout)
  let ga4: Ga4Reader | undefined
  const current = createCurrentShop({
    ...{ host, readers },
    describe: () => recorder.describe({}),
    // Who listened knows how to read it, whoever reads the shop by then.
    onEvent: (shop, name, detail) =>
      withShop(() => recorder.recordEvent(shop, { name, detail }, metadata())),
  })

  /** Where a link leads outside says nothing of this shop. */
  function ownRequest(request: Exchange | undefined, pageUrl: string): Exchange | undefined {
    const url = request && parseUrl(request.url)
    return url && isSameSite(url, pageUrl) ? request : undefined
  }

  /** Holds evidence until the adapter of whose shop this is has come. */
  function awaitPlatform(exchange?: Exchange): void {
    const coming = quietly(() => current.identify(exchange))
    if (coming) gate.hold(coming)
  }

  /** The page has asked for something, and may have changed the cart it shows. */
  let isAsked = false

  const withShop = (act: (shop: Storefront) => void) =>
    gate.pass(() => {
      const shop = current.storefront()
      if (shop && !signal.aborted) act(shop)
    })
  const page = createPageReader({
    ...{ host, checkout },
    storefront: () => current.storefront()?.name,
    onPage(metadata) {
      withShop((shop) => {
        recorder.recordPage(shop, metadata, isAsked)
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
      isAsked = true
      awaitPlatform(seen.exchange)
      withShop((shop) => reading.readExchange(shop, seen))
    } else if (seen.kind === 'submit') {
      // The page is about to go: this is read with what is there, the next page knows better.
      current.identify(ownRequest(formRequest(seen), seen.url))
      withShop((shop) => reading.readSubmit(shop, seen))
    } else {
      current.identify(ownRequest(linkRequest(seen.target), seen.url))
      withShop((shop) => reading.readClick(shop, seen))
    }
    return undefined
  }

  function isRelevant(request: Pick<Exchange, 'method' | 'url'>): boolean {
    const isOurs = current.isRelevant(request)
    // Differences are counted from the cart as it is now, and other tabs may have changed it.
    if (isOurs && request.method.toUpperCase() !== 'GET') {
      gate.hold(recorder.refresh(current.storefront()))
    }
    return isOurs
  }

  function enterPage(url: string): void {
    current.choose()
    recorder.startPage()
    page.enter(url)
  }

  function lookAgain(): void {
    awaitPlatform()
    layers.find()
    current.findEvents()
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
      Promise.resolve(storefronts).then(current.choose),
    ]).finally(() => quietly(resume)),
  )
  if (!(storefronts instanceof Promise)) current.choose(storefronts)
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
    current.stop()
  }
}
