import type { StoredTouchpoint } from '@waymark/protocol'
import type { JourneyOptions } from '../assemble-journeys.ts'
import { assembleJourneys } from '../assemble-journeys.ts'
import { foldTouchpoints } from '../map-fold.ts'
import { countPageVisits, type GradePage } from '../page-visits.ts'
import { SESSION_CAP_MS, SESSION_GAP_MS } from '../session.ts'
import { createStageView, type StageNames, viewTouchpoints } from '../stage-view.ts'
import { LIVE_ROWS, LivePage } from './live-page.tsx'
import { MapPage } from './map-page.tsx'
import type { Report, ReportInput } from './report.ts'
import { StagesPage } from './stages-page.tsx'
import { VisitorPage } from './visitor-page.tsx'

/** Options for {@link createReport}. */
export interface ReportOptions extends JourneyOptions {
  /** Grades the pages on `/map/stages` by the present rules. @defaultValue the stored grades */
  stage?: GradePage
  /**
   * Names of the five stages by the name of the scheme, for `/map?stages=…`; stages of one name are
   * shown as one. The first is shown unless another is asked for. @defaultValue the five as they are
   */
  schemes?: Readonly<Record<string, StageNames>>
}

/**
 * Draws the journey map, a visitor's timeline and the live view as HTML documents that need no
 * script: one inline style block, no style attributes, links to http(s) only.
 *
 * @param options - Session limits and the size of a journey, as for `assembleJourneys`; who grades,
 * and ways of showing the stages.
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
export function createReport(options: ReportOptions = {}): Report {
  const { stage, schemes = {} } = options
  const { sessionGapMs = SESSION_GAP_MS, sessionCapMs = SESSION_CAP_MS } = options
  const limits = { sessionGapMs, sessionCapMs }

  const schemeNames = Object.keys(schemes)

  async function map(input: ReportInput & { scheme?: string }) {
    const { siteId, basePath, touchpoints, now, drops = {}, loss } = input
    const scheme = schemeNames.find((name) => name === input.scheme) ?? schemeNames[0]
    const view = createStageView(scheme === undefined ? undefined : schemes[scheme])
    const seen = viewTouchpoints(touchpoints, view)
    const journeyMap = await foldTouchpoints(seen, { ...options, now, drops })
    const page = { siteId, basePath, now, limits, view, schemes: schemeNames, scheme }
    return toHtml(<MapPage {...page} {...(loss ? { loss } : {})} map={journeyMap} />)
  }

  async function stages({ siteId, basePath, touchpoints }: ReportInput) {
    const found = await countPageVisits(touchpoints, stage ? { stage } : {})
    return toHtml(<StagesPage siteId={siteId} basePath={basePath} found={found} />)
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

  return { schemes: schemeNames, map, stages, visitor, live }
}

async function toHtml(page: { toString(): string | Promise<string> }): Promise<string> {
  return `<!doctype html>${await page.toString()}`
}
