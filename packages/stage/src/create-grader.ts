import type { PageFacts, StageGrade, TouchpointType } from '@waymark/protocol'
import { toGrade } from './grade.ts'
import { gradePage } from './grade-page.ts'
import { readPageAddress, type ToPlain } from './page-address.ts'
import { createSegmentReader, type ReadSegment } from './segment-rules.ts'
import { letterOfType } from './touchpoint-kind.ts'
import type { WordTable } from './word-table.ts'

/** What stage inference may use besides the address. */
export interface StageFacts extends PageFacts {
  /** Type of the touchpoint; one with a meaning of its own beats the address. */
  type?: TouchpointType | (string & {})
}

/** Grades a page or an interaction; see {@link inferStage}. */
export type InferStage = (url: string | URL, facts?: StageFacts) => StageGrade

/**
 * Makes a grader.
 *
 * @param words - Asked for the words when the first page is graded.
 * @param toPlain - Makes text as plain as the words are.
 */
export function createGrader(words: () => WordTable, toPlain: ToPlain): InferStage {
  let read: ReadSegment | undefined
  return (url, facts = {}) => {
    const { type } = facts
    const letter = letterOfType(type)
    const text = String(url)
    const address = readPageAddress(text, toPlain)
    read ??= createSegmentReader(words())
    const byPage = address ? gradePage(address, facts, read) : toGrade('?', 0, { text })
    // A type that says `checkout` leaves the step to the address.
    return !letter || !type || (letter === 'k' && /:/.test(byPage.kind))
      ? byPage
      : toGrade(letter, 1, { text: type, where: 'on any page' })
  }
}
