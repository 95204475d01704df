import type { Touchpoint } from '@waymark/protocol'
import { clickIdsOf } from '@waymark/protocol'
import type { ChannelInput } from './options.ts'

function bareHost(host: string): string {
  return host.replace(/^www\./, '')
}

/** Whether a page of this host belongs to the shop. */
function isOwnHost(host: string, siteHosts: readonly string[]): boolean {
  return siteHosts.some((own) => bareHost(own) === bareHost(host))
}

/**
 * What brought a visitor, if a touchpoint is an entry from outside: a page view whose referrer is
 * another site; or, without a referrer, one that carries campaign keys or a click id, or that opens
 * its document.
 *
 * @param touchpoint - With `url` and `referrer` cleaned.
 * @param ownHosts - Host names of the site, besides the page's own.
 * @returns `undefined` for moves within the site.
 */
export function readEntry(
  touchpoint: Touchpoint,
  ownHosts: readonly string[],
): ChannelInput | undefined {
  const { type, url, referrer, seq = 0 } = touchpoint
  if (type !== 'page_view' || url === undefined) return undefined
  const page = new URL(url)
  const siteHosts = [...new Set([page.hostname, ...ownHosts])]
  if (referrer !== undefined && isOwnHost(new URL(referrer).hostname, siteHosts)) return undefined
  const query = page.searchParams
  const clickIds = clickIdsOf(page)
  const isTagged = clickIds.length > 0 || [...query.keys()].some((key) => key.startsWith('utm_'))
  // Later page views of a document are moves within it, also where the browser hides the referrer.
  if (referrer === undefined && !isTagged && seq > 0) return undefined
  const source = query.get('utm_source')
  const medium = query.get('utm_medium')
  const campaign = query.get('utm_campaign')
  return {
    ...(source ? { source } : {}),
    ...(medium ? { medium } : {}),
    ...(campaign ? { campaign } : {}),
    ...(referrer === undefined ? {} : { referrer }),
    ...(clickIds.length > 0 ? { clickIds } : {}),
    siteHosts,
  }
}
