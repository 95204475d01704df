import type { PageKind } from '@waymark/protocol'
import { type Finding, kindName, quote } from './finding.ts'
import type { PagePath } from './page-path.ts'
import { stageOfKind } from './stage-of-kind.ts'

const ASSETS =
  /^(js|mjs|css|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|mp4|webm|pdf|txt|webmanifest)$/

// Hosts that say what all of their pages are.
const SUBDOMAINS: readonly (readonly [pattern: RegExp, kind: PageKind])[] = [
  [/^(api|graphql|hooks)$/, 'api'],
  [/^(cdn|static|assets|img|images|media)\d?$/, 'asset'],
  [/^(admin|backoffice|backend)$/, 'admin'],
  [/^(blog|magazine|magazin|journal|news|community|forum)$/, 'content'],
  [/^(help|support|faq|hilfe|aide|ayuda|assistenza|pomoc)$/, 'help'],
  [/^(checkout|kasse|pay|payments?)$/, 'checkout'],
  [/^(account|accounts|konto|compte|cuenta|login|auth)$/, 'account'],
  [/^(careers|jobs|about)$/, 'about'],
  [/^(returns|retouren)$/, 'returns'],
]

/** What the host says, unless the path says the same more exactly. */
export function findByHost({ subdomain }: PagePath, byWords?: Finding): Finding | undefined {
  const kind = SUBDOMAINS.find(([pattern]) => pattern.test(subdomain))?.[1]
  if (!kind) return undefined
  const stage = stageOfKind(kind)
  if (byWords && stage && stage === stageOfKind(byWords.kind)) return undefined
  const confidence = stage ? 0.95 : 0.98
  return { kind, confidence, reason: `The address starts with ${quote(`${subdomain}.`)}.` }
}

/** What is left to go by when no word is known: home, files, ids and long names. */
export function findByShape({ segments, ending, query }: PagePath): Finding | undefined {
  const last = segments[segments.length - 1]
  if (last === undefined || last === 'index') {
    return { kind: 'home', confidence: 0.92, reason: 'This is the front page of the shop.' }
  }
  const guess = (kind: PageKind, confidence: number): Finding => ({
    kind,
    confidence,
    reason: `Only the shape of the address tells: ${kindName(kind)}.`,
  })
  if (ASSETS.test(ending)) return guess('asset', 0.98)
  if (/^(json|xml|rss|atom)$/.test(ending)) return guess('api', 0.98)
  // A parameter by which only products are told apart.
  if (query.has('variant') || query.has('sku')) return guess('product', 0.7)
  if (/\d{3}/.test(last) && /[a-z]/.test(last)) return guess('product', 0.5)
  if (last.split(/[-_]/).length > 3) return guess('product', 0.4)
  return guess('listing', 0.35)
}
