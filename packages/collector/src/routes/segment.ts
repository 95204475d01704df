import { Hono } from 'hono'
import { receiveSegment, SEGMENT_BODY_BYTES } from '../imports/receive-segment.ts'
import { segmentTypeOf } from '../imports/segment.ts'
import { receiveDecoded } from '../receive.ts'
import { answerPreflight, answerSegment } from './answers.ts'
import type { ReceivingRouteContext } from './arrivals.ts'
import { createArrivals } from './arrivals.ts'

// `/v1/batch` is shared with our own envelopes.
const PATHS = [
  ...'track page identify group alias screen t p i g a s b import'
    .split(' ')
    .map((n) => `/v1/${n}`),
  '/beacon/v1/batch',
]

/** Where Segment's and RudderStack's libraries send: one message a request, or a batch. */
export function segmentRoute(context: ReceivingRouteContext): Hono {
  const { origins, log } = context
  const app = new Hono()
  const take = createArrivals(context)

  for (const path of PATHS) {
    const pathType = segmentTypeOf(path.slice('/v1/'.length))
    app.post(path, async (c) => {
      const queryKey = c.req.query('writeKey')?.slice(0, 256)
      const reception = await take(c, SEGMENT_BODY_BYTES, ({ decoded, ...delivery }) =>
        decoded.ok
          ? receiveSegment(
              decoded.value,
              {
                ...delivery,
                ...(pathType === undefined ? {} : { pathType }),
                ...(queryKey === undefined ? {} : { queryKey }),
              },
              context,
            )
          : receiveDecoded(decoded, { ...delivery, sentAt: Number.NaN }, context),
      )
      if (!reception.ok) {
        const { reason, detail } = reception.refusal
        log({ level: 'warn', event: 'batch_refused', reason, message: detail })
      }
      return answerSegment(c, reception, origins)
    })
    app.options(path, (c) => answerPreflight(c, origins))
  }
  return app
}
