import type { Context } from 'hono'
import { Hono } from 'hono'
import { createAdmission } from './admission.ts'
import { checkOptions } from './check-options.ts'
import { gunzipStream } from './gunzip.ts'
import { createMetrics } from './metrics.ts'
import type { CollectorSettings } from './options.ts'
import { createOriginRules } from './origins.ts'
import type { ReceiveContext } from './receive.ts'
import { refuse } from './refusals.ts'
import { answerRefusal } from './routes/answers.ts'
import { batchRoute } from './routes/batch.ts'
import { clientSettingsRoute } from './routes/client-settings.ts'
import { deadLettersRoute } from './routes/dead-letters.ts'
import { filesRoute } from './routes/files.ts'
import { guard } from './routes/guard.ts'
import { STRICT_TRANSPORT_SECURITY } from './routes/headers.ts'
import { healthzRoute } from './routes/healthz.ts'
import { lossRoute } from './routes/loss.ts'
import { mapRoute } from './routes/map.ts'
import { measurementRoute } from './routes/measurement.ts'
import { countRequests, metricsRoute } from './routes/metrics.ts'
import { openApiRoute } from './routes/openapi.ts'
import { pixelRoute } from './routes/pixel.ts'
import { readyzRoute } from './routes/readyz.ts'
import { createRequestReader } from './routes/request-reader.ts'
import { segmentRoute } from './routes/segment.ts'
import { visitorsRoute } from './routes/visitors.ts'
import { createWelcome } from './routes/welcome.ts'
import { safeLog } from './safe-log.ts'
import type { Sink, Store } from './sinks/sink.ts'
import { SinkError } from './sinks/sink.ts'
import { tellFailures } from './sinks/tell-failures.ts'
import { createSiteKeys } from './site-keys.ts'
import { createStageGrader } from './stage-grader.ts'
import { createUrlReader } from './url-reader.ts'

/** Options for {@link createCollector}. */
export interface CollectorOptions extends CollectorSettings {
  /**
   * Whether a request's socket address is loopback, given by the runtime's entry.
   * @defaultValue never
   */
  isLocal?: (c: Context) => boolean
  /**
   * Address at the other end of a request's connection, given by the runtime's entry.
   * @defaultValue nobody can tell
   */
  remoteAddress?: (c: Context) => string | undefined
  /**
   * Country of a request's visitor, where the runtime itself tells; ISO 3166-1.
   * @defaultValue nobody can tell
   */
  country?: (c: Context) => string | undefined
}

function isStore(sink: Sink): sink is Store {
  return 'read' in sink
}

/** Paths of the files worth telling of: a pinned one is another name of a file. */
function pathsOf(files: CollectorOptions['files'] = {}): string[] {
  return Object.entries(files).flatMap(([path, { isImmutable }]) => (isImmutable ? [] : [path]))
}

/** What the receiving routes share, resolved once. */
function toReceiveContext(
  options: CollectorOptions,
  { now, log }: Required<Pick<CollectorOptions, 'now' | 'log'>>,
): ReceiveContext {
  const { sink, sites, stage, channel, limits, gunzip = gunzipStream } = options
  return {
    sink,
    sites,
    origins: createOriginRules(sites),
    keys: createSiteKeys(sites),
    admission: createAdmission({ now, ...(limits ? { limits } : {}) }),
    gunzip,
    deadLetterDays: options.deadLetterDays ?? 14,
    log,
    gradeStage: createStageGrader(stage),
    urls: createUrlReader(),
    ...(channel ? { channel } : {}),
  }
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
  const { sink, sites, report, files, adminToken, proxy, bodyTimeoutMs = 10_000 } = options
  const { isLocal = () => false, remoteAddress = () => undefined, now = Date.now } = options
  const { country = () => undefined } = options
  const metrics = createMetrics()
  const log = metrics.watchLog(safeLog(options.log ?? (() => {})))
  const given = options.store ?? (isStore(sink) ? sink : undefined)
  const store = given && tellFailures(given)
  const siteIds = Object.keys(sites)
  const reader = createRequestReader({
    isLocal,
    remoteAddress,
    country,
    ...(proxy ? { proxy } : {}),
  })
  const watched = { ...options, sink: metrics.watchSink(sink) }
  const receiving = toReceiveContext(watched, { now, log })
  const guarded = guard({ isLocal, ...(adminToken === undefined ? {} : { adminToken }) })
  const app = new Hono()
  app.use(countRequests(metrics))
  app.use(async (c, next) => {
    await next()
    if (reader.isSecure(c)) c.header('Strict-Transport-Security', STRICT_TRANSPORT_SECURITY)
  })

  const receivingRoute = { ...receiving, reader, bodyTimeoutMs, now }
  app.route('/', batchRoute(receivingRoute))
  app.route('/', pixelRoute(receivingRoute))
  app.route('/', segmentRoute(receivingRoute))
  app.route('/', clientSettingsRoute(receivingRoute))
  app.route('/', measurementRoute(receivingRoute))
  app.route('/', healthzRoute())
  app.route('/', readyzRoute({ siteIds, now, ...(store ? { store } : {}) }))
  app.route('/', metricsRoute(metrics, guarded))
  app.route(
    '/',
    openApiRoute(() => app.routes, pathsOf(files)),
  )
  if (files) app.route('/', filesRoute(files))
  if (store) {
    const reading = { store, siteIds, guard: guarded, now }
    app.route('/', lossRoute(reading))
    app.route('/', deadLettersRoute({ ...reading, receiving, bodyTimeoutMs }))
    app.route('/', visitorsRoute(reading))
    if (report) app.route('/', mapRoute({ ...reading, report }))
  }

  const welcome = createWelcome(report !== undefined && store !== undefined)
  app.notFound(async (c) => {
    const page = await welcome(c)
    if (page) return page
    return answerRefusal(c, refuse('not_found', 'nothing answers at this path and method'))
  })
  app.onError((error, c) => {
    const isStoreAtFault = error instanceof SinkError
    const event = isStoreAtFault ? 'sink_failed' : 'request_failed'
    log({ level: 'error', event, message: error.message })
    const refused = isStoreAtFault
      ? refuse('store_unavailable', 'the store cannot be asked now: ask again')
      : refuse('internal', 'the collector failed: send the same bytes again')
    return answerRefusal(c, refused)
  })
  return app
}
