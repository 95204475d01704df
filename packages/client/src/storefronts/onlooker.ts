import { isCartUrl, isGraphql } from './cart-words.ts'
import { readPage } from './read-page.ts'
import { isSameSite, parseUrl } from './site-url.ts'
import type { Storefront } from './storefront.ts'

/**
 * Reads what pages prove by being shown, while nobody is here who reads exchanges; tells which of
 * them are worth holding until somebody is.
 */
export const onlooker: Storefront = {
  name: 'generic',
  recognize: () => 0.1,
  isRelevant({ method, url }, page) {
    const parsed = parseUrl(url, page.url)
    if (!parsed || !isSameSite(parsed, page.url)) return parsed !== undefined && isGraphql(parsed)
    return method.toUpperCase() !== 'GET' || isCartUrl(parsed)
  },
  readExchange: () => [],
  readPage,
}
