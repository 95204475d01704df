import type { PageFacts, StageGrade } from '@waymark/protocol'
import { toGrade } from './grade.ts'
import type { PageAddress } from './page-address.ts'
import { gradeByFacts } from './page-facts.ts'
import { readSentence } from './page-rules.ts'
import type { ReadSegment } from './segment-rules.ts'

// Kinds of no stage. What they own is never a step of a purchase.
const NO_STAGE = /[jMNT]/

// Longer paths than this are folders of something named before.
const MAX_SEGMENTS = 12

// Files are no pages; a brand may have a full stop in its name.
const FILE = /\.(?:m?js|css|png|jpe?g|gif|svg|webp|ico|woff2?|pdf|txt|xml|json)$/

// An id, or a name of several words.
const LONG_NAME = /\d{3}|(?:[-_].*){3}/
// Parameters by which only products are told apart.
const OF_PRODUCT = /\b(?:variant|sku)=/

/** Grades a page by its address and by what it says about itself. */
export function gradePage(
  { segments, query, fragment }: PageAddress,
  facts: PageFacts,
  read: ReadSegment,
): StageGrade {
  const [host, ...letters] = segments.slice(0, MAX_SEGMENTS).map(read)
  if (fragment && letters.includes('k')) letters.push(read(fragment))
  // Hosts such as `blog.` or `checkout.` say what all of their pages are; others are names.
  const first = host === 'y' ? 'k' : /[bqkunisECMNTY]/.test(host ?? '') ? host : '-'
  const sentence = first + letters.join('')
  const { letter, at, names } = readSentence(sentence)
  const text = segments[segments.length - 1] ?? ''
  const hasStage = !NO_STAGE.test(letter)
  if (hasStage && letters[0] && FILE.test(text)) return toGrade('T', 0.99, { text })
  const byPath = () =>
    toGrade(letter, hasStage ? (names ? 0.9 : 0.98) : 0.99, {
      text: segments.slice(at, at + 2).join('/'),
    })
  if (letter && !names) return byPath()
  return (
    gradeByFacts(facts, read) ??
    (letter
      ? byPath()
      : toGrade(LONG_NAME.test(text) || OF_PRODUCT.test(query) ? 'p' : 'l', 0.84, {
          text,
          where: 'by its shape alone',
        }))
  )
}
