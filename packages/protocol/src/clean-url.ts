import { LIMITS } from './limits.ts'
import { scrubText } from './scrub-text.ts'

// Click ids are personal data; only their kind says which network sent the visitor.
const CLICK_ID_KEYS =
  /^(\w{1,2}cl(ick|k)?id|[gw]braid|gclsrc|li_fat_id|epik|rdt_cid|sccid|srsltid)$/i
const SEARCH_KEYS = /^(q|s|w|query|search\w*|keywords?|term|text)$/
// Campaign keys, and those by which shop platforms route: without them a URL names another page.
const KEPT_KEYS =
  /^(utm_\w+|route|step|(main_)?page\w*|p|view|controller|fc|module|option|task|c?path|product\w*|cat\w*|collection|variant|sku|sort|order(by)?|section|tab|add-to-cart|wc-ajax|post_type)$/i
// Names, paths and numbers are shorter; anything longer is somebody's payload.
const VALUE_LENGTH = 100

function cleanValue(key: string, value: string): string {
  if (CLICK_ID_KEYS.test(key)) return '1'
  const clean = KEPT_KEYS.test(key) || SEARCH_KEYS.test(key) ? scrubText(value) : ''
  return clean.length > VALUE_LENGTH ? '' : clean
}

/** The search term a shop URL carries, or `undefined`. Scrubbed of personal data. */
export function searchTermOf(url: URL): string | undefined {
  for (const [key, value] of url.searchParams) {
    const term = SEARCH_KEYS.test(key) && cleanValue(key, value.trim())
    if (term) return term
  }
  return undefined
}

/** The kinds of click id a URL carries, e.g. `['gclid']`, in lower case: which networks sent the visitor. */
export function clickIdsOf(url: URL): string[] {
  const kinds = [...url.searchParams.keys()].filter((key) => CLICK_ID_KEYS.test(key))
  return [...new Set(kinds.map((key) => key.toLowerCase()))]
}

/**
 * Reduces a URL to what may be recorded: origin, path, and the allow-listed query keys. User name,
 * password and fragment go, except for a hash route (`#/…`, `#!/…`), which names the page itself.
 * Client and collector apply the same list, so a value the client missed is still not stored; a URL
 * that is clean already comes back as it is.
 *
 * @param url - Absolute, or relative to `base`.
 * @returns The URL, without its query and hash route where those make it longer than
 * `LIMITS.urlLength`; `undefined` when it is no http(s) URL, or its path alone is longer.
 */
export function cleanUrl(url: string, base?: string): string | undefined {
  try {
    const { protocol, origin, pathname, searchParams, hash } = new URL(url, base)
    if (!/^https?:/.test(protocol)) return undefined
    const kept = new URLSearchParams()
    for (const [key, value] of searchParams) {
      const clean = cleanValue(key, value)
      if (clean) kept.append(key, clean)
    }
    const page = origin + scrubText(pathname)
    const [route = ''] = /^#!?\/[^?]*/.exec(hash) ?? []
    const full = `${page}?${kept}`.replace(/\?$/, '') + scrubText(route)
    return [full, page].find((text) => text.length <= LIMITS.urlLength)
  } catch {
    return undefined
  }
}
