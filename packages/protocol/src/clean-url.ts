import { LIMITS } from './limits.ts'
import { scrubText } from './scrub-text.ts'

const CAMPAIGN_KEYS = /^utm_(source|medium|campaign|term|content|id|source_platform)$/
// Click ids are personal data; only their kind says which network sent the visitor.
const CLICK_ID_KEYS =
  /^(gclid|gbraid|wbraid|dclid|gclsrc|fbclid|msclkid|ttclid|twclid|li_fat_id|epik|rdt_cid|sccid|irclickid|yclid|srsltid)$/
// Keys by which shop platforms route: without them a URL names another page.
const ROUTING_KEYS =
  /^(route|step|page|paged|p|view|controller|fc|module|main_page|option|task|cPath|products_id|product_id|path|category|cat|collection|variant|sku|sort|order|orderby|product_list_order|section|tab|add-to-cart|wc-ajax|post_type|page_id)$/
const SEARCH_KEYS = /^(q|s|query|search|search_query|searchterm|keyword|keywords|term|text|w)$/

/** The search term a shop URL carries, or `undefined`. Scrubbed of personal data. */
export function searchTermOf(url: URL): string | undefined {
  for (const [key, value] of url.searchParams) {
    if (SEARCH_KEYS.test(key) && value.trim()) return scrubText(value.trim()).slice(0, 100)
  }
  return undefined
}

function cleanValue(key: string, value: string): string | undefined {
  if (CAMPAIGN_KEYS.test(key) || SEARCH_KEYS.test(key)) return scrubText(value).slice(0, 100)
  if (CLICK_ID_KEYS.test(key)) return '1'
  // Routes are paths and numbers; anything longer is somebody's payload.
  if (ROUTING_KEYS.test(key) && value.length <= 100) {
    return /^\d+$/.test(value) ? value : scrubText(value)
  }
  return undefined
}

/**
 * Reduces a URL to what may be recorded: origin, path, and the allow-listed query keys. User name,
 * password and fragment go, except for a hash route (`#/…`, `#!/…`), which names the page itself.
 * Client and collector apply the same list, so a value the client missed is still not stored.
 *
 * @param url - Absolute, or relative to `base`.
 * @returns The cleaned URL, at most `LIMITS.urlLength` long; `undefined` when it is no http(s) URL.
 */
export function cleanUrl(url: string, base?: string): string | undefined {
  let parsed: URL
  try {
    parsed = new URL(url.slice(0, 4 * LIMITS.urlLength), base)
  } catch {
    return undefined
  }
  if (!/^https?:$/.test(parsed.protocol)) return undefined
  const kept = new URLSearchParams()
  for (const [key, value] of parsed.searchParams) {
    const clean = cleanValue(key, value)
    if (clean !== undefined) kept.append(key, clean)
  }
  const query = kept.size ? `?${kept}` : ''
  const hash = /^#!?\//.test(parsed.hash) ? scrubText(parsed.hash.replace(/\?.*/, '')) : ''
  return (parsed.origin + scrubText(parsed.pathname) + query + hash).slice(0, LIMITS.urlLength)
}
