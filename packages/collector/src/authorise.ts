import type { ConsentMode, SiteOptions } from './options.ts'
import type { OriginRules } from './origins.ts'
import { quoteOrigin } from './origins.ts'
import type { RefusedRequest } from './refusals.ts'
import { refuse } from './refusals.ts'
import type { SiteKeys } from './site-keys.ts'

/** Who sends. */
export type Sender =
  | {
      kind: 'request'
      /** The page's origin as its browser says; absent from other senders. */
      origin?: string
      /** `Authorization`, if there was one. */
      authorization?: string
      /** Whether it comes from this machine itself. */
      isLocal: boolean
    }
  /** An image, which has no origin; it may say little. */
  | { kind: 'pixel' }
  /** Somebody who may look into dead letters has one taken again. */
  | { kind: 'replay'; isTrusted: boolean }

/** What {@link authorise} works with. */
export interface AuthoriseContext {
  sites: Readonly<Record<string, SiteOptions>>
  origins: OriginRules
  keys: SiteKeys
}

/** What a sender may do for a site. */
export type Authority = { ok: true; isTrusted: boolean; consent: ConsentMode } | RefusedRequest

/**
 * Decides whether a sender may send for a site, and is trusted.
 *
 * @remarks An origin is advisory: only browsers are honest about it. It keeps a page from sending for
 * a site that does not know it; it proves nothing, so that nothing without the secret is trusted.
 */
export async function authorise(
  siteId: string,
  sender: Sender,
  { sites, origins, keys }: AuthoriseContext,
): Promise<Authority> {
  if (!origins.hasSite(siteId)) {
    return refuse('unknown_site', `siteId must be one this collector serves: ${siteId} is not`)
  }
  const { consent = 'cookieless' } = sites[siteId] ?? {}
  const admit = (isTrusted: boolean): Authority => ({ ok: true, isTrusted, consent })
  if (sender.kind === 'replay') return admit(sender.isTrusted)
  if (sender.kind === 'pixel') return admit(false)

  const { origin, authorization, isLocal } = sender
  if (authorization !== undefined && (await keys.isHeldBy(siteId, authorization)))
    return admit(true)
  if (origin !== undefined) {
    // A password of its own may sit in front of a shop that is not open yet, so it alone is no
    // reason to refuse what comes from the right page.
    if (origins.isAllowed(siteId, origin)) return admit(false)
    const said = quoteOrigin(origin)
    return refuse('origin_not_allowed', `origin must be one of site ${siteId}: ${said} is not`)
  }
  if (authorization !== undefined) {
    return refuse('unauthorized', `the secret must be one of site ${siteId}`)
  }
  if (isLocal || origins.isOpen(siteId)) return admit(false)
  return refuse('origin_required', 'a sender without an origin needs the site’s secret')
}
