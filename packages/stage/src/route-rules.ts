import type { PathOutcome, ReadPath } from './grade-page.ts'

/** A pattern, the letter it means, and rules for the rest of the path, which know better. */
type RouteRule = readonly [pattern: RegExp, letter: string, below?: readonly RouteRule[]]

// What is below a checkout or an order.
const STEPS: readonly RouteRule[] = [
  [/thank|succes|confirm[ea]|complete|received|placed|finish/, 'D'],
  [/sign-?in|login|guest|register/, '1'],
  [/contact|info|customer|mail/, '2'],
  [/delivery|shipping(?!-?add)/, 'd'],
  [/pay/, 'y'],
  [/billing/, 'e'],
  [/address/, 'a'],
  [/review|confirm|summary|place/, 'V'],
]

// What most shops have below an account, and others without one.
const SERVICES: readonly RouteRule[] = [
  [/wish-?lists?|favou?rite/, 'w', [[/share/, 'H']]],
  [/affiliate|ambassador/, 'A'],
  [/\brefer|invite-/, 'F'],
  [/reward|loyalty|\bvip/, 'P'],
  [/subscri|newsletter/, 'S'],
  [/reorder|buy-again/, 'R'],
  [/return|refund|\brma\b/, 'E'],
  [/log-?(?:in|on|out)\b|sign-?(?:in|up)|regist|password|\bauth|create/, 'n'],
  [/track|order-?(?:stat|detail)|view-order|\border\/[^/]*\d/, 's', [[/\/confirm/, 'D']]],
]

// Routes of shop systems and English names of pages, on a path whose first part is the label of its
// host. The first that fits wins, so what has pages of its own below it, whatever they are, comes first.
const ROUTES: readonly RouteRule[] = [
  [/^(?:static|cdn|assets|images)\.|\/(?:static|assets|wp-(?:con|inc)\w+|cdn|\.well-\w+)\//, 'T'],
  [
    /\b(?:ajax|api|feed|graphql|rest|t?rpc|webhooks?|wp-json|functions)[./]|\/cart(?:\/\w+)?\.js/,
    'N',
  ],
  [/\/(?:wp-)?admin(?!\w*-)|^admin\.|\/(?:wp-login|backend|backoffice)/, 'M'],
  [/write-|reviews?\/(?:new|write)/, 'Z'],
  [
    /\b(?:products?|item|p|dp|itm|detail)\/(?!list|compare)[^/]+|-p-\d+$/,
    'p',
    [[/\/reviews/, 'r']],
  ],
  [/\b(?:help|support|faqs?|hc)\b/, 'q'],
  [
    /\b(?:blogs?|news|magazine|journal|articles?|stories|posts?|press|recipes|guides?|community|learn)[./](?!js)|\/(?:blog|news|press)$/,
    'b',
  ],
  [/\b(?:collections?|categor\w+|taxons|brands?)\//, 'l'],
  [/terms|privacy|polic(?:y|ies)|legal|cookie|gdpr|imprint|disclaimer|accessib|condition/, 'j'],
  [/\/(?:lp|landing)\b/, 'L'],
  [/gift-?(?:card|cert|vouch)/, 'G'],
  [/add-?to|\/discount\/|\/cart\/\d+:/, '+'],
  [
    /(?:^|\/)(?:(?:my-?|shopping-?|view-?)?(?:cart|basket|bag)|trolley)(?:[./]|-(?:show|page)|$)/,
    'c',
    [[/add|change|update|remove/, '+']],
  ],
  [
    /^[\w-]*(?:checkout|pay)\.|\bcheckouts?(?!-\w+-)|onepage|\/pay\b|\/shop(?=\/(?:pay|addr|conf|extra))/,
    'k',
    STEPS,
  ],
  [
    /\/(?:my-?)?(?:account|customer(?!-)|user)s?\b|\/my\/|^my\./,
    'u',
    [...SERVICES, [/orders?\//, 'u', [[/\d/, 's']]]],
  ],
  ...SERVICES,
  [/\/(?:orders?|purchase)\b(?!-\w+-)/, 'k', [[/histor/, 'u'], ...STEPS]],
  [/\/thank|order-?confirm/, 'D'],
  [/account|profile|dashboard|history|address/, 'u'],
  [/contact|get-in-touch/, 'C'],
  [/about|our-story|career|jobs|sustainab/, 'i'],
  [/^[^/]*(?:\/[a-z]{2}(?:-[a-z]{2,4})?|\/index(?:\.\w+)?|\/home)*$/, 'h'],
  [/search/, 'f'],
  [/compar/, 'v'],
  [/reviews?\b/, 'r'],
  [/stores?-|stockist|\/stores/, 'z'],
  [/shipping|delivery|payment|size|how-|service|care\b/, 'q'],
  [/\/pages\/|\/\d{4}\/\d\d\//, 'b'],
]

function readWith(rules: readonly RouteRule[], path: string): PathOutcome {
  for (const [pattern, letter, below = []] of rules) {
    const found = pattern.exec(path)
    if (!found) continue
    const [text] = found
    // A pattern of both, `a.*b`, would take quadratic time.
    const narrower = readWith(below, path.slice(found.index + text.length))
    return narrower.letter ? narrower : { letter, text, isSure: true }
  }
  return { letter: '', text: '', isSure: false }
}

/** Reads a path by the routes of shop systems and English. */
export const readRoute: ReadPath = (segments) => readWith(ROUTES, segments.join('/'))
