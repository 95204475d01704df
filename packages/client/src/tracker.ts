import { CONSENT_STATES, type ConsentState, createUuid } from '@waymark/protocol'
import { findOrphans, ORPHAN_AGE_MS } from './batch.ts'
import { type Permission, toPermission } from './consent.ts'
import { createDeviceStore, type Device, type StoredEntry } from './device-store.ts'
import { createDropReport } from './drop-report.ts'
import { createIdentity, MIRROR } from './identity.ts'
import { watchPageViews } from './page-views.ts'
import { createQueue } from './queue.ts'
import { quietly } from './quietly.ts'
import { createRecorder } from './recorder.ts'
import { type Registration, registrationOf } from './registration.ts'
import { createSourceMemory } from './source-memory.ts'
import type { VisitorIds } from './sources/source.ts'
import { createStreamLocks } from './stream-locks.ts'
import { toTouchpointFields } from './to-touchpoint.ts'
import type { CustomEvents, Tracker } from './tracker-api.ts'
import { checkSiteId, misuse, resolveEndpoint, type TrackerOptions } from './tracker-options.ts'
import { createTransport } from './transport.ts'

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
export function createTracker<Events extends Record<keyof Events, object> = CustomEvents>(
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
  const ignore = async () => {}
  return {
    track: ignore,
    page: ignore,
    identify: ignore,
    consent: ignore,
    reset: ignore,
    flush: ignore,
    drain: ignore,
    stop: ignore,
  }
}

function startTracker(
  options: TrackerOptions & Required<Pick<TrackerOptions, 'window'>>,
  registration: Registration,
): Tracker {
  const { siteId, window, now = Date.now } = options
  const { document, navigator } = window
  const streamId = createUuid(now())
  const store = options.store ?? createDeviceStore(siteId)
  const device: Device = {
    isPersistent: false,
    write: (...entries) => device.isPersistent && store.write(...entries).catch(() => {}),
  }
  const drops = createDropReport()
  const memory = createSourceMemory(device)
  const locks = createStreamLocks(siteId, navigator.locks)
  const world = { ...options, streamId, device, drops, now, permission, consent: () => consent }
  const identity = createIdentity(world)
  const queue = createQueue({
    ...world,
    transport: createTransport(world),
    setTimer: setTimeout,
    onTrouble,
  })
  const recorder = createRecorder({ ...world, identity, queue })
  const { record, recordPage } = recorder
  const stopping = new AbortController()
  const { signal } = stopping
  let consent: ConsentState = 'unknown'
  let isAway = false

  function permission(): Permission {
    if (signal.aborted) return 'nothing'
    // Not in TypeScript's DOM library (6.0, checked 2026-11).
    const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean }
    return toPermission(options.consent, consent, globalPrivacyControl)
  }

  function recordAlias(previousId: string | undefined): void {
    if (previousId) record('alias', { props: { previousId } }, { source: 'api' })
  }

  function adopt(entries: readonly StoredEntry[]): void {
    if (!device.isPersistent || isAway) return
    for (const [stream, orphans] of findOrphans(entries, world)) {
      locks.take(stream, () => queue.adopt(orphans))
    }
  }

  /**
   * Guards the own stream, but only while it is in trouble: a lock held when the page is left keeps
   * it out of the bfcache, even if `pagehide` lets it go (measured, Chromium 156, 2026-11).
   */
  function onTrouble(isInTrouble: boolean): void {
    if (!isInTrouble) locks.release()
    else if (device.isPersistent && !isAway) locks.take(streamId)
  }

  function enterDevice(): void {
    device.isPersistent = true
    // Read before the identity writes its mirror.
    const loading = store.entries().then((entries) => {
      if (!device.isPersistent) return
      memory.load(entries)
      recordAlias(identity.meetMirror(entries.find(([key]) => key === MIRROR)?.[1]))
      adopt(entries)
      // What was too young to be left behind.
      setTimeout(() => store.entries().then(adopt, () => {}), ORPHAN_AGE_MS)
    })
    memory.ready = new Promise((resolve) => {
      loading.then(resolve, resolve)
      setTimeout(resolve, LOAD_TIMEOUT_MS)
    })
    recordAlias(identity.persist())
  }

  function leaveDevice(): void {
    device.isPersistent = false
    locks.release()
    identity.erase()
    memory.clear()
    store.erase().catch(() => {})
  }

  function applyConsent(): void {
    const allowed = permission()
    const isRefused = allowed === 'nothing'
    if (isRefused) queue.clear()
    if (allowed === 'device') {
      if (!device.isPersistent) enterDevice()
    } else if (isRefused || device.isPersistent) leaveDevice()
    recorder.release()
  }

  function reject(...words: Parameters<typeof misuse>): void {
    if (options.debug) throw misuse(...words)
    drops.count('invalid')
  }

  /** Records a call of the site's own code, whose objects may throw when they are read. */
  function recordCall(type: string, props: object | undefined): void {
    const fields = quietly(() => toTouchpointFields({ ...props }))
    if (fields) record(type, fields, { source: 'api' })
    else reject('record', 'props must be readable', props)
  }

  function decide(state: ConsentState): void {
    consent = state
    if (!signal.aborted) applyConsent()
  }

  function listen(target: EventTarget, types: string, listener: (event: Event) => void): void {
    for (const type of types.split(' ')) target.addEventListener(type, listener, { signal })
  }

  applyConsent()
  const host = {
    ...world,
    ...recorder,
    memory,
    consent: decide,
    ids: () => identity.at(now()),
    adoptIds: (ids: Pick<VisitorIds, 'anonymousId' | 'sessionId'>) =>
      recordAlias(identity.adopt(ids)),
  }
  // A source that cannot live on this page must not take the others with it.
  const stops = (options.sources ?? []).map((source) => quietly(() => source.start(host)))
  watchPageViews({ window, registration, listen, signal, onPageView: recordPage })
  listen(window, 'online visibilitychange pagehide pageshow', ({ type }) => {
    queue.flush(document.hidden || type === 'pagehide')
    // A visible page that is left becomes hidden after `pagehide`.
    if (/page/.test(type)) isAway = type === 'pagehide'
    if (isAway) locks.release()
  })
  // The first page view does not wait for company: a visitor may leave at once.
  setTimeout(queue.flush)

  return {
    track(type, props) {
      if (typeof type === 'string' && TYPE.test(type)) recordCall(type, props)
      else reject('track', 'type must be a snake_case name', type)
    },
    page: () => recordPage('api'),
    identify(userId, traits) {
      if (!userId || !/string|number/.test(typeof userId)) {
        return reject('identify', 'userId must be a text', userId)
      }
      if (permission() === 'nothing') return
      identity.identify(`${userId}`)
      recordCall('identify', traits)
    },
    consent(state) {
      if (!CONSENT_STATES.includes(state)) {
        return reject('consent', `state must be one of ${CONSENT_STATES}`, state)
      }
      decide(state)
    },
    reset: identity.reset,
    flush: queue.flush,
    drain: queue.flush,
    stop() {
      // The next tracker of this site may be at work already.
      if (signal.aborted) return
      stopping.abort()
      isAway = true
      queue.flush()
      locks.release()
      for (const stop of stops) quietly(() => stop?.())
      delete registration.tracker
    },
  }
}
