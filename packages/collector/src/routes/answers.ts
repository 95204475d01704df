import type { Context } from 'hono'
import type { OriginRules } from '../origins.ts'
import type { Reception } from '../receive.ts'
import type { RefusedRequest } from '../refusals.ts'
import { corsHeaders, preflightHeaders, SECURITY_HEADERS } from './headers.ts'

/** Headers of the answer to a request that brought something. */
// No answer carries `Cache-Control: no-store`: Chromium counts such an answer against a page's
// keepalive budget for as long as nobody reads its body, and after 64 of them sends nothing more.
export function answerHeaders(
  c: Context,
  reception: Reception,
  origins: OriginRules,
): Record<string, string> {
  const origin = c.req.header('origin')
  const isReadable =
    origin !== undefined &&
    origins.isListed(origin) &&
    (reception.ok || reception.refusal.reason !== 'origin_not_allowed')
  return {
    ...SECURITY_HEADERS,
    ...corsHeaders(origin, isReadable),
    ...(reception.ok ? {} : refusalHeaders(reception)),
  }
}

function refusalHeaders({ status, retryAfterSeconds }: RefusedRequest): Record<string, string> {
  return {
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    // The rest of a body that is not waited for must not be read as the next request.
    ...(status === 408 ? { Connection: 'close' } : {}),
  }
}

/** Answers with a refusal where no page of another origin is to read it. */
export function answerRefusal(c: Context, refused: RefusedRequest): Response {
  return c.json(refused.refusal, refused.status, {
    ...SECURITY_HEADERS,
    ...refusalHeaders(refused),
  })
}

/** Answers a preflight: whatever headers it asks for, to the origins of a site. */
export function answerPreflight(
  c: Context,
  origins: OriginRules,
  method: 'GET' | 'POST' = 'POST',
): Response {
  const origin = c.req.header('origin')
  const isAllowed = origin !== undefined && origins.isListed(origin)
  const headers = isAllowed
    ? preflightHeaders(origin, c.req.header('access-control-request-headers'), method)
    : corsHeaders(origin, false)
  return c.body(null, 204, { ...SECURITY_HEADERS, ...headers })
}

/** Says a reception in our own words. */
export function answer(c: Context, reception: Reception, origins: OriginRules): Response {
  const headers = answerHeaders(c, reception, origins)
  if (!reception.ok) return c.json(reception.refusal, reception.status, headers)
  const { accepted, rejected } = reception
  if (rejected.length === 0) return c.body(null, 204, headers)
  return c.json({ accepted, rejected }, 202, headers)
}

/**
 * Says a reception in Segment's words: 200 also where messages were refused, because its libraries
 * would drop or repeat all of a batch otherwise, and 400 for what can never be read.
 */
export function answerSegment(c: Context, reception: Reception, origins: OriginRules): Response {
  const headers = answerHeaders(c, reception, origins)
  if (reception.ok) return c.json({ success: true }, 200, headers)
  const { refusal, status } = reception
  const isUnreadable = status === 413 || status === 415 || status === 422
  return c.json({ success: false, ...refusal }, isUnreadable ? 400 : status, headers)
}
