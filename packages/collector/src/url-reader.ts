import { cleanUrl, clickIdsOf } from '@waymark/protocol'
import { createBoundedMap, rememberLast } from './bounded-cache.ts'

/** What a clean URL tells of how a visitor came. */
export interface UrlParts {
  host: string
  /** Kinds of click id, e.g. `gclid`. */
  clickIds: readonly string[]
  /** Whether it carries campaign keys or a click id. */
  isTagged: boolean
  /** `utm_source`, where it is not empty. */
  source?: string
  /** `utm_medium`, where it is not empty. */
  medium?: string
  /** `utm_campaign`, where it is not empty. */
  campaign?: string
}

/** Reads the URLs of touchpoints, most of which were read a moment ago. */
export interface UrlReader {
  /** `cleanUrl` of the protocol. */
  clean(url: string | undefined): string | undefined
  /** Takes a clean URL apart. */
  partsOf(url: string): UrlParts
}

// Pages of a shop that most views are of.
const REMEMBERED_URLS = 2_000

/** Takes a URL apart that `cleanUrl` has given. */
export function toUrlParts(url: string): UrlParts {
  const page = new URL(url)
  const query = page.searchParams
  const clickIds = clickIdsOf(page)
  const source = query.get('utm_source')
  const medium = query.get('utm_medium')
  const campaign = query.get('utm_campaign')
  return {
    host: page.hostname,
    clickIds,
    isTagged: clickIds.length > 0 || [...query.keys()].some((key) => key.startsWith('utm_')),
    ...(source ? { source } : {}),
    ...(medium ? { medium } : {}),
    ...(campaign ? { campaign } : {}),
  }
}

/**
 * Makes a reader that remembers the last clean URLs. What was cleaned off the others is in no memory:
 * they are cleaned each time.
 */
export function createUrlReader(): UrlReader {
  const known = createBoundedMap<true>(REMEMBERED_URLS)
  return {
    clean(url) {
      // A clean URL comes back as it is, and clients send no others.
      if (url === undefined || known.has(url)) return url
      const clean = cleanUrl(url)
      if (clean !== undefined) known.set(clean, true)
      return clean
    },
    partsOf: rememberLast(toUrlParts, REMEMBERED_URLS),
  }
}
