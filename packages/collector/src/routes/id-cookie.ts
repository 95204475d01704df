import type { Context } from 'hono'
import type { SiteOptions } from '../options.ts'
import type { Reception } from '../receive.ts'

// Chromium caps cookies at 400 days.
const MAX_AGE_SECONDS = 400 * 86_400
// Visitor, session, time and user, as the client writes them; nothing that could end a header.
const VALUE = /^([\da-f-]{36})\/[\da-f-]{36}\/\d{1,16}\/([\w.!~*'()%-]{0,1024})$/
// Headers are looked at no further than this.
const MAX_HEADER = 8_192

function cookieOf(c: Context, name: string): string | undefined {
  const header = (c.req.header('cookie') ?? '').slice(0, MAX_HEADER)
  const found = header.split('; ').filter((pair) => pair.startsWith(`${name}=`))
  // Two of one name are of two hosts, one above the other: renewing either would be a guess.
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined
}

/** Whether a page of the very origin the collector is reached by asks: no other gets a cookie. */
function isOwnPage(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  // Browsers leave it out on plain http.
  const origin = c.req.header('origin') ?? ''
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host')
}

/** Whether the visitor allowed, or the site needs not ask, that something is kept on the device. */
function mayKeep(c: Context, consent: unknown, mode: SiteOptions['consent']): boolean {
  if (consent === 'granted') return true
  return consent === 'unknown' && mode === 'not_required' && c.req.header('sec-gpc') !== '1'
}

function hasUser(encoded: string, userId: unknown): boolean {
  try {
    return decodeURIComponent(encoded) === (userId ?? '')
  } catch {
    return false
  }
}

/**
 * Makes what renews, for sites that wish so, the cookie in which their page keeps who its visitor is:
 * one that script set is gone after seven days in Safari. It sets what the page has set already, in
 * the name of this site, for this host alone, and never an id of its own.
 *
 * @remarks Only with the first touchpoint of a document: an answer under way while a page forgets its
 * visitor would bring the cookie back, so there shall be few.
 * @returns Gives the value of `Set-Cookie`, if there is one.
 */
export function createCookieRenewal(sites: Readonly<Record<string, SiteOptions>>) {
  return (c: Context, envelope: unknown, reception: Reception): string | undefined => {
    const { siteId, anonymousId, userId, consent, touchpoints } = Object(envelope)
    if (!reception.ok || reception.erased > 0 || !Object.hasOwn(sites, siteId)) return undefined
    const site = sites[siteId]
    if (!site?.renewsIdCookie || !isOwnPage(c) || !mayKeep(c, consent, site.consent)) {
      return undefined
    }
    if (Object(touchpoints[0]).seq !== 0) return undefined
    const name = `waymark_${siteId}`
    const text = cookieOf(c, name)
    const [, visitor, user = ''] = VALUE.exec(text ?? '') ?? []
    if (visitor === undefined || visitor !== anonymousId || !hasUser(user, userId)) return undefined
    // Told by the page, which is of this origin: a proxy may have asked us by plain http.
    const secure = c.req.header('origin')?.startsWith('https:') ? '; Secure' : ''
    // Without `Domain`: of this host, not of those below or beside it. Readable, as the page does.
    return `${name}=${text}; Path=/; Max-Age=${MAX_AGE_SECONDS}; SameSite=Lax${secure}`
  }
}
