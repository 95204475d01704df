import type { SiteOptions } from '@waymark/collector'
import { isOriginPattern } from '@waymark/collector'
import { isId, LIMITS } from '@waymark/protocol'
import { misuse } from './misuse.ts'

/** Origins that may send when none is named: pages of this machine, on any port. */
export const LOCAL_ORIGINS = [
  'http://localhost:*',
  'http://127.0.0.1:*',
  'http://[::1]:*',
  'https://localhost:*',
] as const

function checkSiteId(text: string): void {
  if (isId(text, LIMITS.siteIdLength)) return
  throw misuse('--site', `1–${LIMITS.siteIdLength} letters, digits and . : _ -`, text)
}

/** Takes `tea=https://tea.example` apart; an origin alone is of every site. */
function readOrigin(text: string): { siteId?: string; origin: string } {
  const [, siteId, origin = ''] = /^(?:([\w.:-]+)=)?(.*)$/.exec(text) ?? []
  if (isOriginPattern(origin)) return siteId === undefined ? { origin } : { siteId, origin }
  throw misuse('--origin', 'like https://shop.example or http://localhost:*', text)
}

/**
 * Puts sites and their origins together.
 *
 * @param siteIds - Values of `--site`; a repeated one counts once.
 * @param origins - Values of `--origin`. A site that is left without one takes {@link LOCAL_ORIGINS}.
 * @throws {RangeError} When a site id or an origin cannot be one.
 */
export function readSites(
  siteIds: readonly string[],
  origins: readonly string[],
): Record<string, SiteOptions> {
  const sites = new Map<string, string[]>()
  for (const siteId of siteIds) {
    checkSiteId(siteId)
    sites.set(siteId, [])
  }
  for (const text of origins) {
    const { siteId, origin } = readOrigin(text)
    if (siteId !== undefined && !sites.has(siteId)) {
      throw misuse('--origin', `of a site that --site names (${siteIds.join(', ')})`, text)
    }
    for (const [id, list] of sites) if (siteId === undefined || siteId === id) list.push(origin)
  }
  return Object.fromEntries(
    [...sites].map(([id, list]) => [id, { origins: list.length > 0 ? list : LOCAL_ORIGINS }]),
  )
}
