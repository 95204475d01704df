import type { PageFacts, StageGrade } from '@waymark/protocol'
import { toGrade } from './grade.ts'
import type { ReadPath } from './grade-page.ts'

// Classes by which WooCommerce, Magento and Shopify themes name the page, and its type; what follows
// is read as the segments of a path are.
const NAME =
  /\b(?:woocommerce-(?!page|no|js)|(?:template|single|customer|cms)-|catalog-?|og:|(?=checkout-))(\S+)/g

// Facts come from outside, and may be long.
const MAX_LENGTH = 400

/** What the page says about itself. */
export function gradeByFacts(
  { bodyClass, ogType, products }: PageFacts,
  read: ReadPath,
): StageGrade | undefined {
  const where = 'on the page'
  const text = `${bodyClass} og:${ogType ?? ''}`.slice(0, MAX_LENGTH)
  // Something has to stand below `product`, or it is the list of all.
  const names = [...text.matchAll(NAME)].flatMap(([, name = '']) =>
    name === 'product' ? [name, '0'] : name,
  )
  const said = names[0] && read(['', ...names], {})
  if (said) return toGrade(said.letter, 0.92, names.join(' '), where)
  return products && products > 0
    ? toGrade(products > 1 ? 'l' : 'p', 0.8, `${products} ×`, where)
    : undefined
}
