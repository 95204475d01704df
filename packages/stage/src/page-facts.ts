import type { PageFacts, StageGrade } from '@waymark/protocol'
import { toGrade } from './grade.ts'
import { readSentence } from './page-rules.ts'
import type { ReadSegment } from './segment-rules.ts'

// Classes by which WooCommerce, Magento and Shopify themes name the page; what follows is read as the
// segments of a path are.
const BODY_CLASS =
  /\b(?:woocommerce-(?!page|no|js)|template-|single-|customer-|catalog-?|cms-|(?=checkout-))(\S+)/g

// Facts come from outside.
const toText = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : '')

/** What the page says about itself. */
export function gradeByFacts(facts: PageFacts, read: ReadSegment): StageGrade | undefined {
  const { bodyClass, ogType, products } = facts
  const where = 'on the page'
  const names = [...toText(bodyClass).matchAll(BODY_CLASS)].map(([, name = '']) => name)
  const { letter } = readSentence(names.map(read).join('').replace(/^p/, 'p_'))
  if (names[0] && letter) return toGrade(letter, 0.96, { text: names.join(' '), where })
  const text = toText(ogType).replace('og:', '')
  const type = read(text)
  if (/[pb]/.test(type)) return toGrade(type, 0.88, { text, where })
  return typeof products === 'number' && products > 0
    ? toGrade(products > 1 ? 'l' : 'p', 0.8, { text: `${products} ×`, where })
    : undefined
}
