import { Hono } from 'hono'
import type { Route } from '../openapi/document.ts'
import { toOpenApi } from '../openapi/document.ts'
import { SECURITY_HEADERS } from './headers.ts'

/**
 * `GET /openapi.json`: what this collector answers.
 *
 * @param routes - Asked for at the first request, when all of them are there.
 */
export function openApiRoute(routes: () => readonly Route[], filePaths: readonly string[]): Hono {
  const app = new Hono()
  let document: object | undefined
  app.get('/openapi.json', (c) => {
    document ??= toOpenApi(routes(), filePaths)
    return c.json(document, 200, { ...SECURITY_HEADERS, 'Cache-Control': 'no-cache' })
  })
  return app
}
