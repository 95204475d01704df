import type { MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { routePath } from 'hono/route'
import type { Metrics } from '../metrics.ts'
import { SECURITY_HEADERS } from './headers.ts'

// What is no route at all: its path is a stranger's, and would be kept for ever.
const OTHER = { method: 'other', path: 'other' }

/** Counts every request by the route that answered it, as it was registered. */
export function countRequests(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const path = routePath(c, -1)
    // Only the middleware for everything has matched.
    const isRoute = !path.endsWith('*')
    metrics.countRequest(isRoute ? { method: c.req.method, path } : OTHER, c.res.status)
  }
}

/** `GET /metrics`: counts since the start for Prometheus, to whoever may look. */
export function metricsRoute(metrics: Metrics, guard: MiddlewareHandler): Hono {
  const app = new Hono()
  app.get('/metrics', guard, (c) =>
    c.body(metrics.toText(), 200, {
      ...SECURITY_HEADERS,
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    }),
  )
  return app
}
