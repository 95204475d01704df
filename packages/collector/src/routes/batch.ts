import { LIMITS } from '@waymark/protocol'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { isSegmentBatch, receiveSegment, SEGMENT_BODY_BYTES } from '../imports/receive-segment.ts'
import type { Reception } from '../receive.ts'
import { receiveDecoded } from '../receive.ts'
import { answer, answerPreflight, answerSegment } from './answers.ts'
import type { Arrival, ReceivingRouteContext } from './arrivals.ts'
import { createArrivals } from './arrivals.ts'
import { createCookieRenewal } from './id-cookie.ts'

type Answer = typeof answer

/** Only Segment's clients, whose batches may be larger, send their key like this. */
function mostBytes(c: Context): number {
  const isSegment = /^basic /i.test(c.req.header('authorization')?.slice(0, 6) ?? '')
  return isSegment ? SEGMENT_BODY_BYTES : LIMITS.bodyBytes
}

/** `POST /v1/batch` and its preflight: our envelopes, and Segment's batches. */
export function batchRoute(context: ReceivingRouteContext): Hono {
  const { origins, log, sites } = context
  const app = new Hono()
  const take = createArrivals(context)
  const renewCookie = createCookieRenewal(sites)

  async function receiveEither(
    c: Context,
    { decoded, ...delivery }: Arrival,
  ): Promise<[Reception, Answer]> {
    if (decoded.ok && isSegmentBatch(decoded.value)) {
      return [await receiveSegment(decoded.value, delivery, context), answerSegment]
    }
    const sentAt = Number(c.req.query('sentAt') ?? Number.NaN)
    const reception = await receiveDecoded(decoded, { ...delivery, sentAt }, context)
    const cookie = decoded.ok && renewCookie(c, decoded.value, reception)
    if (cookie) c.header('Set-Cookie', cookie)
    return [reception, answer]
  }

  app.post('/v1/batch', async (c) => {
    const taken = await take(c, mostBytes(c), (arrival) => receiveEither(c, arrival))
    const [reception, say] = Array.isArray(taken) ? taken : [taken, answer]
    if (!reception.ok) {
      const { reason, detail } = reception.refusal
      log({ level: 'warn', event: 'batch_refused', reason, message: detail })
    }
    return say(c, reception, origins)
  })
  app.options('/v1/batch', (c) => answerPreflight(c, origins))
  return app
}
