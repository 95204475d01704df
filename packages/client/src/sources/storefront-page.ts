import { quietly } from '../quietly.ts'
import type { StorefrontPage } from '../storefronts/storefront.ts'
import { metaContent } from './page-facts.ts'

/** What an adapter may look at of a document besides its metadata and its cart. */
export function storefrontPage(window: Window): StorefrontPage {
  const read = (path: string) =>
    path.split('.').reduce<unknown>((at, key) => Reflect.get(Object(at), key), window)
  return {
    url: window.location.href,
    // A getter of the page may throw.
    global: (path) => quietly(() => read(path)),
    meta: (name) => metaContent(window.document, name),
  }
}
