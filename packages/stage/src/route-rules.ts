import type { PathOutcome, ReadPath } from './grade-page.ts'

/** A pattern, the letter it means, and rules for the rest of the path, which know better. */
type RouteRule = readonly [pattern: RegExp, letter: string, below?: readonly RouteRule[]]

// What is below a checkout or an order.
const STEPS: readonly RouteRule[] = [
  [/thank|succes|confirm[ea]|complete|placed/, 'D'],
  [/login|guest/, '1'],
  [/contact|info/, '2'],
  [/billing/, 'e'],
  [/address/, 'a'],
  [/delivery|shipping/, 'd'],
  [/pay/, 'y'],
  [/review|confirm|place/, 'V'],
]

// What most shops have below an account, and others without one.
const SERVICES: readonly RouteRule[] = [
  [/wish-?list|favo/, 'w', [[/share/, 'H']]],
  [/affiliate|ambassador/, 'A'],
  [/\brefer/, 'F'],
  [/reward|loyalty/, 'P'],
  [/subscri|newsletter/, 'S'],
  [/reorder/, 'R'],
  [/return/, 'E'],
  [/log-?(?:in|out)\b|sign-?(?:in|up)|regist|password|\bauth/, 'n'],
  [/track|order-?(?:stat|detail)|\borders?\/[^/]*\d/, 's', [[/\/confirm/, 'D']]],
]

// Routes of shop systems and English names of pages, on the name of the system, if known, the label of
// the host and the path: `shopify blog./a-post`. The first that fits wins: machines, then systems’ own
// ways, then what has pages of its own below it, whatever they are.
const ROUTES: readonly RouteRule[] = [
  [/[ /](?:static|assets|cdn|\.well-\w+)[./]/, 'T'],
  [
    /\b(?:ajax|api|feed|graphql|rest|remote|widgets|actions?|common(?!\/h)|t?rpc|webhooks?|functions)(?:[./]|$)|json|opcsave/,
    'N',
  ],
  [/[ /](?:wp-)?(?:admin[\w-]*|backend)(?:[./]|$)/, 'M'],
  [/^saleor.*\/dashboard\//, 'M'],
  [/^shopify.*\/(?:apps\/|password$)/, '?'],
  [/^woo.*\/category\//, 'b'],
  [/\bwrite|reviews?\/new/, 'Z'],
  [/\b(?:products?|item|p|dp)\/./, 'p', [[/\/reviews/, 'r']]],
  [/\b(?:help|support|faqs?)\b/, 'q'],
  [/\b(?:blogs?|news|magazine|journal|articles?|posts?|press|recipes|community)(?:[./]|$)/, 'b'],
  [/\b(?:collections?|categor\w+|brands?)\//, 'l'],
  [/terms|privacy|polic|legal|cookie|accessib|condition/, 'j'],
  [/\/(?:lp|landing)\b/, 'L'],
  [/gift-?(?:card|cert)/, 'G'],
  [/add-?to|\/discount\//, '+'],
  [
    /\/(?:(?:my-?|shopping-?|view-?)?(?:cart|basket|bag)|trolley)(?:[./]|-(?:show|page)|$)/,
    'c',
    [[/add/, '+']],
  ],
  [/[ /]pay\b|\bcheckouts?(?!-\w+-)|onepage|\/shop(?=\/(?:pay|addr|conf|extra))/, 'k', STEPS],
  [
    /\/(?:account|customer(?!-)|user|dashboard)s?\b|[ /]my\b/,
    'u',
    [...SERVICES, [/orders?\//, 'u']],
  ],
  ...SERVICES,
  [/\/(?:orders?|purchase)\b(?!-\w+-)/, 'k', [[/histor/, 'u'], ...STEPS]],
  [/\/thank|order-?confirm/, 'D'],
  [/account|profile|address/, 'u'],
  [/contact/, 'C'],
  [/about|career/, 'i'],
  [/^[^/]*(?:\/[a-z]{2}(?:-[a-z]{2,4})?|\/index(?:\.\w+)?|\/home)*$/, 'h'],
  [/search/, 'f'],
  [/compar/, 'v'],
  [/reviews?\b/, 'r'],
  [/store[s-]/, 'z'],
  [/shipping|delivery|payment|size|how-/, 'q'],
  [/\/pages\//, 'b'],
]

function readWith(rules: readonly RouteRule[], path: string): PathOutcome | undefined {
  for (const [pattern, letter, below = []] of rules) {
    const found = pattern.exec(path)
    if (!found) continue
    const [text] = found
    // A pattern of both, `a.*b`, would take quadratic time.
    return readWith(below, path.slice(found.index + text.length)) ?? { letter, text }
  }
  return undefined
}

/** Reads a path by the routes of shop systems and English. */
export const readRoute: ReadPath = (segments, { storefront }) =>
  readWith(ROUTES, `${storefront} ${segments.join('/')}`)
