import { quietly } from '../quietly.ts'

/** Parses a URL against the page's; `undefined` for what is none. */
export function parseUrl(url: string, base?: string): URL | undefined {
  return quietly(() => new URL(url, base))
}

/**
 * The part of a host that one owner holds: `shop.example.co.uk` → `example.co.uk`. A guess without
 * the public suffix list, wrong at most for hosts that share a registry of customers.
 */
function siteOf(host: string): string {
  return /[^.]+\.((com?|net|org|gov|edu|ac|gob|or|ne)\.)?[^.\d]+$/.exec(host)?.[0] ?? host
}

/** Tells whether a URL belongs to the page's own site: `api.shop.example` is `www.shop.example`'s. */
export function isSameSite(url: URL, pageUrl: string): boolean {
  const page = parseUrl(pageUrl)
  return page !== undefined && siteOf(page.hostname) === siteOf(url.hostname)
}
