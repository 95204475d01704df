import type { MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { DAY_MS, LOSS_DAYS, lossOf } from '../loss.ts'
import { refuse } from '../refusals.ts'
import type { Store } from '../sinks/sink.ts'
import { SECURITY_HEADERS } from './headers.ts'
import { readWholeNumber } from './whole-number.ts'

/** What the routes for those who may look work with. */
export interface ReadingRouteContext {
  store: Store
  /** The first one is meant where a request names none. */
  siteIds: readonly string[]
  guard: MiddlewareHandler
  now: () => number
}

const MAX_DAYS = 400
const HEADERS = { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' }

/** `GET /v1/health/loss?site=…&days=…`: what of the touchpoints recorded is not stored, by day. */
export function lossRoute({ store, siteIds, guard, now }: ReadingRouteContext): Hono {
  const app = new Hono()
  app.get('/v1/health/loss', guard, async (c) => {
    const siteId = c.req.query('site') ?? siteIds[0] ?? ''
    if (!siteIds.includes(siteId)) {
      return c.json(
        refuse('unknown_site', 'site must be one this collector serves').refusal,
        404,
        HEADERS,
      )
    }
    const days = readWholeNumber(c, 'days', { fallback: LOSS_DAYS, min: 1, max: MAX_DAYS })
    if (!days.ok) return c.json(days.refusal, days.status, HEADERS)
    const to = now() + 1
    const losses = await store.loss(siteId, { from: to - days.value * DAY_MS, to })
    return c.json(
      {
        siteId,
        ...lossOf(losses),
        days: losses.map((day) => ({ ...day, ...lossOf([day]) })),
      },
      200,
      HEADERS,
    )
  })
  return app
}
