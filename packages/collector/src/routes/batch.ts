import { LIMITS } from '@waymark/protocol'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { BodyVerdict } from '../read-body.ts'
import { readBody } from '../read-body.ts'
import type { ReceiveContext, Reception } from '../receive.ts'
import { receive } from '../receive.ts'
import { refuse } from '../refusals.ts'
import { corsHeaders, preflightHeaders, SECURITY_HEADERS } from './headers.ts'

/** What the batch route works with. */
export interface BatchRouteContext extends ReceiveContext {
  now: () => number
}

const RETRY_AFTER_SECONDS = 5

/** Says a reception in HTTP. */
// No answer carries `Cache-Control: no-store`: Chromium counts such an answer against a page's
// keepalive budget for as long as nobody reads its body, and after 64 of them sends nothing more.
function answer(c: Context, reception: Reception, isOriginListed: boolean): Response {
  const isReadable =
    isOriginListed && (reception.ok || reception.refusal.reason !== 'origin_not_allowed')
  const headers = {
    ...SECURITY_HEADERS,
    ...corsHeaders(c.req.header('origin'), isReadable),
  }
  if (!reception.ok) {
    const { status, refusal } = reception
    const retry = status === 503 ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {}
    return c.json(refusal, status, { ...headers, ...retry })
  }
  const { accepted, rejected } = reception
  if (rejected.length === 0) return c.body(null, 204, headers)
  return c.json({ accepted, rejected }, 202, headers)
}

/** `POST /v1/batch` and its preflight. */
export function batchRoute(context: BatchRouteContext): Hono {
  const { origins, now, log } = context
  const app = new Hono()

  async function accept(c: Context): Promise<Reception> {
    const receivedAt = now()
    const origin = c.req.header('origin')
    if (origin !== undefined && !origins.isListed(origin)) {
      return refuse('origin_not_allowed', `origin must be one of a site's: ${origin} is not`)
    }
    let body: BodyVerdict
    try {
      body = await readBody(c.req.raw, LIMITS.bodyBytes)
    } catch {
      // Whoever hung up will not read this; what matters is that it is no failure of ours.
      return refuse('bad_json', 'body ended before its length')
    }
    if (!body.ok) {
      return refuse('body_too_large', `body must be at most ${LIMITS.bodyBytes} bytes`)
    }
    return receive(
      {
        bytes: body.bytes,
        sentAt: Number(c.req.query('sentAt')),
        receivedAt,
        ...(origin === undefined ? {} : { origin }),
      },
      context,
    )
  }

  app.post('/v1/batch', async (c) => {
    const reception = await accept(c)
    if (!reception.ok) {
      const { reason, detail } = reception.refusal
      log({ level: 'warn', event: 'batch_refused', reason, message: detail })
    }
    const origin = c.req.header('origin')
    return answer(c, reception, origin !== undefined && origins.isListed(origin))
  })

  app.options('/v1/batch', (c) => {
    const origin = c.req.header('origin')
    const isAllowed = origin !== undefined && origins.isListed(origin)
    const headers = isAllowed
      ? preflightHeaders(origin, c.req.header('access-control-request-headers'))
      : corsHeaders(origin, false)
    return c.body(null, 204, { ...SECURITY_HEADERS, ...headers })
  })

  return app
}
