import { readFileSync } from 'node:fs'
import type { SiteOptions } from '@waymark/collector'
import { isOriginPattern, MIN_TOKEN_LENGTH } from '@waymark/collector'
import { isId, LIMITS } from '@waymark/protocol'
import { isTextList, readFields } from './json-fields.ts'
import { type Protection, readProtection } from './read-protection.ts'

/** What a configuration file may say: each text as its flag does, the rest it alone. */
export interface Config extends Protection {
  port?: string
  host?: string
  db?: string
  adminToken?: string
  stageRules?: string
  tag?: string
  releases?: string
  log?: string
  /** As `createCollector()` takes them, with secrets and consent, which no flag can say. */
  sites?: Readonly<Record<string, SiteOptions>>
}

const TEXTS = ['host', 'db', 'adminToken', 'stageRules', 'tag', 'releases', 'log'] as const
const PROTECTION = ['proxy', 'limits', 'deadLetterDays'] as const
const KEYS: readonly string[] = ['port', ...TEXTS, ...PROTECTION, 'sites']
const SITE_KEYS: readonly string[] = ['origins', 'secrets', 'consent', 'renewsIdCookie']
const CONSENT_MODES: readonly unknown[] = ['required', 'cookieless', 'not_required']

function checkSite([siteId, value]: [string, unknown]): void {
  const name = `sites.${siteId}`
  if (!isId(siteId, LIMITS.siteIdLength)) {
    throw new RangeError(`sites must be named by letters, digits and . : _ -: "${siteId}" is not`)
  }
  const { origins, secrets, consent, renewsIdCookie } = readFields(value, name, SITE_KEYS)
  if (!Array.isArray(origins) || origins.length === 0 || !origins.every(isOriginPattern)) {
    throw new RangeError(`${name}.origins must be a list of origins like https://shop.example`)
  }
  const isSecret = (text: string) => text.length >= MIN_TOKEN_LENGTH
  // The secrets stay out of the message, which ends up in logs.
  if (secrets !== undefined && !(isTextList(secrets) && secrets.every(isSecret))) {
    const wish = `must be a list of texts of at least ${MIN_TOKEN_LENGTH} characters each`
    throw new RangeError(`${name}.secrets ${wish}`)
  }
  if (consent !== undefined && !CONSENT_MODES.includes(consent)) {
    throw new RangeError(`${name}.consent must be one of ${CONSENT_MODES.join(', ')}`)
  }
  if (renewsIdCookie !== undefined && typeof renewsIdCookie !== 'boolean') {
    throw new RangeError(`${name}.renewsIdCookie must be true or false`)
  }
}

function readSites(value: unknown): Readonly<Record<string, SiteOptions>> {
  const entries = Object.entries(readFields(value, 'sites'))
  if (entries.length === 0) throw new RangeError('sites must name one')
  for (const entry of entries) checkSite(entry)
  // Each of them was checked.
  return value as Record<string, SiteOptions>
}

function parse(text: string): Config {
  const fields = readFields(JSON.parse(text), 'it', KEYS)
  const config: Config = readProtection(fields)
  for (const key of TEXTS) {
    const value = fields[key]
    if (value === undefined) continue
    if (typeof value !== 'string') throw new RangeError(`${key} must be a text`)
    config[key] = value
  }
  if (fields.port !== undefined) config.port = String(fields.port)
  if (fields.sites !== undefined) config.sites = readSites(fields.sites)
  return config
}

/**
 * Reads a configuration file: a JSON object of what {@link Config} may have.
 *
 * @param path - The file; without one nothing is configured.
 * @throws {RangeError} When it cannot be read or used; the message names it and says what is wrong.
 */
export function readConfig(path: string | undefined): Config {
  if (path === undefined) return {}
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    // What a parser says quotes the file, which may hold a secret.
    const isParser = cause instanceof SyntaxError
    const reason = isParser ? 'it must be JSON' : cause instanceof Error ? cause.message : cause
    throw new RangeError(`Cannot run waymark with "${path}": ${reason}`, { cause })
  }
}
