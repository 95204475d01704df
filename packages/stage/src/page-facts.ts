import type { PageFacts } from '@waymark/protocol'
import { type Finding, finding, quote } from './finding.ts'

// Class names by which WooCommerce, Magento and Shopify themes mark the body of a page.
const BODY_CLASSES: readonly (readonly [pattern: RegExp, letter: string])[] = [
  [/woocommerce-order-received|checkout-onepage-success/, 'D'],
  [/woocommerce-checkout|checkout-index-index/, 'k'],
  [/woocommerce-cart|checkout-cart-index|template-cart/, 'c'],
  [/woocommerce-account|customer-account/, 'u'],
  [/single-product|catalog-product-view|template-product/, 'p'],
  [/catalogsearch|search-results|template-search/, 'f'],
  [/product_cat|catalog-category|template-collection|archive-product/, 'l'],
  [/single-post|template-(?:article|blog)/, 'b'],
  [/cms-index-index|template-index/, 'h'],
]

/** What the page says about itself. */
export function findByFacts({ bodyClass, ogType, products = 0 }: PageFacts): Finding | undefined {
  const classes = typeof bodyClass === 'string' ? bodyClass.slice(0, 200) : ''
  for (const [pattern, letter] of classes ? BODY_CLASSES : []) {
    const name = pattern.exec(classes)?.[0]
    if (name) return finding(letter, 0.96, `The page calls itself ${quote(name)}`)
  }
  if (ogType === 'product' || ogType === 'og:product') {
    return finding('p', 0.9, `The page calls itself ${quote('product')}`)
  }
  if (typeof products === 'number' && products > 0) {
    const isOne = products === 1
    return finding(
      isOne ? 'p' : 'l',
      isOne ? 0.85 : 0.75,
      `The page describes ${products} product${isOne ? '' : 's'}`,
    )
  }
  return ogType === 'article'
    ? finding('b', 0.8, `The page calls itself ${quote(ogType)}`)
    : undefined
}
