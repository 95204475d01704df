// Sites with a domain per country or language. The list of categories knows them by brand (`google`),
// and only the search front page counts: mail.google.com is a webmail, not a search.
const BRAND_HOST =
  /^(?:(?:[a-z]{1,3}\.)?(?:search|r\.search)\.)?(google|bing|yahoo|yandex|baidu|duckduckgo|ask|aol|amazon|ebay|pinterest)\.(?:com?\.)?[a-z]{2,3}$/
// Front doors of the same site: mobile pages and the link shims of social networks.
const FRONT_DOOR = /^(?:www\d?|m|l|lm|mobile|out|away|touch)\.(?=[^.]+\.)/

/**
 * Reduces a host to the name a source is known by.
 *
 * @param host - E.g. `l.facebook.com`, `www.google.co.uk`.
 * @returns E.g. `facebook.com`, `google`. Lower case.
 */
export function toSource(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '').replace(FRONT_DOOR, '')
  return BRAND_HOST.exec(name)?.[1] ?? name
}

/**
 * Reads the source out of a referrer.
 *
 * @param siteHosts - Hosts of the site itself, with or without `www.` and a port.
 * @returns `undefined` when there is none, it is no http(s) URL, or it is the site itself.
 */
export function referrerSource(
  referrer: string | undefined,
  siteHosts: readonly string[],
): string | undefined {
  if (!referrer || !URL.canParse(referrer)) return undefined
  const { protocol, hostname } = new URL(referrer)
  if (!/^https?:$/.test(protocol) || siteHosts.some((own) => bareHost(own) === bareHost(hostname)))
    return undefined
  return toSource(hostname)
}

function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^www\./, '')
}
