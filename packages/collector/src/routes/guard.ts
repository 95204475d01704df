import type { Context, MiddlewareHandler } from 'hono'
import { hasAdminToken } from '../admin-token.ts'
import { isMeantForLoopback } from '../loopback.ts'
import { MIN_TOKEN_LENGTH } from '../options.ts'
import { refuse } from '../refusals.ts'
import { SECURITY_HEADERS } from './headers.ts'

/** Options for {@link guard}. */
export interface GuardOptions {
  adminToken?: string
  /** Whether the request's socket is a loopback one. */
  isLocal: (c: Context) => boolean
}

/** Whether a page of another origin sends, in whose name a browser may hold the key. */
function isForged(c: Context): boolean {
  const { method, headers } = c.req.raw
  if (method === 'GET' || method === 'HEAD') return false
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return true
  const origin = headers.get('origin')
  if (origin === null) return false
  return !URL.canParse(origin) || new URL(origin).host !== new URL(c.req.url).host
}

/** Lets through who sits at this machine, or holds the admin token; answers 401 or 403 otherwise. */
export function guard({ adminToken, isLocal }: GuardOptions): MiddlewareHandler {
  return async (c, next) => {
    if (isForged(c)) {
      const { refusal, status } = refuse('origin_not_allowed', 'no page of another origin may ask')
      return c.json(refusal, status, SECURITY_HEADERS)
    }
    if (isLocal(c) && isMeantForLoopback(c.req.raw.headers)) return next()
    const headers = { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' }
    if (adminToken === undefined) {
      const { refusal } = refuse(
        'unauthorized',
        `this page answers on loopback only: set an admin token of at least ${MIN_TOKEN_LENGTH} characters to open it from elsewhere`,
      )
      return c.json(refusal, 403, headers)
    }
    if (await hasAdminToken(c.req.header('authorization') ?? '', adminToken)) return next()
    const { refusal } = refuse(
      'unauthorized',
      'this page needs the admin token: as a Bearer token, or as the password in a browser',
    )
    return c.json(refusal, 401, {
      ...headers,
      'WWW-Authenticate': 'Basic realm="Waymark", charset="UTF-8"',
    })
  }
}
