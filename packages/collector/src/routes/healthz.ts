import { Hono } from 'hono'
import { SECURITY_HEADERS } from './headers.ts'

/** `GET /healthz`: the process is alive. It says nothing of the sink. */
export function healthzRoute(): Hono {
  const app = new Hono()
  app.get('/healthz', (c) =>
    c.json({ status: 'ok' }, 200, { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' }),
  )
  return app
}
