import { type ConsentState, cleanUrl, createUuid, type TouchpointType } from '@waymark/protocol'
import { toPermission } from './consent.ts'
import { createDeviceStore, type DeviceStore, type StoredEntry } from './device-store.ts'
import { createDropReport } from './drop-report.ts'
import { createIdentity } from './identity.ts'
import { createOutbox, findOrphans } from './outbox.ts'
import { type PageViewTrigger, pageKey, watchPageViews } from './page-views.ts'
import { createQueue } from './queue.ts'
import { createRecorder } from './recorder.ts'
import { type Registration, registrationOf } from './registration.ts'
import { createSourceMemory } from './source-memory.ts'
import type { RecordOrigin, SourceHost } from './sources/source.ts'
import { createStreamLocks } from './stream-locks.ts'
import { type TrackProps, toTouchpointFields } from './to-touchpoint.ts'
import { checkSiteId, misuse, resolveEndpoint, type TrackerOptions } from './tracker-options.ts'
import { createTransport } from './transport.ts'

/** Name and version the client signs envelopes with. */
export const SDK = '@waymark/client 0.1.0'

/** A site's own touchpoint types by name, each with the properties it takes. */
export type CustomEvents = Record<string, object>

/** Names `track()` takes: the known ones and a site's own. */
export type TrackType<Events extends CustomEvents> = TouchpointType | (keyof Events & string)

/** Records touchpoints of one site. No method throws unless `debug` is on. */
export interface Tracker<Events extends CustomEvents = CustomEvents> {
  /**
   * Records a touchpoint. GA4's fields in `props` (`items`, `value`, `currency`, `transaction_id`,
   * `coupon`) become fields of the touchpoint; the rest is kept as it is.
   *
   * @throws {TypeError} Under `debug`, when `type` is not `snake_case`. Otherwise the call is dropped
   * and counted as `invalid`.
   */
  track<Type extends TrackType<Events>>(
    type: Type,
    props?: Type extends keyof Events ? Events[Type] : TrackProps,
  ): void
  /** Records a page view of the current address, for pages the tracker cannot see change. */
  page(): void
  /** Names the visitor as the site knows them; lasts until `reset()`. */
  identify(userId: string, traits?: object): void
  /** Tells the visitor's decision. The site's consent tool remembers it, the tracker does not. */
  consent(state: ConsentState): void
  /** Becomes another visitor, e.g. after a logout. */
  reset(): void
  /** Tries to send everything now. @returns Resolves when each attempt had its answer. */
  flush(): Promise<void>
  /** Stops recording and gives back what was patched. */
  stop(): void
}

const TYPE = /^[a-z][a-z0-9_]{0,63}$/
// Safari's first `indexedDB.open()` may hang for ever (WebKit bug 226547).
const LOAD_TIMEOUT_MS = 1_000

/**
 * Starts recording a site in this document. A second call for the same site gives the same tracker;
 * outside a browser the tracker does nothing.
 *
 * @typeParam Events - The site's own touchpoint types, checked at compile time only.
 * @throws {TypeError} When `siteId` or `endpoint` cannot be used.
 *
 * @example
 * ```ts
 * import { createTracker } from '@waymark/client'
 *
 * const tracker = createTracker({ siteId: 'shop', endpoint: 'https://collect.shop.example' })
 * tracker.track('add_to_cart', {
 *   items: [{ item_id: 'sku-1', item_name: 'Tea', price: 9.9, quantity: 1 }],
 *   currency: 'EUR',
 * })
 * ```
 */
export function createTracker<Events extends CustomEvents = CustomEvents>(
  options: TrackerOptions,
): Tracker<Events> {
  const { siteId, window = globalThis.window } = options
  checkSiteId(siteId)
  const endpoint = resolveEndpoint(options.endpoint, window?.location.href)
  // A server renders pages without being one.
  const registration = window ? registrationOf(window, siteId) : { tracker: inertTracker() }
  registration.tracker ??= startTracker({ ...options, window, endpoint }, registration)
  // A site's own types exist at compile time only.
  return registration.tracker as unknown as Tracker<Events>
}

function inertTracker(): Tracker {
  const ignore = () => {}
  const flush = async () => {}
  return {
    track: ignore,
    page: ignore,
    identify: ignore,
    consent: ignore,
    reset: ignore,
    flush,
    stop: ignore,
  }
}

function startTracker(
  options: TrackerOptions & Required<Pick<TrackerOptions, 'window'>>,
  registration: Registration,
): Tracker {
  const { siteId, endpoint, window, cookieDomain, now = Date.now } = options
  const { document, navigator, location } = window
  const streamId = createUuid({ now: now() })
  const store = options.store ?? createDeviceStore(siteId)
  // Memory still holds what the device refused; delivery goes on without the copy.
  const write: DeviceStore['write'] = (...entries) => store.write(...entries).catch(() => {})
  const drops = createDropReport()
  const outbox = createOutbox(write)
  const transport = createTransport(endpoint, {
    fetch: window.fetch.bind(window),
    sendBeacon: navigator.sendBeacon?.bind(navigator),
    now,
  })
  const queue = createQueue({
    transport,
    outbox,
    drops,
    now,
    random: Math.random,
    setTimer: setTimeout,
  })
  const identity = createIdentity({
    siteId,
    document,
    attributes:
      (cookieDomain ? `; domain=${cookieDomain}` : '') +
      (location.protocol === 'https:' ? '; secure' : ''),
    onSave: (text) => write([['identity', text]]),
    now,
  })
  const memory = createSourceMemory((entry) => outbox.isPersistent && write([entry]))
  const locks = createStreamLocks(siteId, navigator.locks)
  const stops: (() => void)[] = []
  const pageListeners = new Set<(url: string) => void>()
  let consentState: ConsentState = 'unknown'
  let isStopped = false
  let pageUrl: string | undefined
  let pageTitle: string | undefined

  function permission() {
    if (isStopped) return 'nothing'
    // Not in TypeScript's DOM library (6.0, checked 2026-11).
    const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean }
    return toPermission(
      options.consent ?? 'cookieless',
      consentState,
      globalPrivacyControl === true,
    )
  }

  const recorder = createRecorder({
    siteId,
    streamId,
    window,
    context: {
      sdk: SDK,
      locale: navigator.language,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      viewport: `${window.innerWidth}x${window.innerHeight}`,
    },
    identity,
    queue,
    drops,
    stage: options.stage,
    permission,
    consent: () => consentState,
    now,
  })
  const { record } = recorder

  function recordPage(trigger: PageViewTrigger, origin: RecordOrigin): void {
    const { href } = location
    const { title, referrer } = document
    const from = { load: referrer, history: pageUrl, restore: undefined }[trigger]
    // A router changes the address before the title: one that stayed is the last page's.
    const isStale = trigger === 'history' && title === pageTitle
    registration.seen = pageKey(location)
    pageUrl = href
    pageTitle = title
    recorder.facts = {}
    for (const listener of pageListeners) listener(href)
    const fields = { referrer: from && cleanUrl(from), title: isStale ? undefined : title }
    record('page_view', fields, origin)
  }

  function recordAlias(previousId: string | undefined): void {
    if (previousId) record('alias', { props: { previousId } }, { source: 'api' })
  }

  function takeStreams(entries: readonly StoredEntry[] = []): void {
    locks.take(streamId)
    for (const [stream, orphans] of findOrphans(entries, streamId)) {
      locks.take(stream, () => queue.adopt(orphans))
    }
  }

  function leaveDevice(): void {
    outbox.isPersistent = false
    locks.release()
    recorder.forget()
    queue.clear()
    identity.erase()
    memory.clear()
    store.erase().catch(() => {})
  }

  function enterDevice(): void {
    outbox.isPersistent = true
    // Read before the identity writes its mirror.
    const loading = store.entries().then((entries) => {
      if (!outbox.isPersistent) return
      memory.load(entries)
      recordAlias(identity.meetMirror(entries.find(([key]) => key === 'identity')?.[1]))
      takeStreams(entries)
    })
    const timeout = new Promise((resolve) => setTimeout(resolve, LOAD_TIMEOUT_MS))
    memory.ready = Promise.race([loading, timeout]).catch(() => {})
    recordAlias(identity.persist())
  }

  function applyConsent(): void {
    const allowed = permission()
    if (allowed === 'nothing') return leaveDevice()
    if (allowed === 'device' && !outbox.isPersistent) enterDevice()
    if (allowed !== 'hold') recorder.release()
  }

  function reject(...words: Parameters<typeof misuse>): void {
    if (options.debug) throw misuse(...words)
    drops.count('invalid')
  }

  function listen(target: EventTarget, type: string, listener: (event: Event) => void): void {
    target.addEventListener(type, listener)
    stops.push(() => target.removeEventListener(type, listener))
  }

  function startSources(): void {
    const host: SourceHost = {
      window,
      siteId,
      endpoint,
      memory,
      record,
      describePage(facts) {
        recorder.facts = { ...recorder.facts, ...facts }
      },
      onPage(listener) {
        pageListeners.add(listener)
        return () => pageListeners.delete(listener)
      },
    }
    for (const source of options.sources ?? []) {
      try {
        stops.push(source.start(host))
      } catch {
        // A source that cannot live on this page must not take the others with it.
      }
    }
  }

  function watchPage(): void {
    const onPageView = (trigger: PageViewTrigger) => recordPage(trigger, { source: 'url' })
    stops.push(watchPageViews({ window, seen: registration.seen, listen, onPageView }))
    listen(document, 'visibilitychange', () => {
      if (document.visibilityState === 'hidden') queue.flush(true)
    })
    listen(window, 'pagehide', () => {
      queue.flush(true)
      locks.release()
    })
    listen(window, 'pageshow', (event) => {
      if ((event as PageTransitionEvent).persisted && outbox.isPersistent) takeStreams()
    })
    listen(window, 'online', () => queue.flush())
  }

  applyConsent()
  startSources()
  watchPage()
  // The first page view does not wait for company: a visitor may leave at once.
  setTimeout(() => queue.flush())

  return {
    track(type, props) {
      if (!TYPE.test(type)) return reject('track', 'type must be a snake_case name', type)
      record(type, toTouchpointFields({ ...props }), { source: 'api' })
    },
    page: () => recordPage('history', { source: 'api' }),
    identify(userId, traits) {
      if (!userId) return reject('identify', 'userId must be a text', userId)
      if (permission() === 'nothing') return
      identity.identify(`${userId}`)
      record('identify', toTouchpointFields({ ...traits }), { source: 'api' })
    },
    consent(state) {
      consentState = state
      if (!isStopped) applyConsent()
    },
    reset: identity.reset,
    flush: () => queue.flush(),
    stop() {
      isStopped = true
      queue.flush()
      locks.release()
      for (const stop of stops.splice(0)) stop()
      delete registration.tracker
    },
  }
}
