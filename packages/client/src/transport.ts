import { type Delivery, toDelivery } from './delivery.ts'

/** Makes one delivery attempt. */
export interface Transport {
  /**
   * @param body - The envelope.
   * @param isHiding - The page may be gone in a moment: only a send that survives it counts.
   */
  send(body: string, isHiding: boolean): Promise<Delivery>
}

/** The world a transport lives in. */
export interface TransportOptions {
  /** Base URL of the collector, without a trailing slash. */
  endpoint: string
  window: Pick<Window & typeof globalThis, 'fetch' | 'navigator'>
  now: () => number
}

// Bodies in flight with `keepalive` share 64 KiB per page (Fetch standard, "HTTP-network-or-cache
// fetch") with beacons and with the page's own; stay well below it so that the last flush of a page
// is never refused.
const KEEPALIVE_BUDGET_BYTES = 48_000
const KEEPALIVE_REQUESTS = 8
/** An answer slower than this is none; the same bytes are sent again. */
const TIMEOUT_MS = 15_000

/** Creates the transport to one collector. */
export function createTransport({ endpoint, window, now }: TransportOptions): Transport {
  const { fetch, navigator } = window
  let inFlightBytes = 0
  let inFlightCount = 0

  return {
    async send(body, isHiding) {
      const url = `${endpoint}/v1/batch?sentAt=${now()}`
      const bytes = new Blob([body]).size
      const keepalive =
        inFlightCount < KEEPALIVE_REQUESTS && inFlightBytes + bytes <= KEEPALIVE_BUDGET_BYTES
      const reserved = keepalive ? bytes : 0
      inFlightCount++
      inFlightBytes += reserved
      try {
        // `true` is no acknowledgement: what the outbox holds stays for the next page.
        if (isHiding && !keepalive) navigator.sendBeacon(url, body)
        else {
          const response = await fetch.call(window, url, {
            method: 'POST',
            // A string brings text/plain; any other content type asks for a preflight.
            body,
            keepalive,
            // Missing before Safari 16: such a browser waits as long as its network stack does.
            signal: AbortSignal.timeout?.(TIMEOUT_MS) ?? null,
          })
          // Read even when empty: an unread answer pins Chromium's keepalive budget for the page's
          // life (open-telemetry/opentelemetry-js 7001, checked 2026-11).
          const text = await response.text()
          return toDelivery(response.status, text, response.headers.get('retry-after'), now())
        }
      } catch {
        // The network is down, the answer too late, or the page broke `fetch`.
      } finally {
        inFlightCount--
        inFlightBytes -= reserved
      }
      return { status: 'retry', retryAfterMs: 0 }
    },
  }
}
