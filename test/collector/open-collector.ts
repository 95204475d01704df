import type { CollectorOptions, LogEntry, Store } from '@waymark/collector'
import { createCollector, memoryStore } from '@waymark/collector'
import type { Envelope, StoredTouchpoint } from '@waymark/protocol'
import type { Hono } from 'hono'

/** Origin of the site `shop`. */
export const ORIGIN = 'https://shop.example'

/** Secret of the site `shop`. */
export const SECRET = 'a-secret-of-the-shops-own-server'

/** Opens what only admins may see. */
export const ADMIN_TOKEN = 'a-token-of-28-characters-min'

/** The collector's clock. */
export const NOW = 1_790_000_100_000

/** A browser as most visitors have one. */
export const BROWSER = {
  origin: ORIGIN,
  'user-agent':
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Mobile Safari/537.36',
  'accept-language': 'de-CH',
}

/** A collector in this process, with what a test looks at. */
export interface OpenCollector {
  app: Hono
  store: Store
  log: LogEntry[]
  /** Posts a body to the batch endpoint, from a browser unless `headers` say otherwise. */
  post(body: BodyInit, headers?: Record<string, string>, query?: string): Promise<Response>
  send(envelope: Envelope, headers?: Record<string, string>): Promise<Response>
  /** Asks as an admin. */
  ask(path: string, init?: RequestInit): Promise<Response>
  stored(siteId?: string): Promise<readonly StoredTouchpoint[]>
}

/** Makes a collector of two sites over a store in memory. */
export function openCollector(options: Partial<CollectorOptions> = {}): OpenCollector {
  const store = memoryStore()
  const log: LogEntry[] = []
  const app = createCollector({
    sink: store,
    sites: {
      shop: { origins: [ORIGIN], secrets: [SECRET] },
      other: { origins: ['https://other.example'] },
    },
    adminToken: ADMIN_TOKEN,
    now: () => NOW,
    log: (entry) => log.push(entry),
    ...options,
  })
  const post: OpenCollector['post'] = async (body, headers = BROWSER, query = '') =>
    app.request(`/v1/batch${query}`, { method: 'POST', body, headers })
  return {
    app,
    store,
    log,
    post,
    send: (envelope, headers) => post(JSON.stringify(envelope), headers),
    ask: async (path, init = {}) =>
      app.request(path, {
        ...init,
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...init.headers },
      }),
    stored: (siteId = 'shop') => store.latest(siteId, 1_000),
  }
}
