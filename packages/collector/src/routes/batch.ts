import { LIMITS } from '@waymark/protocol'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Sender } from '../authorise.ts'
import type { BodyVerdict } from '../read-body.ts'
import { readBody } from '../read-body.ts'
import type { ReceiveContext, Reception } from '../receive.ts'
import { receive } from '../receive.ts'
import { refuse } from '../refusals.ts'
import { corsHeaders, preflightHeaders, SECURITY_HEADERS } from './headers.ts'
import type { RequestReader } from './request-reader.ts'

/** What the routes that take touchpoints work with. */
export interface ReceivingRouteContext extends ReceiveContext {
  reader: RequestReader
  /** How long a body may take to arrive, in milliseconds. */
  bodyTimeoutMs: number
  now: () => number
}

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
    const { status, refusal, retryAfterSeconds } = reception
    return c.json(refusal, status, {
      ...headers,
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      // The rest of a body that is not waited for must not be read as the next request.
      ...(status === 408 ? { Connection: 'close' } : {}),
    })
  }
  const { accepted, rejected } = reception
  if (rejected.length === 0) return c.body(null, 204, headers)
  return c.json({ accepted, rejected }, 202, headers)
}

/** `POST /v1/batch` and its preflight. */
export function batchRoute(context: ReceivingRouteContext): Hono {
  const { origins, admission, reader, bodyTimeoutMs, now, log } = context
  const app = new Hono()

  /** Reads the body and takes what it holds. */
  async function take(c: Context, sender: Sender, delivery: ArrivedRequest): Promise<Reception> {
    let body: BodyVerdict
    try {
      body = await readBody(c.req.raw, { maxBytes: LIMITS.bodyBytes, timeoutMs: bodyTimeoutMs })
    } catch {
      // Whoever hung up will not read this; what matters is that it is no failure of ours.
      return refuse('bad_json', 'body ended before its length')
    }
    if (!body.ok) {
      return body.reason === 'timeout'
        ? refuse('body_timeout', `body must arrive within ${bodyTimeoutMs} ms`)
        : refuse('body_too_large', `body must be at most ${LIMITS.bodyBytes} bytes`)
    }
    const contentEncoding = c.req.header('content-encoding')?.slice(0, 64)
    return receive(
      {
        ...delivery,
        sender,
        bytes: body.bytes,
        sentAt: Number(c.req.query('sentAt') ?? Number.NaN),
        ...(contentEncoding === undefined ? {} : { contentEncoding }),
      },
      context,
    )
  }

  async function accept(c: Context): Promise<Reception> {
    const receivedAt = now()
    const sender = reader.sender(c)
    const { origin, authorization } = sender
    if (origin !== undefined && authorization === undefined && !origins.isListed(origin)) {
      return refuse('origin_not_allowed', `origin must be one of a site's: ${origin} is not`)
    }
    const client = reader.client(c)
    const limited = await admission.ofNetwork(client.network)
    if (limited) return limited
    const facts = reader.facts(c, client)
    return admission.run(() => take(c, sender, { receivedAt, facts }))
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

/** What a request says before its body is read. */
type ArrivedRequest = Pick<Parameters<typeof receive>[0], 'receivedAt' | 'facts'>
