import type { StoredTouchpoint } from '@waymark/protocol'
import type { JourneyOptions } from '../assemble-journeys.ts'
import { assembleJourneys } from '../assemble-journeys.ts'
import { foldTouchpoints } from '../map-fold.ts'
import { SESSION_CAP_MS, SESSION_GAP_MS } from '../session.ts'
import { LIVE_ROWS, LivePage } from './live-page.tsx'
import { MapPage } from './map-page.tsx'
import type { Report, ReportInput } from './report.ts'
import { VisitorPage } from './visitor-page.tsx'

/**
 * Draws the journey map, a visitor's timeline and the live view as HTML documents that need no
 * script: one inline style block, no style attributes, links to http(s) only.
 *
 * @param options - Session limits and the size of a journey, as for `assembleJourneys`.
 *
 * @example
 * ```ts
 * const html = await createReport().map({
 *   siteId: 'shop',
 *   basePath: '/map',
 *   touchpoints: store.read('shop'),
 *   now: Date.now(),
 * })
 * ```
 */
export function createReport(options: JourneyOptions = {}): Report {
  const { sessionGapMs = SESSION_GAP_MS, sessionCapMs = SESSION_CAP_MS } = options
  const limits = { sessionGapMs, sessionCapMs }

  async function map({ siteId, basePath, touchpoints, now, drops = {}, loss }: ReportInput) {
    const journeyMap = await foldTouchpoints(touchpoints, { ...options, now, drops })
    const page = { siteId, basePath, now, limits, ...(loss ? { loss } : {}) }
    return toHtml(<MapPage {...page} map={journeyMap} />)
  }

  async function visitor(input: ReportInput & { anonymousId: string }) {
    const { siteId, basePath, touchpoints, now } = input
    for await (const journey of assembleJourneys(touchpoints, options)) {
      return toHtml(<VisitorPage siteId={siteId} basePath={basePath} journey={journey} now={now} />)
    }
    return undefined
  }

  async function live(input: ReportInput & { isPaused: boolean }) {
    const { siteId, basePath, now, isPaused } = input
    const newest: StoredTouchpoint[] = []
    for await (const touchpoint of input.touchpoints) {
      newest.push(touchpoint)
      if (newest.length === LIVE_ROWS) break
    }
    return toHtml(
      <LivePage
        siteId={siteId}
        basePath={basePath}
        touchpoints={newest}
        now={now}
        isPaused={isPaused}
      />,
    )
  }

  return { map, visitor, live }
}

async function toHtml(page: { toString(): string | Promise<string> }): Promise<string> {
  return `<!doctype html>${await page.toString()}`
}
