import { LIMITS } from './limits.ts'
import { scrubText } from './scrub-text.ts'

const CAMPAIGN_KEYS = /^utm_(source|medium|campaign|term|content|id|source_platform)$/
// Click ids are personal data; only their kind says which network sent the visitor.
const CLICK_ID_KEYS =
  /^(gclid|gbraid|wbraid|dclid|gclsrc|fbclid|msclkid|ttclid|twclid|li_fat_id|epik|rdt_cid|sccid|irclickid|yclid|srsltid)$/i
// Keys by which shop platforms route: without them a URL names another page.
const ROUTING_KEYS =
  /^(route|step|page|paged|p|view|controller|fc|module|main_page|option|task|cPath|products_id|product_id|path|category|cat|collection|variant|sku|sort|order|orderby|product_list_order|section|tab|add-to-cart|wc-ajax|post_type|page_id)$/
const SEARCH_KEYS = /^(q|s|query|search|search_query|searchterm|keyword|keywords|term|text|w)$/
const VALUE_LENGTH = 100

/** Scrubs before the cut, which could leave half an address, and after it, which could end a number. */
function cleanText(value: string): string {
  return scrubText(scrubText(value).slice(0, VALUE_LENGTH))
}

/** The search term a shop URL carries, or `undefined`. Scrubbed of personal data. */
export function searchTermOf(url: URL): string | undefined {
  for (const [key, value] of url.searchParams) {
    if (SEARCH_KEYS.test(key) && value.trim()) return cleanText(value.trim())
  }
  return undefined
}

/** The kinds of click id a URL carries, e.g. `['gclid']`: which networks sent the visitor. */
export function clickIdsOf(url: URL): string[] {
  return [...new Set(url.searchParams.keys())].filter((key) => CLICK_ID_KEYS.test(key))
}

function cleanValue(key: string, value: string): string | undefined {
  if (CAMPAIGN_KEYS.test(key) || SEARCH_KEYS.test(key)) return cleanText(value)
  if (CLICK_ID_KEYS.test(key)) return '1'
  if (!ROUTING_KEYS.test(key)) return undefined
  const clean = /^\d+$/.test(value) ? value : scrubText(value)
  // Routes are paths and numbers; anything longer is somebody's payload.
  return clean.length <= VALUE_LENGTH ? clean : undefined
}

/**
 * Reduces a URL to what may be recorded: origin, path, and the allow-listed query keys. User name,
 * password and fragment go, except for a hash route (`#/…`, `#!/…`), which names the page itself.
 * Client and collector apply the same list, so a value the client missed is still not stored; a URL
 * that is clean already comes back as it is.
 *
 * @param url - Absolute, or relative to `base`.
 * @returns The cleaned URL; `undefined` when it is no http(s) URL, or its path alone is longer than
 * `LIMITS.urlLength`. Query pairs and a hash route that do not fit are left out whole.
 */
export function cleanUrl(url: string, base?: string): string | undefined {
  let parsed: URL
  try {
    parsed = new URL(url.slice(0, 4 * LIMITS.urlLength), base)
  } catch {
    return undefined
  }
  if (!/^https?:$/.test(parsed.protocol)) return undefined
  let clean = parsed.origin + scrubText(parsed.pathname)
  if (clean.length > LIMITS.urlLength) return undefined
  let separator = '?'
  for (const [key, value] of parsed.searchParams) {
    const kept = cleanValue(key, value)
    if (kept === undefined) continue
    const pair = separator + new URLSearchParams({ [key]: kept })
    if (clean.length + pair.length > LIMITS.urlLength) continue
    clean += pair
    separator = '&'
  }
  const hash = /^#!?\//.test(parsed.hash) ? scrubText(parsed.hash.replace(/\?.*/, '')) : ''
  return clean.length + hash.length > LIMITS.urlLength ? clean : clean + hash
}
