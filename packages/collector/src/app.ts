import type { Context } from 'hono'
import { Hono } from 'hono'
import { checkOptions } from './check-options.ts'
import { gunzipStream } from './gunzip.ts'
import type { CollectorSettings } from './options.ts'
import { createOriginRules } from './origins.ts'
import { refuse } from './refusals.ts'
import { batchRoute } from './routes/batch.ts'
import { filesRoute } from './routes/files.ts'
import { guard } from './routes/guard.ts'
import { SECURITY_HEADERS } from './routes/headers.ts'
import { healthzRoute } from './routes/healthz.ts'
import { mapRoute } from './routes/map.ts'
import type { Sink, Store } from './sinks/sink.ts'

/** Options for {@link createCollector}. */
export interface CollectorOptions extends CollectorSettings {
  /**
   * Whether a request's socket address is loopback, given by the runtime's entry.
   * @defaultValue never
   */
  isLocal?: (c: Context) => boolean
}

function isStore(sink: Sink): sink is Store {
  return 'read' in sink
}

/**
 * Makes a collector: a Hono app that takes touchpoints at `POST /v1/batch` and answers only once
 * they are stored, serves the client's files, tells its health and shows the report.
 *
 * @throws {TypeError} For an option of the wrong type.
 * @throws {RangeError} For an option out of range.
 *
 * @example
 * ```ts
 * import { createCollector, memoryStore } from '@waymark/collector'
 *
 * const app = createCollector({
 *   sink: memoryStore(),
 *   sites: { shop: { origins: ['https://shop.example'] } },
 * })
 * const answer = await app.request('/healthz')
 * ```
 */
export function createCollector(options: CollectorOptions): Hono {
  checkOptions(options)
  const { sink, sites, stage, channel, report, files, adminToken } = options
  const { isLocal = () => false, gunzip = gunzipStream, now = Date.now, log = () => {} } = options
  const store = options.store ?? (isStore(sink) ? sink : undefined)
  const app = new Hono()

  app.route(
    '/',
    batchRoute({
      sink,
      origins: createOriginRules(sites),
      gunzip,
      now,
      log,
      ...(stage ? { stage } : {}),
      ...(channel ? { channel } : {}),
    }),
  )
  app.route('/', healthzRoute())
  if (files) app.route('/', filesRoute(files))
  if (report && store) {
    const mapGuard = guard({ isLocal, ...(adminToken === undefined ? {} : { adminToken }) })
    app.route('/', mapRoute({ report, store, siteIds: Object.keys(sites), guard: mapGuard, now }))
  }

  app.notFound((c) => {
    const { refusal } = refuse('not_found', 'nothing answers at this path and method')
    return c.json(refusal, 404, SECURITY_HEADERS)
  })
  app.onError((error, c) => {
    log({ level: 'error', event: 'request_failed', message: error.message })
    const { refusal } = refuse('internal', 'the collector failed: send the same bytes again')
    return c.json(refusal, 500, SECURITY_HEADERS)
  })
  return app
}
