import type { SiteOptions } from '@waymark/collector'
import { isOriginPattern } from '@waymark/collector'
import { isId, LIMITS } from '@waymark/protocol'
import { misuse } from './misuse.ts'
import type { SettingList } from './setting.ts'

/** Origins that may send when none is named: pages of this machine, on any port. */
export const LOCAL_ORIGINS = [
  'http://localhost:*',
  'http://127.0.0.1:*',
  'http://[::1]:*',
  'https://localhost:*',
] as const

function checkSiteId(text: string, from: string): void {
  if (isId(text, LIMITS.siteIdLength)) return
  throw misuse(from, `1–${LIMITS.siteIdLength} letters, digits and . : _ -`, text)
}

/** Takes `tea=https://tea.example` apart; an origin alone is of every site. */
function readOrigin(text: string, from: string): { siteId?: string; origin: string } {
  const [, siteId, origin = ''] = /^(?:([\w.:-]+)=)?(.*)$/.exec(text) ?? []
  if (isOriginPattern(origin)) return siteId === undefined ? { origin } : { siteId, origin }
  throw misuse(from, 'like https://shop.example or http://localhost:*', text)
}

/**
 * Puts sites and their origins together.
 *
 * @param siteIds - The sites; a repeated one counts once.
 * @param origins - Their origins. A site that is left without one takes {@link LOCAL_ORIGINS}.
 * @throws {RangeError} When a site id or an origin cannot be one; the message says what named it.
 */
export function readSites(
  { texts: siteIds, from: fromSite }: SettingList,
  { texts: origins, from: fromOrigin }: SettingList = { texts: [], from: '--origin' },
): Record<string, SiteOptions> {
  const sites = new Map<string, string[]>()
  for (const siteId of siteIds) {
    checkSiteId(siteId, fromSite)
    sites.set(siteId, [])
  }
  for (const text of origins) {
    const { siteId, origin } = readOrigin(text, fromOrigin)
    if (siteId !== undefined && !sites.has(siteId)) {
      throw misuse(fromOrigin, `of a site that ${fromSite} names (${siteIds.join(', ')})`, text)
    }
    for (const [id, list] of sites) if (siteId === undefined || siteId === id) list.push(origin)
  }
  return Object.fromEntries(
    [...sites].map(([id, list]) => [id, { origins: list.length > 0 ? list : LOCAL_ORIGINS }]),
  )
}
