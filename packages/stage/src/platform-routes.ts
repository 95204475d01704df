import type { PageKind } from '@waymark/protocol'
import { type Finding, kindName, quote } from './finding.ts'
import { stepOf, wordOf } from './lexicon.ts'
import type { PagePath } from './page-path.ts'
import { findByWords } from './path-words.ts'

type Rules = readonly (readonly [pattern: RegExp, kind: PageKind])[]

// Shapes of paths that words alone would misread; on `a/b/c`, without leading slash.
const PATHS: Rules = [
  [/^(cart\.js|cart\/(add|change|update|clear)\.js|recommendations\/)/, 'api'],
  [/(^|\/)_(next|nuxt|astro)\//, 'asset'],
  [/^cart\/\d+:\d/, 'cart_action'],
  [/^cart\/c\//, 'checkout'],
  [/(^|\/)checkout\/cart\/(add|delete|updatepost|couponpost)/, 'cart_action'],
  [/(^|\/)review\/product\/list/, 'review_list'],
  [/(^|\/)catalog\/category\/view/, 'listing'],
  [/(^|\/)catalog\/product\/view/, 'product'],
  [/(^|\/)catalog\/product_compare/, 'compare'],
  [/(^|\/)orders?\/history/, 'account'],
  [/(^|\/)(account|customer)\/(create|recover|verify)/, 'login'],
  [/(^|\/)order\/[^/]+\/pay$/, 'checkout_step:payment'],
  [/(^|\/)products?\/[^/]+\/reviews\/new$/, 'review_write'],
  [/(^|\/)shop\/address$/, 'checkout_step:address'],
  [/(^|\/)shop\/payment$/, 'checkout_step:payment'],
  [/^navigation\/[\da-f]{32}$/, 'listing'],
  [/(^|\/)sales\/(order|guest)\/(view|form|print|invoice|shipment)/, 'order_status'],
  [/(^|\/)sales\/order\/reorder/, 'reorder'],
  [/(^|\/)order-pay\//, 'checkout_step:payment'],
  [/(^|\/)\d+\/orders\/[\da-f]{16}/, 'order_status'],
  [/(^|\/)(edit-address|edit-account|payment-methods|add-payment-method|downloads)$/, 'account'],
  [/(^|\/)cart-(addproduct|updatequantity|minicart)/, 'api'],
  [/(^|\/)cart-show$/, 'cart'],
  [/(^|\/)checkout-(begin|login)$/, 'checkout'],
  [/(^|\/)order-confirm$/, 'order_confirmation'],
  [/(^|\/)product-show$/, 'product'],
  [/(^|\/)search-show$/, 'listing'],
  [/(^|\/)\d{4}\/[01]\d\/./, 'content'],
  [/-[ap]-?\d+$|-i\.\d|^(\w+\/)?\d+(-\d+)?-[a-z].*-\w+\/\d{8,}/, 'product'],
]

// Values of `route`, `controller`, `main_page` and their like that words alone would misread.
const ROUTES: Rules = [
  [/^product\/(category|manufacturer|special)/, 'listing'],
  [/^(product\/product|product_(\w+_)?info|productdetails|product)$/, 'product'],
  [/^product\/search/, 'search'],
  [/^product\/compare/, 'compare'],
  [/^(common\/home|index)$/, 'home'],
  [/^(information\/information|cms)/, 'content'],
  [/^information\/contact/, 'contact'],
  [/^(checkout\/(success|order)|checkout_success|order-?confirmation)/, 'order_confirmation'],
  [/^account\/order[./]info|^account_history_info/, 'order_status'],
  [/^checkout_confirmation/, 'checkout_step:review'],
  [/^checkout_(shipping|payment)/, 'checkout'],
  [/^product_reviews_write/, 'review_write'],
  [/^(products_|featured_)/, 'listing'],
]

const ROUTE_KEYS = ['route', 'controller', 'main_page', 'view']

const match = (rules: Rules, text: string): PageKind | undefined =>
  rules.find(([pattern]) => pattern.test(text))?.[1]

function findInQuery({ query, segments }: PagePath): Finding | undefined {
  const finding = (kind: PageKind, confidence: number, key: string): Finding => ({
    kind,
    confidence,
    reason: `${quote(`${key}=${query.get(key)}`)} in the address stands for: ${kindName(kind)}.`,
  })
  if (query.has('wc-ajax')) return finding('api', 0.98, 'wc-ajax')
  if (/^\d+$/.test(query.get('add-to-cart') ?? ''))
    return finding('cart_action', 0.95, 'add-to-cart')
  for (const key of ROUTE_KEYS) {
    const value = query.get(key)?.toLowerCase()
    if (!value || !/^[\w./-]+$/.test(value)) continue
    const step = /^checkout[_/-]/.test(value) ? stepOf(value.slice('checkout_'.length)) : undefined
    const words = findByWords(value.split('/'))
    const kind =
      step ?? match(ROUTES, value) ?? (words && words.confidence > 0.9 ? words.kind : undefined)
    if (kind) return finding(kind, 0.95, key)
  }
  const isOpen =
    segments.length === 0 || (segments.length === 1 && wordOf(segments[0] ?? '') === 'shop')
  for (const key of ['s', 'q', 'query', 'search']) {
    if (isOpen && query.get(key)) return finding('search', 0.95, key)
  }
  if (isOpen && query.get('product')) return finding('product', 0.9, 'product')
  return undefined
}

const STEP_KEYS = ['step', 'stage', 'checkout_step']

/** Inside a checkout, `?step=payment` or `#payment` names the step. */
function findStep({ query, fragment }: PagePath): Finding | undefined {
  for (const name of [...STEP_KEYS.map((key) => query.get(key)), fragment]) {
    const kind = name ? stepOf(name.toLowerCase()) : undefined
    if (kind) {
      return { kind, confidence: 0.96, reason: `${quote(name ?? '')} names the ${kindName(kind)}.` }
    }
  }
  return undefined
}

/** Ecwid's storefront lives in the fragment: `#!/~/cart`, `#!/Mug/p/123`. */
function findInShape(path: PagePath): Finding | undefined {
  const text = path.segments.join('/')
  const kind = /(^|\/)p\/\d+(\/|$)/.test(text) ? 'product' : match(PATHS, text)
  if (!kind) return undefined
  const isOutside = kind === 'api' || kind === 'asset'
  const confidence = isOutside ? 0.98 : 0.95
  return {
    kind,
    confidence,
    reason: `Shop systems give addresses like this to: ${kindName(kind)}.`,
  }
}

/** What a shop system's own way of routing says. */
export function findByRoute(path: PagePath, byWords: Finding | undefined): Finding | undefined {
  const step = byWords && /^checkout$/.test(byWords.kind) ? findStep(path) : undefined
  return step ?? findInShape(path) ?? findInQuery(path)
}
