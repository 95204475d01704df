import type { Item } from '@waymark/protocol'
import { quietly } from '../quietly.ts'
import { defined } from '../storefronts/fields.ts'
import type { PageMetadata } from '../storefronts/json-ld.ts'
import { readMetadata } from '../storefronts/json-ld.ts'

/** Content of the first `<meta>` with this property or name. */
export function metaContent(document: Document, name: string): string | undefined {
  const meta = document.querySelector(`meta[property="${name}"],meta[name="${name}"]`)
  return meta?.getAttribute('content') || undefined
}

function jsonLdRoots(document: Document): unknown[] {
  const scripts = document.querySelectorAll('script[type="application/ld+json"]')
  return [...scripts].map((script) => quietly(() => JSON.parse(script.textContent ?? '')))
}

/** One product in microdata, as a schema.org node. */
function microdataRoots(document: Document): unknown[] {
  const scope = document.querySelector('[itemscope][itemtype$="schema.org/Product"]')
  if (!scope) return []
  const node: Record<string, string | undefined> = { '@type': 'Product' }
  for (const element of scope.querySelectorAll('[itemprop]')) {
    const key = element.getAttribute('itemprop') ?? ''
    // The first of a name is the product's own; a brand's name comes after.
    node[key] ??= (element.getAttribute('content') ?? element.textContent ?? '').trim()
  }
  return [{ ...node, offers: { price: node.price, priceCurrency: node.priceCurrency } }]
}

/** A product page's OpenGraph, as a schema.org node. */
function openGraphRoots(document: Document): unknown[] {
  const meta = (name: string) => metaContent(document, name)
  if (!/product/.test(meta('og:type') ?? '')) return []
  return [
    {
      '@type': 'Product',
      name: meta('og:title'),
      sku: meta('product:retailer_item_id'),
      brand: meta('product:brand'),
      offers: {
        price: meta('product:price:amount') ?? meta('og:price:amount'),
        priceCurrency: meta('product:price:currency') ?? meta('og:price:currency'),
      },
    },
  ]
}

/** Gathers what a document's metadata tells: JSON-LD, else microdata, else OpenGraph. */
export function readPageFacts(document: Document, url: string): PageMetadata {
  for (const rootsOf of [jsonLdRoots, microdataRoots, openGraphRoots]) {
    const facts = readMetadata(rootsOf(document), url)
    if (facts.products?.length || facts.order) return facts
  }
  return {}
}

/** What stage inference may know of a document besides its URL. */
export function describeDocument(document: Document, products?: readonly Item[]) {
  return defined({
    products: products?.length,
    ogType: metaContent(document, 'og:type'),
    bodyClass: document.body?.className.slice(0, 200) || undefined,
    lang: document.documentElement.lang || undefined,
  })
}
