import { isId, LIMITS } from '@waymark/protocol'
import { isAddressRange } from './ip-address.ts'
import type { CollectorSettings, ConsentMode, ProxyOptions, SiteOptions } from './options.ts'
import { MIN_TOKEN_LENGTH } from './options.ts'
import { isOriginPattern } from './origins.ts'

const CONSENT_MODES: readonly ConsentMode[] = ['required', 'cookieless', 'not_required']

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}

function problem(what: string, value: unknown): string {
  return `Cannot create collector as ${what}: current value is ${show(value)}`
}

function checkSecrets(siteId: string, secrets: readonly unknown[] = []): void {
  for (const secret of secrets) {
    if (typeof secret === 'string' && secret.length >= MIN_TOKEN_LENGTH) continue
    // The secret itself stays out of the message, which ends up in logs.
    throw new RangeError(
      `Cannot create collector as sites.${siteId}.secrets must each be at least ${MIN_TOKEN_LENGTH} characters`,
    )
  }
}

function checkNumbers({
  bodyTimeoutMs = 1,
  deadLetterDays = 0,
  limits = {},
}: CollectorSettings): void {
  if (!(bodyTimeoutMs > 0)) {
    throw new RangeError(problem('bodyTimeoutMs must be more than 0', bodyTimeoutMs))
  }
  if (!(deadLetterDays >= 0)) {
    throw new RangeError(problem('deadLetterDays must be 0 or more', deadLetterDays))
  }
  for (const name of ['address', 'site'] as const) {
    const limit = limits[name]
    if (!limit || 'limit' in limit || (limit.perSecond > 0 && limit.burst >= 1)) continue
    throw new RangeError(problem(`limits.${name} must allow at least one request`, limit))
  }
}

function checkProxy({ addresses }: ProxyOptions): void {
  for (const address of addresses) {
    if (isAddressRange(address)) continue
    throw new RangeError(problem('a proxy address must be like 10.0.0.1 or 10.0.0.0/8', address))
  }
}

function checkOrigins(siteId: string, origins: unknown): void {
  if (!Array.isArray(origins)) {
    throw new TypeError(problem(`sites.${siteId}.origins must be an array`, origins))
  }
  for (const origin of origins) {
    if (isOriginPattern(origin)) continue
    const wish =
      'an origin must be like https://shop.example, http://localhost:*, null or *, without a path'
    throw new RangeError(problem(wish, origin))
  }
}

function checkSite(siteId: string, site: Partial<SiteOptions>): void {
  if (!isId(siteId, LIMITS.siteIdLength)) {
    const wish = `a site id must be 1–${LIMITS.siteIdLength} letters, digits and . : _ -`
    throw new RangeError(problem(wish, siteId))
  }
  const { secrets, consent = 'cookieless', renewsIdCookie = false, origins } = site
  checkSecrets(siteId, secrets)
  if (!CONSENT_MODES.includes(consent)) {
    const wish = `sites.${siteId}.consent must be one of ${CONSENT_MODES.join(', ')}`
    throw new RangeError(problem(wish, consent))
  }
  if (typeof renewsIdCookie !== 'boolean') {
    const wish = `sites.${siteId}.renewsIdCookie must be true or false`
    throw new TypeError(problem(wish, renewsIdCookie))
  }
  checkOrigins(siteId, origins)
}

function checkSites(sites: CollectorSettings['sites']): void {
  if (typeof sites !== 'object' || sites === null) {
    throw new TypeError(problem('sites must be an object of sites by id', sites))
  }
  const entries = Object.entries(sites)
  if (entries.length === 0) {
    throw new RangeError(problem('sites must name at least one site', sites))
  }
  for (const [siteId, site] of entries) checkSite(siteId, site ?? {})
}

function checkFiles(files: CollectorSettings['files'] = {}): void {
  for (const path of Object.keys(files)) {
    if (!/^(\/[\w.@-]+)+$/.test(path)) {
      throw new RangeError(problem('a file path must be like /waymark.js', path))
    }
  }
}

/**
 * Tells a developer at start-up what would fail later.
 *
 * @throws {TypeError} For a value of the wrong type.
 * @throws {RangeError} For a value out of range.
 */
export function checkOptions(options: CollectorSettings): void {
  const { sink, store, sites, report, files, adminToken } = options
  if (typeof sink?.write !== 'function') {
    throw new TypeError(problem('sink must have a write method', sink))
  }
  checkSites(sites)
  checkFiles(files)
  checkNumbers(options)
  if (options.proxy) checkProxy(options.proxy)
  for (const name of ['stage', 'channel', 'gunzip', 'now', 'log'] as const) {
    const value = options[name]
    if (value !== undefined && typeof value !== 'function') {
      throw new TypeError(problem(`${name} must be a function`, value))
    }
  }
  if (report && !store && !('read' in sink)) {
    throw new TypeError(problem('report needs a store to read from', sink.name))
  }
  if (adminToken === undefined) return
  if (typeof adminToken !== 'string') {
    throw new TypeError(problem('adminToken must be a string', typeof adminToken))
  }
  // The token itself stays out of the message, which ends up in logs.
  if (adminToken.length < MIN_TOKEN_LENGTH) {
    throw new RangeError(
      `Cannot create collector as adminToken must be at least ${MIN_TOKEN_LENGTH} characters: current length is ${adminToken.length}`,
    )
  }
}
