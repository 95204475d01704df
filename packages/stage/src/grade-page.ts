import type { PageFacts } from '@waymark/protocol'
import { type Finding, finding, quote } from './finding.ts'
import type { PageAddress } from './page-address.ts'
import { findByFacts } from './page-facts.ts'
import { type PageOutcome, readSentence } from './page-rules.ts'
import { toPlain } from './plain-text.ts'
import type { SegmentReader } from './segment-role.ts'

// Kinds of no stage. What they own is never a step of a purchase.
const NO_STAGE = /[jMNT]/

const inAddress = (letter: string, confidence: number, text: string): Finding =>
  finding(letter, confidence, `${quote(text)} in the address stands for`)

// Longer paths than this are folders of something named before.
const readPath = (segments: readonly string[], read: SegmentReader): PageOutcome | null =>
  readSentence(segments.slice(0, 12).map(read).join(''))

function findByPath(segments: readonly string[], read: SegmentReader): Finding | undefined {
  const outcome = readPath(segments, read)
  if (!outcome) return undefined
  const { letter, at, names } = outcome
  const sure = NO_STAGE.test(letter) ? 0.99 : 0.98
  return inAddress(
    letter,
    Math.max(0.85, sure - 0.05 * names),
    segments.slice(at, at + 2).join('/'),
  )
}

/** Hosts such as `blog.` or `checkout.` say what all of their pages are. */
function findByHost(subdomain: string, read: SegmentReader): Finding | undefined {
  const letter = subdomain && (readSentence(read(subdomain).replace(/[yY]/, 'k'))?.letter ?? '')
  return /[bqkunisECMNT]/.test(letter) ? inAddress(letter, 0.95, `${subdomain}.`) : undefined
}

/** Files are no pages. */
function findByEnding(segments: readonly string[], read: SegmentReader): Finding | undefined {
  const name = segments[segments.length - 1] ?? ''
  const ending = name.slice(name.lastIndexOf('.') + 1)
  if (ending === name) return undefined
  // Some files are the answer of an interface: `cart.js`.
  const letter = read(name) === 'N' ? 'N' : read(ending)
  return /[TN]/.test(letter) ? inAddress(letter, 0.98, name) : undefined
}

/** Shop systems that route by the query: `?route=checkout/cart`, `?add-to-cart=12`, `?step=payment`. */
function findByQuery(query: string, path: Finding | undefined, read: SegmentReader) {
  const isCheckout = /[k\d]/.test(path?.letter ?? '')
  for (const [key, value] of new URLSearchParams(query)) {
    if (key === 'wc-ajax') return inAddress('N', 0.98, key)
    if (key === 'add-to-cart' || /^(?:add_product|buy_now)$/.test(value))
      return inAddress('+', 0.95, value)
    const isRoute = isCheckout
      ? /^(?:checkout_)?st[ae][pg]e?$/.test(key)
      : !path || path.letter === 'h'
    if (isCheckout ? isRoute : isRoute && /^(?:route|controller|main_page|view)$/.test(key)) {
      const pieces = toPlain(value).split(/[/_.]/)
      const letter = readPath(isCheckout ? ['checkout', ...pieces] : pieces, read)?.letter
      if (letter && (!isCheckout || letter !== 'k')) return inAddress(letter, 0.95, value)
    }
    if (/^(?:s|q|query|search)$/.test(key) && value && (!path || /[hl]/.test(path.letter)))
      return inAddress('f', 0.95, key)
    if (key === 'product' && path?.letter === 'h') return inAddress('p', 0.9, key)
  }
  return undefined
}

/** What is left to go by when no word is known: ids and long names. */
function findByShape(last: string, query: string): Finding {
  const guess = (letter: string, confidence: number) =>
    finding(letter, confidence, 'Only the shape of the address tells')
  if (/^(?:404|not-found|error)/.test(last)) return guess('?', 0.8)
  // Parameters by which only products are told apart.
  if (/(?:^|&)(?:variant|sku)=/.test(query)) return guess('p', 0.7)
  return guess(/\d{3}|(?:[-_].*){3}/.test(last) ? 'p' : 'l', 0.6)
}

/** Grades a page by its address and by what it says about itself. */
export function gradePage(address: PageAddress, facts: PageFacts, read: SegmentReader): Finding {
  const { segments, query, fragment } = address
  const host = findByHost(address.subdomain, read)
  if (host && NO_STAGE.test(host.letter)) return host
  const file = findByEnding(segments, read)
  if (file) return file
  const path = findByPath(segments, read)
  if (path && NO_STAGE.test(path.letter)) return path
  const hints = path?.letter === 'k' && fragment ? `${query}&step=${fragment}` : query
  const routed = hints ? findByQuery(hints, path, read) : undefined
  if (routed) return routed
  if (host && !(path && /k[D1-7]|n[D]|q[sCE]|u[nsSERCwAPF]/.test(host.letter + path.letter)))
    return host
  if (path && path.confidence > 0.95) return path
  return findByFacts(facts) ?? path ?? findByShape(segments[segments.length - 1] ?? '', query)
}
