import type { DropReason, PageFacts, Props, StageGrade, TouchpointType } from '@waymark/protocol'
import type { ConsentMode } from './consent.ts'
import type { Delivery } from './delivery.ts'
import type { DeviceStore } from './device-store.ts'
import { quietly } from './quietly.ts'
import type { Source } from './sources/source.ts'
import { toJson } from './to-json.ts'
import type { TouchpointFields } from './to-touchpoint.ts'
import type { Fetch } from './transport.ts'

/**
 * Grades a page in the browser, e.g. `inferStage` of `@waymark/stage`; gives nothing as long as it
 * cannot.
 */
export type StageOption = (
  url: string,
  facts: PageFacts & { type?: TouchpointType },
) => StageGrade | undefined

/** A touchpoint as a site's own hook sees it: without its ids, which are given when it is sent. */
export interface PlainTouchpoint extends TouchpointFields {
  type: string
  /** Epoch milliseconds. */
  occurredAt: number
  url?: string | undefined
  referrer?: string | undefined
  title?: string | undefined
  props?: Props | undefined
}

/** Looks at each touchpoint before it enters the queue. */
export type BeforeSend = (touchpoint: PlainTouchpoint) => PlainTouchpoint | null | undefined | false

/** Options for `createTracker()`. */
export interface TrackerOptions {
  /** Name of the site, as the collector knows it: letters, digits, `. : _ -`, at most 64. */
  siteId: string
  /** Base URL of the collector, absolute or relative to the page, e.g. `/t` behind a proxy. */
  endpoint: string
  /** What is allowed before the visitor has decided. @defaultValue `cookieless` */
  consent?: ConsentMode
  /** What observes the page besides page views. @defaultValue none */
  sources?: readonly Source[]
  /** Sends a stage grade with each touchpoint. @defaultValue none; the collector grades anyway */
  stage?: StageOption
  /** Cookie domain that shares ids between subdomains, e.g. `example.com`. @defaultValue this host */
  cookieDomain?: string
  /**
   * Changes a touchpoint, or vetoes it by answering nothing; a veto is counted as `vetoed`. A hook
   * that throws, or answers what is no touchpoint, leaves it as it was.
   * @defaultValue none
   */
  beforeSend?: BeforeSend
  /** Told what the client gives up, as it does. @defaultValue nobody */
  onDrop?: (reason: DropReason, count: number) => void
  /**
   * Counts a page opened in a background tab at once; otherwise when it is first seen.
   * @defaultValue `true`
   */
  countBackgroundTabs?: boolean
  /**
   * Records nothing and stores nothing, e.g. the site's own visits: calls are taken and ignored.
   * @defaultValue `false`
   */
  isExcluded?: boolean
  /** Makes the requests, e.g. {@link sturdyFetch}. @defaultValue the page's own `fetch` */
  fetch?: Fetch
  /**
   * Reduces the address of a page, or of the one before, to what may be recorded, e.g.
   * {@link cleanUrl}: it keeps the keys by which shops route and search too, and scrubs what it
   * keeps. The collector does the same before it stores anything.
   * @defaultValue keeps origin, path, hash route and `utm_` keys, and masks e-mail addresses and
   * tokens
   */
  cleanUrl?: (url: string) => string | undefined
  /** Told what became of each attempt to send these touchpoints, each as JSON. @defaultValue nobody */
  onDelivery?: (delivery: Delivery, touchpoints: readonly string[]) => void
  /** Throws a `TypeError` on a misused call, which else is counted. @defaultValue `false` */
  debug?: boolean
  /** Where touchpoints wait on the device. @defaultValue IndexedDB */
  store?: DeviceStore
  /** The page. @defaultValue `globalThis.window`; without one the tracker does nothing */
  window?: Window & typeof globalThis
  /** Clock, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
}

/** The error for what cannot be used, in the house's words. */
export function misuse(name: string, value: unknown): TypeError {
  return new TypeError(`Cannot use ${name}: current value is ${toJson(value) || typeof value}`)
}

/** Checks a site's name. @throws {TypeError} When it cannot be one. */
export function checkSiteId(siteId: string): void {
  if (!/^[\w.:-]{1,64}$/.test(siteId)) throw misuse('siteId', siteId)
}

/**
 * Makes the collector's base URL absolute, without a trailing slash.
 *
 * @param base - Address of the page. A server has none: a path passes there, and leads nowhere.
 * @throws {TypeError} When it is neither an http(s) URL nor a path.
 */
export function resolveEndpoint(endpoint: string, base = 'http://server'): string {
  const url = quietly(() => new URL(endpoint, base).href)
  if (url?.startsWith('http') && !/\s/.test(endpoint)) return url.replace(/[/?#]+$/, '')
  throw misuse('endpoint', endpoint)
}
