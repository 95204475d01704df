import { resolve } from 'node:path'
import type { WaymarkOptions } from './options.ts'
import { TAG_PATH } from './release.ts'
import { scriptTag } from './script-tag.ts'

// A server that listens everywhere has no address of its own; this machine reaches it here.
const EVERYWHERE = /^(0\.0\.0\.0|\[::\])$/

const LOCAL_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/

/**
 * Says where to look once the server listens.
 *
 * @param url - Base URL the server listens at.
 */
export function greeting(url: string, options: WaymarkOptions): string {
  const { databasePath = 'waymark.db', sites, adminToken, tagPath: path = TAG_PATH } = options
  const here = new URL(url)
  const isEverywhere = EVERYWHERE.test(here.hostname)
  if (isEverywhere) here.hostname = 'localhost'
  const { origin } = here
  // The first site's map has the short address.
  const others = Object.keys(sites ?? {}).slice(1)
  const maps = others.map((siteId) => `               ${origin}/map/sites/${siteId}\n`).join('')
  const tags = Object.keys(sites ?? {}).map(
    (siteId) => `  ${scriptTag({ url: origin, siteId, path })}`,
  )
  // Shoppers of a shop elsewhere cannot reach an address of this machine.
  const isShopElsewhere = Object.values(sites ?? {}).some(({ origins }) =>
    origins.some((pattern) => !LOCAL_ORIGIN.test(pattern)),
  )
  const address =
    isEverywhere || isShopElsewhere ? `, with the address shoppers reach instead of ${origin}` : ''
  const note =
    isEverywhere && adminToken === undefined
      ? '\nThe map answers on this machine only; WAYMARK_ADMIN_TOKEN opens it to others.'
      : ''
  return `Waymark listens at ${url} and stores in ${resolve(databasePath)}

Paste into the <head> of the shop${address}:
${tags.join('\n')}

Journey map:   ${origin}/map
${maps}As it arrives: ${origin}/map/live${note}`
}
