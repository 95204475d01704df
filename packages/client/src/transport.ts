import { type Delivery, toDelivery } from './delivery.ts'

/**
 * Makes one delivery attempt.
 *
 * @param body - The envelope.
 * @param isHiding - The page may be gone in a moment: only a send that survives it counts.
 */
export type Transport = (body: string, isHiding?: boolean) => Promise<Delivery>

/** Makes one request as `fetch` does; told whether the page is going away. */
export type Fetch = (url: string, init: RequestInit, isHiding?: boolean) => Promise<Response>

/** The world a transport lives in. */
export interface TransportOptions {
  /** Base URL of the collector, without a trailing slash. */
  endpoint: string
  /** @defaultValue the page's own, as it is when the transport is created */
  fetch?: Fetch
  window: Pick<Window & typeof globalThis, 'fetch'>
  /** Clock, epoch milliseconds. */
  now: () => number
}

// Bodies in flight with `keepalive` share 64 KiB per page (Fetch standard, "HTTP-network-or-cache
// fetch") with the page's own: what is refused there stays in the outbox. A character has up to
// three bytes.
const KEEPALIVE_CHARACTERS = 20_000
/** An answer slower than this is none; the same bytes are sent again. */
export const TIMEOUT_MS = 10_000
/** As it is at load: pages replace it, or take it away. */
export const NativePromise = Promise

/** Creates the transport to one collector. */
export function createTransport({
  endpoint,
  window,
  now,
  fetch = window.fetch.bind(window),
}: TransportOptions): Transport {
  return async (body, isHiding) => {
    try {
      const patience = new AbortController()
      const init = {
        method: 'POST',
        // A string brings text/plain; any other content type asks for a preflight.
        body,
        keepalive: body.length < KEEPALIVE_CHARACTERS,
        signal: patience.signal,
      }
      const response = await NativePromise.race([
        fetch(`${endpoint}/v1/batch?sentAt=${now()}`, init, isHiding),
        new NativePromise<never>((_, reject) => {
          setTimeout(() => {
            patience.abort()
            // A page's own `fetch` may not care, nor does Firefox settle a request that the bfcache
            // put to sleep (153, measured 2026-11).
            reject()
          }, TIMEOUT_MS)
        }),
      ])
      // Read even when empty: an unread answer pins Chromium's keepalive budget for the page's
      // life (open-telemetry/opentelemetry-js 7001, checked 2026-11).
      const said = await response.json().catch(() => {})
      return toDelivery(response.status, said, response.headers.get('retry-after'), now())
    } catch {
      // The network is down, the answer too late, or the page broke `fetch`.
      return { status: 'retry', retryAfterMs: 0 }
    }
  }
}
