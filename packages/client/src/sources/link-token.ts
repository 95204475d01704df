import { isUuid } from '@waymark/protocol'

/** What one document of a shop hands to the next on another domain. */
export interface LinkToken {
  siteId: string
  anonymousId: string
  sessionId: string
}

/** Life of a token: as long as a slow checkout takes to open, and no longer. */
const TOKEN_LIFE_MS = 120_000

/** Writes a token, of characters no URL escapes: `<seconds>~<anonymousId>~<sessionId>~<siteId>`. */
export function writeLinkToken({ siteId, anonymousId, sessionId }: LinkToken, now: number): string {
  return [Math.floor(now / 1_000).toString(36), anonymousId, sessionId, siteId].join('~')
}

/**
 * Reads a token of this site. Both documents share the device's clock, so that one from the future
 * is as false as one that is malformed.
 *
 * @returns `undefined` for whatever is none, another site's, expired or from the future.
 */
export function readLinkToken(text: string, siteId: string, now: number): LinkToken | undefined {
  const [time = '', anonymousId, sessionId, site, ...more] = text.split('~')
  if (!/^[\da-z]{1,9}$/.test(time) || site !== siteId || more.length) return undefined
  if (!isUuid(anonymousId) || !isUuid(sessionId)) return undefined
  const age = Math.floor(now / 1_000) - Number.parseInt(time, 36)
  return age >= 0 && age * 1_000 <= TOKEN_LIFE_MS ? { siteId, anonymousId, sessionId } : undefined
}
