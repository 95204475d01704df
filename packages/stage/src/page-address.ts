/** Makes text as plain as the words are. */
export type ToPlain = (text: string) => string

/** Longest address that is looked at, in UTF-16 code units. */
export const MAX_URL_LENGTH = 2_048

// Longer paths than this are folders of something named before.
const MAX_SEGMENTS = 16

// The value of what shop systems route by, `?route=checkout/cart`; or a key that says what the page
// is.
const ROUTE =
  /[?&](?:(?:route|controller|main_page|view|action|\w*st[ae][pg]e?)=([^&]+)|(wc-ajax|add-to-cart|product|variant|sku|cPath)=|(?:[skq]|query|search)=[^&])/g

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Takes an address apart, or a path.
 *
 * @returns First label of a host with three or more, with its full stop; the path; the route in the
 * fragment, such as `#!/cart`; what stands for one in the query. Decoded and plain.
 * @throws TypeError When it is no address of a web page.
 */
export function readPageAddress(url: string, toPlain: ToPlain): string[] {
  const { protocol, host, pathname, search, hash } = new URL(url, 'https://a')
  if (!protocol.startsWith('http')) throw new TypeError(protocol)
  const [label, , third] = host.split('.')
  let text = `${third ? label : ''}.${pathname}`
  // The step of a checkout, or a route.
  if (hash && /checkout|#!?\//.test(pathname + hash)) text += `/${hash.split('?', 1)}`
  if (search)
    for (const [, value, key = 'search'] of search.matchAll(ROUTE))
      text += `/${value?.replace('.', '/') ?? `${key}/0`}`
  return toPlain(/%/.test(text) ? decode(text) : text)
    .split('/', MAX_SEGMENTS)
    .filter(Boolean)
}
