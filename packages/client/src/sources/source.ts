import type { ConsentState, OriginSource, PageFacts } from '@waymark/protocol'
import type { Permission } from '../consent.ts'
import type { Device } from '../device.ts'
import type { TouchpointFields } from '../to-touchpoint.ts'

/** What a source tells about its evidence. */
export interface RecordOrigin {
  source: OriginSource
  storefront?: string
  /** 0–1. @defaultValue `1` */
  confidence?: number
}

/** Who a document sends its touchpoints as. */
export interface VisitorIds {
  anonymousId: string
  sessionId: string
  userId?: string | undefined
}

/** Answers `true` when what the site tells by `track()` is recorded already, by other evidence. */
export type CallListener = (type: string, fields: TouchpointFields) => boolean | undefined

/** The tracker as a source sees it. A source is started before the first page view is recorded. */
export interface SourceHost {
  readonly window: Window & typeof globalThis
  readonly siteId: string
  /** Absolute base URL of the collector, so that a source can tell our own requests. */
  readonly endpoint: string
  /** Records a touchpoint of the current page; never throws. */
  record(type: string, fields: TouchpointFields, origin: RecordOrigin): void
  /** Tells the visitor's decision, as `Tracker.consent()` does. */
  consent(state: ConsentState): void
  /** What consent allows right now. */
  permission(): Permission
  /** What this document sends now. */
  ids(): VisitorIds
  /** Goes on as the visitor another document names; meant for before anything is recorded. */
  adoptIds(ids: Pick<VisitorIds, 'anonymousId' | 'sessionId'>): void
  /** Facts that travel with the touchpoints of the current page until the next page view. */
  describePage(facts: PageFacts): void
  /**
   * Calls back at each page view, the first one included, before it is recorded.
   * @returns Unsubscribes.
   */
  onPage(listener: (url: string) => void): () => void
  /**
   * Asks the listener before a site's own `track()` is recorded; there is one listener.
   * @returns Unsubscribes.
   */
  onCall?(listener: CallListener): () => void
  /** Where a source may keep what outlives the document; writing does nothing where consent forbids. */
  readonly device: Omit<Device, 'erase'>
}

/** Observes the page and records touchpoints. */
export interface Source {
  readonly name: string
  /** Starts observing. @returns Stops: restores what is still ours, removes every listener. */
  start(host: SourceHost): () => void
}
