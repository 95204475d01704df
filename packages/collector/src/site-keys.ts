import { readCredentials } from './authorization.ts'
import { digest, isSameDigest } from './digest.ts'
import type { SiteOptions } from './options.ts'

/** Who holds a site's secret. */
export interface SiteKeys {
  /** Whether an `Authorization` header carries one of the site's secrets. */
  isHeldBy(siteId: string, authorization: string): Promise<boolean>
  /** The site one of whose secrets this is. */
  siteOf(secret: string): Promise<string | undefined>
}

/** Reads the sites' secrets; a request is compared by hash, in a time that tells nothing. */
export function createSiteKeys(sites: Readonly<Record<string, SiteOptions>>): SiteKeys {
  const secretsBySite = new Map(
    Object.entries(sites).map(([id, { secrets = [] }]) => [id, secrets]),
  )
  const digestsBySite = new Map<string, Promise<Uint8Array[]>>()

  /** Hashed at first use: a Worker may not hash before a request is there. */
  function digestsOf(siteId: string): Promise<Uint8Array[]> {
    const known = digestsBySite.get(siteId)
    if (known) return known
    const digests = Promise.all((secretsBySite.get(siteId) ?? []).map(digest))
    if (secretsBySite.has(siteId)) digestsBySite.set(siteId, digests)
    return digests
  }

  async function isOneOf(given: Uint8Array, siteId: string): Promise<boolean> {
    let isHeld = false
    // All of them, so that the time does not tell which one fits.
    for (const known of await digestsOf(siteId)) isHeld = isSameDigest(given, known) || isHeld
    return isHeld
  }

  return {
    async isHeldBy(siteId, authorization) {
      const { name = '', secret = '' } = readCredentials(authorization) ?? {}
      // Segment's libraries send their key as the user name, without a password.
      return isOneOf(await digest(secret || name), siteId)
    },
    async siteOf(secret) {
      const given = await digest(secret)
      let found: string | undefined
      for (const siteId of secretsBySite.keys()) {
        if (await isOneOf(given, siteId)) found = siteId
      }
      return found
    },
  }
}
