import type { PageFacts, PageKind } from '@waymark/protocol'
import { type Finding, kindName, quote } from './finding.ts'

// Class names by which WooCommerce, Magento and Shopify themes mark the body of a page.
const BODY_CLASSES: readonly (readonly [pattern: RegExp, kind: PageKind])[] = [
  [/woocommerce-order-received|checkout-onepage-success/, 'order_confirmation'],
  [/woocommerce-checkout|checkout-index-index/, 'checkout'],
  [/woocommerce-cart|checkout-cart-index|template-cart/, 'cart'],
  [/woocommerce-account|customer-account/, 'account'],
  [/single-product|catalog-product-view|template-product/, 'product'],
  [/catalogsearch|search-results|template-search/, 'search'],
  [/product_cat|catalog-category|template-collection|archive-product/, 'listing'],
  [/single-post|template-(article|blog)/, 'content'],
  [/cms-index-index|template-index/, 'home'],
]

const found = (kind: PageKind, confidence: number, why: string): Finding => ({
  kind,
  confidence,
  reason: `${why}: ${kindName(kind)}.`,
})

/** What the page says about itself. */
export function findByFacts({ bodyClass, ogType, products = 0 }: PageFacts): Finding | undefined {
  const classes = String(bodyClass ?? '').slice(0, 200)
  for (const [pattern, kind] of BODY_CLASSES) {
    const name = pattern.exec(classes)?.[0]
    if (name) return found(kind, 0.96, `The page calls itself ${quote(name)}`)
  }
  if (ogType === 'product' || ogType === 'og:product') {
    return found('product', 0.9, 'The page calls itself a product')
  }
  if (products === 1) return found('product', 0.85, 'The page describes one product')
  if (products > 1) return found('listing', 0.75, `The page describes ${products} products`)
  if (ogType === 'article') {
    return found('content', 0.8, 'The page calls itself an article')
  }
  return undefined
}
