import { Hono } from 'hono'
import type { Store } from '../sinks/sink.ts'
import { SECURITY_HEADERS } from './headers.ts'

/** What {@link readyzRoute} asks. */
export interface ReadyzContext {
  /** Absent where the sink cannot be read: then only the process is told of. */
  store?: Pick<Store, 'name' | 'version'>
  siteIds: readonly string[]
  now: () => number
  /** How long the store may take, in milliseconds. @defaultValue `2_000` */
  timeoutMs?: number
}

// Whoever asks, the store is asked once in so many milliseconds.
const REMEMBERED_MS = 1_000
const HEADERS = { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' }

/** `GET /readyz`: the store answers, told apart from the process, of which `/healthz` tells. */
export function readyzRoute({ store, siteIds, now, timeoutMs = 2_000 }: ReadyzContext): Hono {
  const app = new Hono()
  let last: { at: number; isReady: Promise<boolean> } | undefined

  async function askStore(): Promise<boolean> {
    if (!store) return true
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), timeoutMs)
    })
    const answered = store.version(siteIds[0] ?? '').then(
      () => true,
      () => false,
    )
    try {
      return await Promise.race([answered, late])
    } finally {
      clearTimeout(timer)
    }
  }

  app.get('/readyz', async (c) => {
    const at = now()
    // A clock that was set back must not keep an old answer.
    if (!last || Math.abs(at - last.at) >= REMEMBERED_MS) last = { at, isReady: askStore() }
    const isReady = await last.isReady
    const sink = isReady ? 'ok' : 'unavailable'
    if (isReady) return c.json({ status: 'ok', sink }, 200, HEADERS)
    return c.json({ status: 'unavailable', sink }, 503, { ...HEADERS, 'Retry-After': '5' })
  })
  return app
}
