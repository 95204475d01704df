/** Cookies of one host, as the documents of all its tabs see them. */
export interface CookieJar {
  /** A document and its address, for what takes a window. */
  readonly window: Pick<Window, 'document' | 'location'>
  /** Every assignment to `document.cookie`, attributes included. */
  readonly assignments: readonly string[]
  /** How often `document.cookie` was read. */
  readonly readCount: number
}

/** Creates a {@link CookieJar}; `cookies` are there already, as `name=value`. */
export function createCookieJar(
  options: { protocol?: string; cookies?: readonly string[] } = {},
): CookieJar {
  const { protocol = 'https:', cookies = [] } = options
  const values = new Map<string, string>()
  const assignments: string[] = []
  let readCount = 0

  function put(text: string): void {
    const [pair = '', ...attributes] = text.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    if (attributes.includes('max-age=0')) values.delete(name)
    else values.set(name, pair.slice(name.length + 1))
  }
  cookies.forEach(put)

  const document = {
    get cookie() {
      readCount++
      return [...values].map((pair) => pair.join('=')).join('; ')
    },
    set cookie(text: string) {
      assignments.push(text)
      put(text)
    },
  }
  return {
    // The two things of a window that cookies need.
    window: { document, location: { protocol } } as unknown as Pick<
      Window,
      'document' | 'location'
    >,
    assignments,
    get readCount() {
      return readCount
    },
  }
}
