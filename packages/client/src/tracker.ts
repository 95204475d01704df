import { CONSENT_STATES, type ConsentState, createUuid } from '@waymark/protocol'
import { type Permission, toPermission } from './consent.ts'
import { createDevice } from './device.ts'
import { createDeviceStore } from './device-store.ts'
import { createIdentity, MIRROR } from './identity.ts'
import { watchPageViews } from './page-views.ts'
import { toPlainUrl } from './plain-url.ts'
import { createQueue } from './queue.ts'
import { quietly } from './quietly.ts'
import { createRecorder } from './recorder.ts'
import { type Registration, registrationOf } from './registration.ts'
import type { CallListener, SourceHost } from './sources/source.ts'
import { createTaskCap } from './task-cap.ts'
import { toTouchpointFields } from './to-touchpoint.ts'
import type { CustomTypes, Tracker } from './tracker-api.ts'
import { checkSiteId, misuse, resolveEndpoint, type TrackerOptions } from './tracker-options.ts'
import { createTransport } from './transport.ts'

/** Options that say what of an address may be recorded. */
type CleanOptions = TrackerOptions & Required<Pick<TrackerOptions, 'cleanUrl'>>
/** Options with what was found in place of what was left out. */
type World = CleanOptions & Required<Pick<TrackerOptions, 'window' | 'now'>>

const TYPE = /^[a-z][a-z0-9_]{0,63}$/

/**
 * Starts recording a site in this document. A second call for the same site gives the same tracker;
 * outside a browser the tracker does nothing.
 *
 * @typeParam Types - The site's own touchpoint types, checked at compile time only.
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
export function createTracker<Types extends Record<keyof Types, object> = CustomTypes>(
  options: TrackerOptions,
): Tracker<Types> {
  const { cleanUrl = toPlainUrl } = options
  // A site's own types exist at compile time only.
  return openTracker({ ...options, cleanUrl }) as unknown as Tracker<Types>
}

/**
 * Does what {@link createTracker} does for whoever brings their own `cleanUrl`, and does not bring
 * the default one along: the script tag pays for every byte.
 */
export function openTracker(options: CleanOptions): Tracker {
  const { siteId, window = globalThis.window, now = Date.now } = options
  checkSiteId(siteId)
  const endpoint = resolveEndpoint(options.endpoint, window?.location.href)
  // A server renders pages without being one.
  if (!window || options.isExcluded) return inertTracker()
  const registration = registrationOf(window, siteId)
  registration.tracker ??= startTracker({ ...options, endpoint, window, now }, registration)
  return registration.tracker
}

function inertTracker(): Tracker {
  // Whatever is asked of it, there is nothing to do.
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

function startTracker(options: World, registration: Registration): Tracker {
  const { siteId, window, now, debug } = options
  const { document, navigation, navigator } = window
  const stopping = new AbortController()
  const { signal } = stopping
  const device = createDevice(options.store ?? createDeviceStore(siteId))
  const world = {
    ...options,
    streamId: createUuid(now()),
    device,
    permission,
    consent: () => consent,
    onAlias(previousId: string) {
      recorder.record('alias', { props: { previousId } })
    },
  }
  const identity = createIdentity(world)
  /** Nobody can set this clock. */
  const steadyNow = () => performance.timeOrigin + performance.now()
  const queue = createQueue({
    ...world,
    now: steadyNow,
    send: createTransport(world),
    setTimer: setTimeout,
    look: load,
  })
  const recorder = createRecorder({ ...world, identity, queue })
  const { record, recordPage } = recorder
  const isAdmitted = createTaskCap(queue.drop)
  let consent: ConsentState = 'unknown'
  let isToldAlready: CallListener | undefined

  function permission(): Permission {
    // Not in TypeScript's DOM library (6.0, checked 2026-11).
    const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean }
    return signal.aborted ? 'nothing' : toPermission(options.consent, consent, globalPrivacyControl)
  }

  /** Takes in what this and other documents left on the device. */
  function load(): void {
    const askedAt = steadyNow()
    device.entries().then(
      (entries) => {
        // The visitor may have refused meanwhile.
        if (!device.isPersistent) return
        identity.meetMirror(new Map(entries).get(MIRROR))
        queue.adopt(entries, askedAt)
      },
      () => {},
    )
  }

  /** Does what a decision asks for; without one, what the state in force does. */
  function decide(state = consent): void {
    if (signal.aborted) return
    consent = state
    const allowed = permission()
    const isRefused = allowed === 'nothing'
    if (allowed === 'device') {
      if (!device.isPersistent) {
        device.isPersistent = true
        // Read before the identity writes its mirror.
        load()
        identity.persist()
      }
    } else if (isRefused || device.isPersistent) {
      if (isRefused) queue.clear()
      device.erase()
      identity.erase()
    }
    recorder.release()
  }

  function reject(name: string, value: unknown): void {
    if (debug) throw misuse(name, value)
    queue.drop('invalid')
  }

  /** Records a call of the site's own code, whose objects may throw when they are read. */
  function recordCall(type: string, props: object | undefined): void {
    if (!isAdmitted()) return
    const fields = quietly(() => toTouchpointFields({ ...props }))
    if (!fields) reject('props', props)
    else if (!quietly(() => isToldAlready?.(type, fields))) record(type, fields)
  }

  function listen(target: EventTarget, types: string, listener: (event: Event) => void): void {
    for (const type of types.split(' ')) target.addEventListener(type, listener, { signal })
  }

  function onLifecycle(event: Event): void {
    // Only a navigation has a destination. As it begins there is time for an answer; when the page
    // hides there is none.
    if ((event as Partial<NavigateEvent>).destination?.sameDocument) return
    const isHiding = document.hidden || /pagehide|navigate/.test(event.type)
    queue.flush(isHiding)
    if (isHiding) decide()
    // Other pages have been seen since, and may have left something.
    else load()
  }

  // Global Privacy Control is in force at once, but a site may tell of a grant on each page anew:
  // what is stored is erased when the page hides, if nobody has told of one by then.
  if (permission() === 'device') decide()
  const host: SourceHost = {
    ...world,
    ...recorder,
    record: (...touchpoint) => isAdmitted() && record(...touchpoint),
    consent: decide,
    ids: () => identity.at(now()),
    onCall(listener) {
      isToldAlready = listener
      return () => {
        isToldAlready = undefined
      }
    },
    adoptIds: (ids) => identity.become({ ...ids, lastAt: now() }),
  }
  // A source that cannot live on this page must not take the others with it.
  const stops = (options.sources ?? []).map((source) => quietly(() => source.start(host)))
  listen(window, 'pageshow pagehide visibilitychange online', onLifecycle)
  if (navigation) listen(navigation, 'navigate', onLifecycle)
  watchPageViews({ ...world, registration, listen, signal, onPageView: recordPage })
  // The first page view does not wait for company: a visitor may leave at once.
  setTimeout(queue.flush)

  return {
    track(type, props) {
      if (typeof type === 'string' && TYPE.test(type)) recordCall(type, props)
      else reject('type', type)
    },
    page: () => recordPage('api'),
    identify(userId, traits) {
      if (!userId || !/string|number/.test(typeof userId)) return reject('userId', userId)
      if (permission() === 'nothing') return
      identity.become({ userId: `${userId}` })
      recordCall('identify', traits)
    },
    consent(state) {
      if (CONSENT_STATES.includes(state)) decide(state)
      else reject('consent', state)
    },
    reset: identity.reset,
    flush: queue.flush,
    drain: queue.flush,
    stop() {
      // The next tracker of this site may be at work already.
      if (signal.aborted) return
      queue.flush(true)
      stopping.abort()
      for (const stop of stops) if (stop) quietly(stop)
      delete registration.tracker
    },
  }
}
