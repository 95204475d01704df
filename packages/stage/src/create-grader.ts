import type { PageFacts, StageGrade, TouchpointType } from '@waymark/protocol'
import { type Finding, finding, reasonOf } from './finding.ts'
import { gradePage } from './grade-page.ts'
import { kindOfLetter, stageOfKind } from './kinds.ts'
import { type PageAddress, readPageAddress } from './page-address.ts'
import { findByFacts } from './page-facts.ts'
import { createSegmentReader, type SegmentReader } from './segment-role.ts'
import { findByType } from './touchpoint-kind.ts'
import type { ExtraWords, WordTable } from './words.ts'

/** Version of the rules; grades that carry another one can be renewed. */
export const RULE_VERSION = '2'

/** What stage inference may use besides the address. */
export interface StageFacts extends PageFacts {
  /** Type of the touchpoint; one with a meaning of its own beats the address. */
  type?: TouchpointType | (string & {})
}

/** Grades a page or an interaction; see {@link inferStage}. */
export type InferStage = (url: string | URL, facts?: StageFacts) => StageGrade

/** What a shop adds to the rules. */
export interface GraderOptions {
  /** Words besides those of the table. */
  extra?: ExtraWords
  /** Asked before any rule of ours; gets what ours would say. */
  decide?: (address: PageAddress, ours: () => StageGrade) => StageGrade | undefined
  /** @defaultValue {@link RULE_VERSION} */
  ruleVersion?: string
}

const UNKNOWN: Finding = finding('?', 0, 'This is no web page')

/** Makes a grader of a table of words, which is read when the first page is graded. */
export function createGrader(words: WordTable, options: GraderOptions = {}): InferStage {
  const { extra, decide, ruleVersion = RULE_VERSION } = options
  let read: SegmentReader | undefined

  function toGrade(found: Finding): StageGrade {
    const kind = kindOfLetter(found.letter) ?? 'other'
    const confidence = Math.round(found.confidence * 100) / 100
    return { stage: stageOfKind(kind), kind, confidence, reason: reasonOf(found), ruleVersion }
  }

  function find(address: PageAddress | undefined, facts: StageFacts): Finding {
    if (!address) return findByFacts(facts) ?? UNKNOWN
    read ??= createSegmentReader(words, extra)
    return gradePage(address, facts, read)
  }

  return (url, facts = {}) => {
    const byType = findByType(facts.type)
    // A type that says `checkout` leaves the step to the address.
    if (byType && byType.letter !== 'k') return toGrade(byType)
    const address = readPageAddress(url)
    const ours = () => {
      const byPage = find(address, facts)
      return toGrade(byType && !/\d/.test(byPage.letter) ? byType : byPage)
    }
    return (!byType && address && decide?.(address, ours)) || ours()
  }
}
