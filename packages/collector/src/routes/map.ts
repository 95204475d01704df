import type { StoredTouchpoint } from '@waymark/protocol'
import type { Context, MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { contentSecurityPolicy } from '../content-security.ts'
import type { Report } from '../report.ts'
import { createReportCache } from '../report-cache.ts'
import type { Store } from '../sinks/sink.ts'
import { SECURITY_HEADERS } from './headers.ts'

/** What the map's routes work with. */
export interface MapRouteContext {
  report: Report
  store: Store
  /** The first one is shown where a request names none. */
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

/** `GET /map`, `/map/live` and `/map/visitors/:id`; `?site=` chooses among several sites. */
export function mapRoute({ report, store, siteIds, guard, now }: MapRouteContext): Hono {
  const app = new Hono()
  const cache = createReportCache({ now })
  app.use(BASE_PATH, guard)
  app.use(`${BASE_PATH}/*`, guard)

  function siteOf(c: Context): string | undefined {
    const wanted = c.req.query('site') ?? siteIds[0]
    return siteIds.find((siteId) => siteId === wanted)
  }

  app.get(BASE_PATH, async (c) => {
    const siteId = siteOf(c)
    if (siteId === undefined) return c.notFound()
    // The version first: what arrives while the page is drawn makes it stale, never wrongly fresh.
    const version = await store.version(siteId)
    const html = await cache.get(siteId, version, () =>
      report.map({ siteId, basePath: BASE_PATH, touchpoints: store.read(siteId), now: now() }),
    )
    return page(c, html)
  })

  app.get(`${BASE_PATH}/live`, async (c) => {
    const siteId = siteOf(c)
    if (siteId === undefined) return c.notFound()
    const touchpoints = iterate(await store.latest(siteId, LIVE_TOUCHPOINTS))
    const isPaused = c.req.query('paused') !== undefined
    const input = { siteId, basePath: BASE_PATH, touchpoints, now: now(), isPaused }
    return page(c, await report.live(input))
  })

  app.get(`${BASE_PATH}/visitors/:id`, async (c) => {
    const siteId = siteOf(c)
    if (siteId === undefined) return c.notFound()
    const anonymousId = c.req.param('id')
    const touchpoints = store.read(siteId, { anonymousId })
    const input = { siteId, basePath: BASE_PATH, touchpoints, now: now(), anonymousId }
    const html = await report.visitor(input)
    return html === undefined ? c.notFound() : page(c, html)
  })

  return app
}
