/**
 * Lets a recorded address become a link only if following it loads a page: anything but http(s)
 * (`javascript:`, `data:`) could run in the report.
 */
export function safeHref(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}

/** What of an address identifies the page to a reader: path and query; the whole if it is no URL. */
export function pagePath(url: string): string {
  if (!URL.canParse(url)) return url
  const { pathname, search, hash } = new URL(url)
  return pathname + search + hash
}

/** Host of an address, with its port; empty if it is no URL. */
export function pageHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}
