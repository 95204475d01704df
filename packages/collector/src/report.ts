import type { DropCounts, StoredTouchpoint } from '@waymark/protocol'
import type { LossFigure } from './loss.ts'

/** What a report is drawn from: the read side of a store, for one site. */
export interface ReportInput {
  siteId: string
  /** Path the pages are mounted at, without a trailing slash, e.g. `/map`. */
  basePath: string
  /** Touchpoints ordered by visitor, time, stream and `seq`. */
  touchpoints: AsyncIterable<StoredTouchpoint>
  /** Epoch milliseconds; journeys without a touchpoint since the session limit are closed. */
  now: number
}

/** The loss the map's footer tells of: of the days up to now. */
export interface ReportLoss extends LossFigure {
  days: number
}

/**
 * Draws the pages under `/map`. `@waymark/journey` provides one; the collector only guards, caches
 * and serves them. Each method gives a whole HTML document.
 */
export interface Report {
  map(
    input: ReportInput & { drops: DropCounts; loss: ReportLoss; scheme?: string },
  ): Promise<string>
  /** Ways to show the stages of a map, asked for by `?stages=`. @defaultValue one, without a name */
  readonly schemes?: readonly string[]
  /** The most visited pages with their stage. Without it there is no `/map/stages`. */
  stages?(input: ReportInput): Promise<string>
  /** `undefined` when the visitor left no touchpoint. `touchpoints` are this visitor's only. */
  visitor(input: ReportInput & { anonymousId: string }): Promise<string | undefined>
  /** `touchpoints` are the newest of the site, newest first. */
  live(input: ReportInput & { isPaused: boolean }): Promise<string>
}
