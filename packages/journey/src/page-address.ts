/** What tells a page of a shop from another. */
export interface PageAddress {
  /** Host, path and routing keys. */
  key: string
  /** Path, with a hash route. */
  path: string
  /** Query keys by which the shop routes, e.g. `route=checkout/cart`; empty when the path is all. */
  routing: string
}

// The query keys by which shop systems choose a page. Campaigns, sorting, variants and page numbers
// show the same page in another light.
const ROUTING_KEYS =
  /^(route|main_page|page_id|controller|fc|module|option|view|task|step|post_type|add-to-cart|wc-ajax|c?path)$/i
// A search is a page of its own, whatever is searched for.
const SEARCH_KEYS = /^(q|s|query|search)$/i

/** A path as its reader writes it, e.g. `/玉露`; one that is no UTF-8 stays as it is. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Reads what tells a page from another; `undefined` for what is no http(s) URL. */
export function toPageAddress(url: string): PageAddress | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host, pathname, searchParams, hash } = new URL(url)
  if (!/^https?:$/.test(protocol)) return undefined
  const kept: string[] = []
  for (const [name, value] of searchParams) {
    if (ROUTING_KEYS.test(name)) kept.push(`${name}=${value}`)
    else if (SEARCH_KEYS.test(name)) kept.push(`${name}=…`)
  }
  const path = (pathname.replace(/(.)\/+$/, '$1') || '/') + (/^#!?\/[^?]*/.exec(hash)?.[0] ?? '')
  const routing = kept.sort().join('&')
  return { key: `${host}${path}?${routing}`, path, routing }
}
