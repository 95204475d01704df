import type { Context, MiddlewareHandler } from 'hono'
import type { RefusedRequest } from '../refusals.ts'
import { refuse } from '../refusals.ts'
import type { Store } from '../sinks/sink.ts'
import { SECURITY_HEADERS } from './headers.ts'

/** What the routes for those who may look work with. */
export interface ReadingRouteContext {
  store: Store
  /** The first one is meant where a request names none. */
  siteIds: readonly string[]
  guard: MiddlewareHandler
  now: () => number
}

/** Headers of what only those who may look are told. */
export const READING_HEADERS = { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' }

/** Reads which site is meant: the one named by `?site=`, else the first. */
export function readSite(
  c: Context,
  siteIds: readonly string[],
): { ok: true; siteId: string } | RefusedRequest {
  return checkSite(c.req.query('site') ?? siteIds[0] ?? '', siteIds)
}

/** Refuses a site this collector does not serve. */
export function checkSite(
  siteId: string,
  siteIds: readonly string[],
): { ok: true; siteId: string } | RefusedRequest {
  if (siteIds.includes(siteId)) return { ok: true, siteId }
  return refuse('unknown_site', 'site must be one this collector serves')
}

/** Answers with a refusal to somebody who may look. */
export function refuseReading(c: Context, { refusal, status }: RefusedRequest): Response {
  return c.json(refusal, status, READING_HEADERS)
}
