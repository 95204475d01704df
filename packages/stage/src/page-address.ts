/** Makes text as plain as the words are. */
export type ToPlain = (text: string) => string

/** An address taken apart for the rules. */
export interface PageAddress {
  /**
   * First label of a host with three or more, with its full stop; the path; the route in the fragment,
   * such as `#!/cart`; what stands for one in the query. Decoded and plain.
   */
  segments: string[]
  /** Query without `?`, as it was written. */
  query: string
  /** Fragment without `#`, when it is no route. */
  fragment: string
}

/** Longest address that is looked at, in UTF-16 code units. */
const MAX_URL_LENGTH = 2_048

// The parser of the platform takes longer than the rest of a grade, for what no rule reads.
const ADDRESS =
  /^(?:(?:https?:)?\/\/(?:([^./?#]+)\.(?=[^./?#]+\.))?[^/?#[]+|(?![a-z][a-z\d+.-]*:))([^?#]*)\??([^#]*)#?(!?\/[^?]*)?(.*)/is

// The value of what shop systems route by, `?route=checkout/cart`; or a key that says what the page is.
const ROUTE =
  /(?:^|&)(?:(?:route|controller|main_page|view|action|\w*st[ae][pg]e?)=([^&]+)|(wc-ajax|add-to-cart|product)=|(?:[skq]|query|search)=[^&])/g

/**
 * Takes an address apart; a path is one too.
 *
 * @returns `undefined` for what is no address of a web page.
 */
export function readPageAddress(url: string, toPlain: ToPlain): PageAddress | undefined {
  const found = ADDRESS.exec(url.slice(0, MAX_URL_LENGTH).trim())
  if (!found) return undefined
  const [, subdomain = '', path = '', query = '', route = '', fragment = ''] = found
  let text = `${subdomain}./${path}${route}`
  for (const [, value, key = 'search'] of query.matchAll(ROUTE))
    text += `/${value?.replace('.', '/') ?? key}`
  try {
    text = decodeURIComponent(text)
  } catch {
    // As it was written.
  }
  return { segments: toPlain(text).split('/').filter(Boolean), query, fragment }
}
