import type { Context } from 'hono'
import { contentSecurityPolicy } from '../content-security.ts'
import { SECURITY_HEADERS } from './headers.ts'

// It names neither sites nor a version: whoever comes along may read it.
const toPage = (hasReport: boolean) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>Waymark collector</title>
<style>
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem }
</style>
</head>
<body>
<h1>Waymark collector</h1>
<p>This address takes what a web shop records of the way its visitors go through it. There is nothing
to see here for visitors: what is kept, and how to have it erased, the shop tells you.</p>
<p>Whoever runs it: <a href="healthz">is it alive</a>, <a href="readyz">does its store answer</a>,
<a href="openapi.json">what it answers</a>${hasReport ? ', <a href="map">the journey map</a>' : ''}.</p>
</body>
</html>
`

/**
 * Makes `GET /`: a few words for who opens the collector's address in a browser, and nothing that
 * only those who may look shall know. It is asked where no route answers, so that an app which a
 * collector is mounted into keeps its own.
 *
 * @param hasReport - Whether there is a map to point to.
 * @returns Gives nothing for any other request.
 */
export function createWelcome(hasReport: boolean): (c: Context) => Promise<Response | undefined> {
  const page = toPage(hasReport)
  return async (c) => {
    if (c.req.path !== '/' || !/^(GET|HEAD)$/.test(c.req.raw.method)) return undefined
    return c.html(page, 200, {
      ...SECURITY_HEADERS,
      'Content-Security-Policy': await contentSecurityPolicy(page),
      'Cache-Control': 'public, max-age=3600',
    })
  }
}
