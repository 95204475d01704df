import type { PageFacts, StageGrade } from '@waymark/protocol'
import { toGrade } from './grade.ts'
import { gradeByFacts } from './page-facts.ts'

// Files are no pages; a brand may have a full stop in its name.
const FILE = /\.(?:m?js|css|png|jpe?g|gif|svg|web\w+|ico|woff2?|pdf|txt|xml|json|map)$/

// An id, or a name of several words.
const OF_PRODUCT = /\d{3}|(?:[-_].*){3}/

/** What a path says. */
export interface PathOutcome {
  /** Letter of the kind of page. */
  letter: string
  /** The part of the path that says so. */
  text: string
  /** Whether a name is before it, which may say more. */
  isBelowName?: boolean
}

/** Reads an address, as `readPageAddress` gives it; `undefined` when it is but names and ids. */
export type ReadPath = (segments: readonly string[], facts: PageFacts) => PathOutcome | undefined

/** Grades a page by its address and by what it says about itself. */
export function gradePage(
  segments: readonly string[],
  facts: PageFacts,
  read: ReadPath,
): StageGrade {
  const said = read(segments, facts)
  const last = segments[segments.length - 1] ?? ''
  if (segments[1] && FILE.test(last) && !/[jMN]/.test(`${said?.letter}`)) {
    return toGrade('T', 0.99, last)
  }
  const byPath =
    said &&
    toGrade(said.letter, said.isBelowName ? 0.9 : 0.98, said.letter === 'h' ? '/' : said.text)
  return (
    (said?.isBelowName ? undefined : byPath) ??
    gradeByFacts(facts, read) ??
    byPath ??
    toGrade(OF_PRODUCT.test(last) ? 'p' : 'l', 0.84, last, 'by its shape')
  )
}
