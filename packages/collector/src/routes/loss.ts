import { Hono } from 'hono'
import { DAY_MS, LOSS_DAYS, lossOf } from '../loss.ts'
import type { ReadingRouteContext } from './reading.ts'
import { READING_HEADERS, readSite, refuseReading } from './reading.ts'
import { readWholeNumber } from './whole-number.ts'

const MAX_DAYS = 400

/** `GET /v1/health/loss?site=…&days=…`: what of the touchpoints recorded is not stored, by day. */
export function lossRoute({ store, siteIds, guard, now }: ReadingRouteContext): Hono {
  const app = new Hono()
  app.get('/v1/health/loss', guard, async (c) => {
    const site = readSite(c, siteIds)
    if (!site.ok) return refuseReading(c, site)
    const days = readWholeNumber(c, 'days', { fallback: LOSS_DAYS, min: 1, max: MAX_DAYS })
    if (!days.ok) return refuseReading(c, days)
    const { siteId } = site
    const to = now() + 1
    const losses = await store.loss(siteId, { from: to - days.value * DAY_MS, to })
    return c.json(
      {
        siteId,
        ...lossOf(losses),
        days: losses.map((day) => ({ ...day, ...lossOf([day]) })),
      },
      200,
      READING_HEADERS,
    )
  })
  return app
}
