import type { PageKind } from '@waymark/protocol'
import { type Finding, kindName, quote } from './finding.ts'
import { stepOf, wordOf } from './lexicon.ts'
import type { PagePath } from './page-path.ts'
import { findByWords } from './path-words.ts'
import { stageOfKind } from './stage-of-kind.ts'

type Rules = readonly (readonly [pattern: RegExp, kind: PageKind])[]

// Shapes of paths that words alone would misread; on `a/b/c`, without leading slash.
const PATHS: Rules = [
  [/^(cart\.js$|cart\/\w+\.js$|recommendations\/)/, 'api'],
  [/(^|\/)_(next|nuxt|astro)\//, 'asset'],
  [/^cart\/\d+:\d|(^|\/)cart\/(add|delete|update)/, 'cart_action'],
  [/^cart\/c\//, 'checkout'],
  [/(^|\/)review\/product\/list/, 'review_list'],
  [/(^|\/)products?\/[^/]+\/reviews\/new$/, 'review_write'],
  [/(^|\/)orders?\/history/, 'account'],
  [/(^|\/)order\/reorder/, 'reorder'],
  [/(^|\/)sales\/guest|(^|\/)\d+\/orders\/[\da-f]{16}/, 'order_status'],
  [/(^|\/)(account|customer)\/(create|recover|verify)/, 'login'],
  [/(^|\/)(shop|order\/[^/]+)\/pay(ment)?$/, 'checkout_step:payment'],
  [/(^|\/)shop\/address$/, 'checkout_step:address'],
  [/(^|\/)\d{4}\/[01]\d\/./, 'content'],
  [/(^|\/)p\/\d+(\/|$)|-p-\d+$|-[ap]\d{4,}$|-i\.\d/, 'product'],
]

// Values of `route`, `controller`, `main_page` and their like that words alone would misread.
const ROUTES: Rules = [
  [/^product\/(category|manufacturer|special)|^(products|featured)_/, 'listing'],
  [/^(product|product\/product|product_(\w+_)?info|productdetails)$/, 'product'],
  [/^product\/search/, 'search'],
  [/^product\/compare/, 'compare'],
  [/^(common\/home|index)$/, 'home'],
  [/^(information\/information|cms)/, 'content'],
  [/^information\/contact/, 'contact'],
  [/^account\/order[./]info|^account_history_info/, 'order_status'],
  [/^checkout_success/, 'order_confirmation'],
  [/^checkout_confirmation/, 'checkout_step:review'],
  [/^product_reviews_write/, 'review_write'],
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

/** Ids and folders as shop systems write them. */
function findInShape({ segments }: PagePath): Finding | undefined {
  const kind = match(PATHS, segments.join('/'))
  if (!kind) return undefined
  const confidence = stageOfKind(kind) ? 0.95 : 0.98
  return {
    kind,
    confidence,
    reason: `Shop systems give addresses like this to: ${kindName(kind)}.`,
  }
}

/** What a shop system's own way of routing says. */
export function findByRoute(path: PagePath, byWords: Finding | undefined): Finding | undefined {
  const step = byWords?.kind === 'checkout' ? findStep(path) : undefined
  return step ?? findInShape(path) ?? findInQuery(path)
}
