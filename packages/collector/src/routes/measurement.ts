import { LIMITS } from '@waymark/protocol'
import { Hono } from 'hono'
import { checkMeasurement, receiveMeasurement } from '../imports/receive-measurement.ts'
import { receiveDecoded } from '../receive.ts'
import { answerHeaders } from './answers.ts'
import type { ReceivingRouteContext } from './arrivals.ts'
import { createArrivals } from './arrivals.ts'
import { SECURITY_HEADERS } from './headers.ts'

/**
 * `POST /mp/collect?measurement_id=<siteId>&api_secret=<secret>`: events of GA4's Measurement
 * Protocol, from servers. `POST /debug/mp/collect` says what would be refused, and stores nothing.
 */
export function measurementRoute(context: ReceivingRouteContext): Hono {
  const { origins, log } = context
  const app = new Hono()
  const take = createArrivals(context)

  app.post('/mp/collect', async (c) => {
    const siteId = c.req.query('measurement_id') ?? ''
    const secret = c.req.query('api_secret')
    const reception = await take(c, LIMITS.bodyBytes, ({ decoded, ...delivery }) =>
      decoded.ok
        ? receiveMeasurement(
            decoded.value,
            { ...delivery, siteId, ...(secret === undefined ? {} : { secret }) },
            context,
          )
        : receiveDecoded(decoded, { ...delivery, sentAt: Number.NaN }, context),
    )
    const headers = answerHeaders(c, reception, origins)
    // Google's says 204 to everything it could read; what is refused of it is a dead letter.
    if (reception.ok) return c.body(null, 204, headers)
    const { refusal, status } = reception
    log({ level: 'warn', event: 'batch_refused', reason: refusal.reason, message: refusal.detail })
    return c.json(refusal, status, headers)
  })

  app.post('/debug/mp/collect', async (c) => {
    const checked = await take(c, LIMITS.bodyBytes, async ({ decoded, receivedAt }) =>
      decoded.ok ? checkMeasurement(decoded.value, receivedAt) : decoded,
    )
    if (Array.isArray(checked)) {
      return c.json({ validationMessages: checked }, 200, SECURITY_HEADERS)
    }
    return c.json(checked.refusal, checked.status, answerHeaders(c, checked, origins))
  })
  return app
}
