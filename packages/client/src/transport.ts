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
  fetch: typeof fetch
  /** `navigator.sendBeacon`, bound. */
  sendBeacon: ((url: string, body: string) => boolean) | undefined
  now: () => number
}

// Bodies in flight with `keepalive` share 64 KiB per page (Fetch standard, "HTTP-network-or-cache
// fetch") with beacons and with the page's own; stay well below it so that the last flush of a page
// is never refused.
const KEEPALIVE_BUDGET_BYTES = 48_000
const KEEPALIVE_REQUESTS = 8
/** An answer slower than this is none; the same bytes are sent again. */
const TIMEOUT_MS = 15_000

const encoder = new TextEncoder()

/**
 * Creates the transport to one collector.
 *
 * @param endpoint - Base URL of the collector, without a trailing slash.
 */
export function createTransport(endpoint: string, options: TransportOptions): Transport {
  const { fetch, sendBeacon, now } = options
  let inFlightBytes = 0
  let inFlightCount = 0
  return {
    async send(body, isHiding) {
      const bytes = encoder.encode(body).length
      const url = `${endpoint}/v1/batch?sentAt=${now()}`
      const keepalive =
        inFlightCount < KEEPALIVE_REQUESTS && inFlightBytes + bytes <= KEEPALIVE_BUDGET_BYTES
      const reserve = (sign: number) => {
        inFlightCount += sign * Number(keepalive)
        inFlightBytes += sign * Number(keepalive) * bytes
      }
      reserve(1)
      try {
        // A beacon's `true` is no acknowledgement: what the outbox holds stays for the next page.
        if (isHiding && !keepalive) throw sendBeacon?.(url, body)
        const response = await fetch(url, {
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
        const { status, headers } = response
        return toDelivery({ status, retryAfter: headers.get('retry-after'), body: text }, now())
      } catch {
        return { status: 'retry', retryAfterMs: 0 }
      } finally {
        reserve(-1)
      }
    },
  }
}
