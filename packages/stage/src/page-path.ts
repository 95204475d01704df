/** An address taken apart for the rules. Everything is lower case. */
export interface PagePath {
  /** First label of a host with three or more, e.g. `checkout` in `checkout.shop.example`. */
  subdomain: string
  /** Decoded path segments without locale prefix, file endings and accents. */
  segments: readonly string[]
  /** Ending of the last segment where it is no page's, e.g. `json`. */
  ending: string
  query: URLSearchParams
  /** Fragment without `#`, unless it is a route: then its path is in `segments`. */
  fragment: string
}

/** Longest address that is looked at, in UTF-16 code units. */
const MAX_URL_LENGTH = 2_048

// The four excluded are words of their own: an account, a landing page, a product.
const LOCALE = /^(?!(my|lp|pd|dp)$)[a-z]{2}([-_]([a-z]{2}|hans|hant|latn|cyrl|419))?$/
// Of an installation, not of the page: front controllers and default store codes.
const FRAME = /^(index|default|storefront)$/
const PAGE_ENDING = /\.(html?|php|aspx?|jsp|do)$/
const ENDING = /\.([a-z][a-z0-9]{1,5})$/
// Letters that Unicode does not take apart into a base letter and an accent.
const LETTERS: Record<string, string> = { ß: 'ss', ł: 'l', ø: 'o', æ: 'ae' }

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Lower case without accents, so that `Zahlungsart`, `précédent` and `płatność` are plain words. */
function toPlain(text: string): string {
  const lower = text.toLowerCase()
  if (/^[\0-\x7f]*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßłøæ]/g, (letter) => LETTERS[letter] ?? letter)
}

const isFrame = (segment: string, count: number) =>
  LOCALE.test(segment) || (count > 1 && FRAME.test(segment))

function toSegments(path: string): string[] {
  const segments = path
    .split('/')
    .map((segment) => toPlain(decode(segment)).replace(PAGE_ENDING, '').trim())
    .filter(Boolean)
  let first = 0
  while (isFrame(segments[first] ?? '', segments.length - first)) first++
  // The second page of a listing is the listing.
  const isPaged = /^pages?$/.test(segments.at(-2) ?? '') && /^\d+$/.test(segments.at(-1) ?? '')
  return segments.slice(first, isPaged ? -2 : undefined)
}

/**
 * Takes an address apart.
 *
 * @param url - Absolute, or a path; longer than {@link MAX_URL_LENGTH} is cut.
 * @returns `undefined` when it is no http(s) address.
 */
export function readPagePath(url: string | URL): PagePath | undefined {
  let parsed: URL
  try {
    parsed = new URL(String(url).slice(0, MAX_URL_LENGTH), 'https://shop.invalid')
  } catch {
    return undefined
  }
  if (!/^https?:$/.test(parsed.protocol)) return undefined
  const labels = parsed.hostname.split('.')
  const isName = labels.length > 2 && !/^[\d.]+$/.test(parsed.hostname)
  const fragment = toPlain(decode(parsed.hash.slice(1)))
  const route = /^!?(\/[^?]*)/.exec(fragment)?.[1]
  const segments = [...toSegments(parsed.pathname), ...toSegments(route ?? '')]
  return {
    subdomain: isName ? (labels[0] ?? '') : '',
    segments,
    ending: ENDING.exec(segments[segments.length - 1] ?? '')?.[1] ?? '',
    query: parsed.searchParams,
    fragment: route ? '' : fragment,
  }
}
