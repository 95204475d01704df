import type { PageFacts, StageGrade } from '@waymark/protocol'
import { toGrade } from './grade.ts'
import { gradeByFacts } from './page-facts.ts'

// Files are no pages; a brand may have a full stop in its name.
const FILE = /\.(?:m?js|css|png|jpe?g|gif|svg|web\w+|ico|woff2?|pdf|txt|xml|json|map)$/

// An id, or a name of several words.
const OF_PRODUCT = /\d{3}|(?:[-_].*){3}/

/** What a path says. */
export interface PathOutcome {
  /** Letter of the kind of page; `''` when the path is nothing but names and ids. */
  letter: string
  /** The part of the path that says so. */
  text: string
  /** Whether nothing before it is a name. */
  isSure: boolean
}

/** Reads an address, as `readPageAddress` gives it. */
export type ReadPath = (segments: readonly string[]) => PathOutcome

/** Grades a page by its address and by what it says about itself. */
export function gradePage(
  segments: readonly string[],
  facts: PageFacts,
  read: ReadPath,
): StageGrade {
  const { letter, text, isSure } = read(segments)
  const last = segments[segments.length - 1] ?? ''
  if (segments[1] && FILE.test(last) && !/[jMN]/.test(letter)) return toGrade('T', 0.99, last)
  return (
    (letter && isSure ? undefined : gradeByFacts(facts, read)) ??
    (letter
      ? toGrade(letter, isSure ? 0.98 : 0.9, letter === 'h' ? '/' : text)
      : toGrade(OF_PRODUCT.test(last) ? 'p' : 'l', 0.84, last, 'by its shape'))
  )
}
