import type { SiteOptions } from './options.ts'

/** Which origins may send for which site. */
export interface OriginRules {
  /** Whether the site is known at all. */
  hasSite(siteId: string): boolean
  /** Whether any site lists the origin: all a preflight can be asked, as it names no site. */
  isListed(origin: string): boolean
  /** The first site that lists the origin. */
  siteOf(origin: string): string | undefined
  /** Whether the site takes senders that name no origin: it lists `*`. */
  isOpen(siteId: string): boolean
  /** Whether this site lists the origin. */
  isAllowed(siteId: string, origin: string): boolean
  /** Host names of the site's own origins. */
  hostsOf(siteId: string): readonly string[]
}

/** One configured origin, ready to compare. */
interface OriginPattern {
  matches(origin: string): boolean
  host?: string
  /** It takes whoever sends. */
  isOpen?: boolean
}

/**
 * Reads one configured origin.
 *
 * @returns `undefined` when it is neither an http(s) origin, nor one with any port, nor `null`, nor
 * `*`.
 */
function readOrigin(text: unknown): OriginPattern | undefined {
  if (typeof text !== 'string') return undefined
  if (text === '*') return { matches: () => true, isOpen: true }
  // What browsers say of a sandboxed frame, as Shopify's custom pixels run in.
  if (text === 'null') return { matches: (other) => other === text }
  const isAnyPort = text.endsWith(':*')
  const base = isAnyPort ? text.slice(0, -2) : text
  if (!/^https?:\/\//.test(base) || !URL.canParse(base)) return undefined
  const { origin, hostname } = new URL(base)
  // `https://*` parses, and would match nothing.
  if (origin !== base || hostname.includes('*')) return undefined
  const matches = isAnyPort
    ? (other: string) =>
        other === base ||
        (other.startsWith(`${base}:`) && /^\d+$/.test(other.slice(base.length + 1)))
    : (other: string) => other === base
  return { matches, host: hostname }
}

/**
 * Tells whether a value is an origin as {@link SiteOptions} takes it: `https://shop.example`,
 * `http://localhost:*`, `null` or `*`.
 */
export function isOriginPattern(value: unknown): value is string {
  return readOrigin(value) !== undefined
}

/** Says an origin in a message. What is none may be anything: a whole address, with who it is of. */
export function quoteOrigin(text: string): string {
  return URL.canParse(text) && new URL(text).origin === text ? text : 'what was named'
}

/** Reads the sites' origins once, so that a request only compares. */
export function createOriginRules(sites: Readonly<Record<string, SiteOptions>>): OriginRules {
  // A Map, not the object itself: `constructor` is a site id a stranger may send.
  const bySite = new Map(
    Object.entries(sites).map(([siteId, { origins }]) => [
      siteId,
      origins.map(readOrigin).filter((pattern) => pattern !== undefined),
    ]),
  )
  const all = [...bySite.values()].flat()
  const hosts = new Map(
    [...bySite].map(([siteId, patterns]) => [
      siteId,
      patterns.map(({ host }) => host).filter((host) => host !== undefined),
    ]),
  )
  return {
    hasSite: (siteId) => bySite.has(siteId),
    isListed: (origin) => all.some(({ matches }) => matches(origin)),
    siteOf: (origin) =>
      [...bySite].find(([, patterns]) => patterns.some(({ matches }) => matches(origin)))?.[0],
    isOpen: (siteId) => bySite.get(siteId)?.some(({ isOpen }) => isOpen) ?? false,
    isAllowed: (siteId, origin) =>
      bySite.get(siteId)?.some(({ matches }) => matches(origin)) ?? false,
    hostsOf: (siteId) => hosts.get(siteId) ?? [],
  }
}
