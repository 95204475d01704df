import type { DropCounts, StoredTouchpoint } from '@waymark/protocol'

/** What a report is drawn from: the read side of a store, for one site. */
export interface ReportInput {
  siteId: string
  /** Path the pages are mounted at, without a trailing slash, e.g. `/map`. */
  basePath: string
  /** Touchpoints ordered by visitor, time, stream and `seq`. */
  touchpoints: AsyncIterable<StoredTouchpoint>
  /** Epoch milliseconds; journeys without a touchpoint since the session limit are closed. */
  now: number
  /** Touchpoints the clients gave up, by reason, if the store counts them. */
  drops?: DropCounts
  /** How much of what browsers recorded is not stored, if the store can tell. */
  loss?: LossFigure
}

/** A loss over some days up to now. */
export interface LossFigure {
  days: number
  /** Touchpoints stored. */
  stored: number
  /** Touchpoints recorded and not stored. */
  lost: number
}

/** Draws the pages of a site's report. Each method gives a whole HTML document. */
export interface Report {
  /** Names of the ways to show the five stages; the first is shown unless another is asked for. */
  readonly schemes: readonly string[]
  /** The journey map, its stages shown by one of {@link schemes}. */
  map(input: ReportInput & { scheme?: string }): Promise<string>
  /** The most visited pages with their stage, and why. */
  stages(input: ReportInput): Promise<string>
  /** One visitor's timeline; `undefined` when `touchpoints`, this visitor's only, are none. */
  visitor(input: ReportInput & { anonymousId: string }): Promise<string | undefined>
  /** What arrives, for `touchpoints` that are the newest of the site, newest first. */
  live(input: ReportInput & { isPaused: boolean }): Promise<string>
}
