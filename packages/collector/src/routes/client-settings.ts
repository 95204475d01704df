import type { Context } from 'hono'
import { Hono } from 'hono'
import { readCredentials } from '../authorization.ts'
import type { OriginRules } from '../origins.ts'
import { refuse } from '../refusals.ts'
import { answerPreflight } from './answers.ts'
import { corsHeaders, SECURITY_HEADERS } from './headers.ts'
import type { RequestReader } from './request-reader.ts'

/** What the routes work with. */
export interface ClientSettingsContext {
  origins: OriginRules
  reader: RequestReader
}

const SETTINGS_PATH = '/v1/projects/:writeKey/settings'
const SOURCE_PATHS = ['/sourceConfig', '/sourceConfig/']

/**
 * What the libraries of others ask for before they send: Segment's
 * `GET /v1/projects/:writeKey/settings`, RudderStack's `GET /sourceConfig`. Both answer: send here,
 * and to nobody else.
 */
export function clientSettingsRoute({ origins, reader }: ClientSettingsContext): Hono {
  const app = new Hono()

  function say(c: Context, siteId: string, settings: object): Response {
    const origin = c.req.header('origin')
    const isReadable = origin !== undefined && origins.isListed(origin)
    // It tells of the host it was asked from, so that nobody else may be given it.
    const headers = {
      ...SECURITY_HEADERS,
      ...corsHeaders(origin, isReadable),
      'Cache-Control': 'no-store',
    }
    if (origins.hasSite(siteId)) return c.json(settings, 200, headers)
    const { refusal, status } = refuse('unknown_site', 'the write key must be a site’s id')
    return c.json(refusal, status, headers)
  }

  app.get(SETTINGS_PATH, (c) => {
    const { host } = new URL(c.req.url)
    const protocol = reader.isSecure(c) ? 'https' : 'http'
    const apiKey = c.req.param('writeKey')
    const destination = { apiKey, apiHost: `${host}/v1`, protocol }
    return say(c, apiKey, { integrations: { 'Segment.io': destination } })
  })

  const saySource = (c: Context) => {
    const credentials = readCredentials(c.req.header('authorization') ?? '')
    const writeKey = credentials?.name || c.req.query('writeKey') || ''
    const source = {
      id: writeKey,
      name: writeKey,
      writeKey,
      enabled: true,
      workspaceId: 'waymark',
      // Errors and figures of theirs go to nobody.
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
      connections: [],
      destinations: [],
    }
    return say(c, writeKey, { source })
  }
  // In browsers, RudderStack's library asks with a slash at the end.
  for (const path of SOURCE_PATHS) app.get(path, saySource)

  for (const path of [SETTINGS_PATH, ...SOURCE_PATHS]) {
    app.options(path, (c) => answerPreflight(c, origins, 'GET'))
  }
  return app
}
