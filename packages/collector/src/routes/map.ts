import type { StoredTouchpoint } from '@waymark/protocol'
import type { Context, MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { contentSecurityPolicy } from '../content-security.ts'
import { DAY_MS, LOSS_DAYS, lossOf } from '../loss.ts'
import type { Report } from '../report.ts'
import { createReportCache } from '../report-cache.ts'
import type { Store } from '../sinks/sink.ts'
import { SECURITY_HEADERS } from './headers.ts'

/** What the map's routes work with. */
export interface MapRouteContext {
  report: Report
  store: Store
  /** The first one is shown where a path names none. */
  siteIds: readonly string[]
  guard: MiddlewareHandler
  now: () => number
}

const BASE_PATH = '/map'
const LIVE_TOUCHPOINTS = 100

async function* iterate(touchpoints: readonly StoredTouchpoint[]): AsyncIterable<StoredTouchpoint> {
  yield* touchpoints
}

async function page(c: Context, html: string): Promise<Response> {
  return c.html(html, 200, {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': await contentSecurityPolicy(html),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  })
}

/**
 * `GET /map`, `/map/stages`, `/map/live` and `/map/visitors/:id` of the first site; of each site by
 * its name under `/map/sites/:siteId`.
 */
export function mapRoute({ report, store, siteIds, guard, now }: MapRouteContext): Hono {
  const app = new Hono()
  const cache = createReportCache({ now })
  const stages = report.stages?.bind(report)
  app.use(BASE_PATH, guard)
  app.use(`${BASE_PATH}/*`, guard)

  function addSite(siteId: string, basePath: string): void {
    app.get(basePath, async (c) => {
      // The version first: what arrives while the page is drawn makes it stale, never wrongly fresh.
      const version = await store.version(siteId)
      // Only names that are known: each is a drawing kept.
      const scheme = report.schemes?.find((name) => name === c.req.query('stages'))
      const html = await cache.get(`${basePath}?${scheme ?? ''}`, version, async () => {
        const drops = await store.drops(siteId)
        const to = now() + 1
        const losses = await store.loss(siteId, { from: to - LOSS_DAYS * DAY_MS, to })
        const loss = { days: LOSS_DAYS, ...lossOf(losses) }
        const touchpoints = store.read(siteId)
        const input = { siteId, basePath, touchpoints, now: now(), drops, loss }
        return report.map(scheme === undefined ? input : { ...input, scheme })
      })
      return page(c, html)
    })

    if (stages) {
      app.get(`${basePath}/stages`, async (c) => {
        const path = `${basePath}/stages`
        const draw = () => stages({ siteId, basePath, touchpoints: store.read(siteId), now: now() })
        return page(c, await cache.get(path, await store.version(siteId), draw))
      })
    }

    app.get(`${basePath}/live`, async (c) => {
      const touchpoints = iterate(await store.latest(siteId, LIVE_TOUCHPOINTS))
      const isPaused = c.req.query('pause') !== undefined
      return page(c, await report.live({ siteId, basePath, touchpoints, now: now(), isPaused }))
    })

    app.get(`${basePath}/visitors/:id`, async (c) => {
      const anonymousId = c.req.param('id')
      const touchpoints = store.read(siteId, { anonymousId })
      const input = { siteId, basePath, touchpoints, now: now(), anonymousId }
      const html = await report.visitor(input)
      return html === undefined ? c.notFound() : page(c, html)
    })
  }

  for (const siteId of siteIds.slice(0, 1)) addSite(siteId, BASE_PATH)
  for (const siteId of siteIds) addSite(siteId, `${BASE_PATH}/sites/${siteId}`)
  return app
}
