import type { PageFacts, StageGrade, TouchpointType } from '@waymark/protocol'
import { toGrade } from './grade.ts'
import { gradePage, type ReadPath } from './grade-page.ts'
import { letterOfName } from './kinds.ts'
import { MAX_URL_LENGTH, readPageAddress, type ToPlain } from './page-address.ts'

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
 * @param read - Reads the path of a page.
 * @param toPlain - Makes text as plain as what reads it expects.
 */
export function createGrader(read: ReadPath, toPlain: ToPlain): InferStage {
  return (url, facts = {}) => {
    const { type } = facts
    const letter = letterOfName(type)
    const text = String(url).slice(0, MAX_URL_LENGTH)
    let grade: StageGrade
    try {
      grade = gradePage(readPageAddress(text, toPlain), facts, read)
    } catch {
      grade = toGrade('?', 0, text)
    }
    // A type that says `checkout` leaves the step to the address.
    return letter && type && !(letter === 'k' && /:/.test(grade.kind))
      ? toGrade(letter, 1, type, 'on the page')
      : grade
  }
}
