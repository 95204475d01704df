import type { Touchpoint } from '@waymark/protocol'
import type { ChannelInput } from './options.ts'
import type { UrlReader } from './url-reader.ts'

function bareHost(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : host
}

/**
 * What brought a visitor, if a touchpoint is an entry from outside: a page view whose referrer is
 * another site; or, without a referrer, one that carries campaign keys or a click id, or that opens
 * its document.
 *
 * @param touchpoint - With `url` and `referrer` cleaned.
 * @param options - Host names of the site besides the page's own, and what takes URLs apart.
 * @returns `undefined` for moves within the site.
 */
export function readEntry(
  touchpoint: Pick<Touchpoint, 'type' | 'url' | 'referrer' | 'seq'>,
  options: { ownHosts: readonly string[]; partsOf: UrlReader['partsOf'] },
): ChannelInput | undefined {
  const { ownHosts, partsOf } = options
  const { type, url, referrer, seq = 0 } = touchpoint
  if (type !== 'page_view' || url === undefined) return undefined
  const { host, isTagged, clickIds, source, medium, campaign } = partsOf(url)
  // Later page views of a document are moves within it, also where the browser hides the referrer.
  if (referrer === undefined && !isTagged && seq > 0) return undefined
  const siteHosts = [...new Set([host, ...ownHosts])]
  const from = referrer === undefined ? undefined : bareHost(partsOf(referrer).host)
  if (siteHosts.some((own) => bareHost(own) === from)) return undefined
  return {
    ...(source ? { source } : {}),
    ...(medium ? { medium } : {}),
    ...(campaign ? { campaign } : {}),
    ...(referrer === undefined ? {} : { referrer }),
    ...(clickIds.length > 0 ? { clickIds } : {}),
    siteHosts,
  }
}
