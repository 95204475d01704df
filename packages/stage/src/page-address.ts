import { toPlain } from './plain-text.ts'

/** An address taken apart for the rules. Everything is decoded and plain. */
export interface PageAddress {
  /** First label of a host with three or more, e.g. `checkout` in `checkout.shop.example`. */
  subdomain: string
  /** Path segments; those of a fragment that is a route, such as `#!/cart`, follow. */
  segments: readonly string[]
  /** Query without `?`, as it was written. */
  query: string
  /** Fragment without `#`. */
  fragment: string
}

/** Longest address that is looked at, in UTF-16 code units. */
const MAX_URL_LENGTH = 2_048

const SCHEME = /^(?:https?:)?\/\/([^/?#]*)/i
const OTHER_SCHEME = /^[a-z][a-z\d+.-]*:/i

function decode(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Splits at the first of a character: what is before it, and what is after. */
function cut(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** First of three or more labels; the last two are the name of the site. */
function subdomainOf(host: string): string {
  const labels = host.split('.')
  return labels.length > 2 && !/\d$/.test(host) && labels[0] !== 'www' ? (labels[0] ?? '') : ''
}

/**
 * Takes an address apart; a path is one too. The parser of the platform is not used: it takes longer
 * than the rest of a grade, for what no rule reads.
 *
 * @returns `undefined` for what is no address of a web page.
 */
export function readPageAddress(url: string | URL): PageAddress | undefined {
  const text = String(url).slice(0, MAX_URL_LENGTH).trim()
  const [origin = '', host = ''] = SCHEME.exec(text) ?? []
  if (origin ? !host || /[[\]]/.test(host) : OTHER_SCHEME.test(text)) return undefined
  const [page, hash] = cut(text.slice(origin.length), '#')
  const [path, query] = cut(page, '?')
  const fragment = hash && toPlain(decode(hash))
  const route = /^!?\/[^?]*/.exec(fragment)?.[0] ?? ''
  return {
    subdomain: toPlain(subdomainOf(host)),
    segments: (toPlain(decode(path)) + route).split('/').filter(Boolean),
    query,
    fragment,
  }
}
