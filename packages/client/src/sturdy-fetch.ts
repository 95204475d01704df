import { quietly } from './quietly.ts'
import { type Fetch, NativePromise } from './transport.ts'

/** The world of {@link sturdyFetch}. */
export interface SturdyFetchOptions {
  /** The page. @defaultValue `globalThis.window` */
  window?: Window & typeof globalThis
  /**
   * Told once when the page's Content Security Policy forbids the collector. @defaultValue nobody
   */
  onBlocked?: (url: string) => void
}

/** A `fetch` with `fetchLater` beside it, where the browser has it (Chromium 135). */
type WithFetchLater = { fetchLater?: (url: string, init: RequestInit) => unknown }

// Bodies in flight with `keepalive` share 64 KiB per page (Fetch standard, "HTTP-network-or-cache
// fetch") with beacons and with the page's own; stay well below it so that the last flush of a page
// is never refused.
const KEEPALIVE_BUDGET_BYTES = 48_000
const KEEPALIVE_REQUESTS = 8
/** Shorter bodies gain nothing by compression. */
const GZIP_CHARACTERS = 1_000
/** Pause after the page's policy forbade the collector: no page changes its policy. */
const BLOCKED_SECONDS = 3_600

const unavailable = (headers: HeadersInit = {}) => new Response(null, { status: 503, headers })

async function gzip(text: string): Promise<Blob> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  // Without a type, as any but text/plain asks for a preflight; the collector knows gzip by its
  // bytes.
  return new Blob([await new Response(stream).arrayBuffer()])
}

/** What {@link sturdyFetch} falls back upon where the page broke `fetch`. */
function requestByXhr(
  { XMLHttpRequest }: typeof globalThis,
  url: string,
  { body, signal }: RequestInit,
): Promise<Response> {
  return new NativePromise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open('POST', url)
    xhr.onload = () => {
      const headers = new Headers()
      const retryAfter = xhr.getResponseHeader('retry-after')
      if (retryAfter) headers.set('retry-after', retryAfter)
      const { status } = xhr
      resolve(new Response(status === 204 ? null : xhr.responseText, { status, headers }))
    }
    xhr.onerror = xhr.onabort = () => reject(new TypeError('Network error'))
    signal?.addEventListener('abort', () => xhr.abort())
    // The body is one of ours: text or a blob.
    xhr.send(body as string | Blob)
  })
}

/**
 * Creates a `fetch` for `createTracker({ fetch })` that gets through where the plain one does not:
 * compresses bodies worth it unless the page is going away, keeps the bodies in flight within the
 * browser's keepalive budget and hands what is over it to `fetchLater` or `sendBeacon`, takes
 * `XMLHttpRequest` from the first time on that the page's `fetch` breaks (throws, answers nonsense,
 * or does not settle when its signal ends), and is quiet for an hour where the page's Content
 * Security Policy forbids the collector.
 */
export function sturdyFetch({
  window = globalThis.window,
  onBlocked,
}: SturdyFetchOptions = {}): Fetch {
  // Captured now: pages replace it. On a server nobody will ever send.
  let fetch = window && quietly(() => window.fetch.bind(window))
  const { fetchLater } = (window ?? {}) as WithFetchLater
  let inFlightBytes = 0
  let inFlightCount = 0
  let blockedOrigin: string | undefined

  window?.document.addEventListener('securitypolicyviolation', ({ blockedURI, disposition }) => {
    if (disposition !== 'report') blockedOrigin = quietly(() => new URL(blockedURI).origin)
  })

  /** Hands over for delivery after the page is gone; nobody tells whether it came. */
  function leave(url: string, init: RequestInit, body: string): Response {
    const isLater = quietly(() => fetchLater?.call(window, url, { ...init, signal: null }))
    if (!isLater) quietly(() => window.navigator.sendBeacon(url, body))
    return unavailable()
  }

  async function request(url: string, init: RequestInit): Promise<Response> {
    const { signal } = init
    // Browsers reject at once when the signal ends; a page's own may not care.
    const isStuck = new NativePromise((resolve) => {
      signal?.addEventListener('abort', () => setTimeout(resolve))
    })
    try {
      // Called in here, as a page's own may throw in place of rejecting.
      const response: unknown = await NativePromise.race([fetch?.(url, init), isStuck])
      if (response instanceof window.Response || response instanceof Response) return response
    } catch (error) {
      // Browsers reject with these; anything else is the page's doing.
      if (error instanceof TypeError || error instanceof DOMException) throw error
    }
    fetch = undefined
    if (signal?.aborted) throw new TypeError('Network error')
    return requestByXhr(window, url, init)
  }

  return async (url, init, isHiding) => {
    // Still in this task, but not in the call that fills a batch: a request takes a millisecond.
    if (!isHiding) await undefined
    const { origin } = new URL(url)
    if (blockedOrigin === origin) {
      onBlocked?.(url)
      onBlocked = undefined
      return unavailable({ 'retry-after': `${BLOCKED_SECONDS}` })
    }
    const text = String(init.body)
    const isWorthIt = !isHiding && text.length > GZIP_CHARACTERS && 'CompressionStream' in window
    const body = isWorthIt ? await gzip(text).catch(() => text) : text
    const bytes = new Blob([body]).size
    const keepalive =
      inFlightCount < KEEPALIVE_REQUESTS && inFlightBytes + bytes <= KEEPALIVE_BUDGET_BYTES
    if (isHiding && !keepalive) return leave(url, init, text)
    const reserved = keepalive ? bytes : 0
    inFlightCount++
    inFlightBytes += reserved
    try {
      return await request(url, { ...init, body, keepalive })
    } finally {
      inFlightCount--
      inFlightBytes -= reserved
    }
  }
}
