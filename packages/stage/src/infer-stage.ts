import type { PageFacts, StageGrade, TouchpointType } from '@waymark/protocol'
import type { Finding } from './finding.ts'
import { findByFacts } from './page-facts.ts'
import { readPagePath } from './page-path.ts'
import { findByHost, findByShape } from './path-shape.ts'
import { findByWords } from './path-words.ts'
import { findByRoute } from './platform-routes.ts'
import { stageOfKind } from './stage-of-kind.ts'
import { findByType } from './touchpoint-kind.ts'

/** Version of the rules; grades that carry another one can be renewed. */
export const RULE_VERSION = '1'

/** What stage inference may use besides the address. */
export interface StageFacts extends PageFacts {
  /** Type of the touchpoint; one with a meaning of its own beats the address. */
  type?: TouchpointType | (string & {})
}

const UNKNOWN: Finding = {
  kind: 'other',
  confidence: 0,
  reason: 'This is no web page.',
}

/** A type that says `checkout` leaves the step to the address. */
function isNarrower(found: Finding, than: Finding): boolean {
  return than.kind === 'checkout' && found.kind.startsWith('checkout_step')
}

function findPage(url: string | URL, facts: StageFacts): Finding {
  const path = readPagePath(url)
  if (!path) return findByFacts(facts) ?? UNKNOWN
  const byWords = findByWords(path.segments)
  const findings = [
    findByRoute(path, byWords),
    byWords,
    findByHost(path, byWords),
    findByFacts(facts),
    findByShape(path),
  ]
  return findings.reduce<Finding>(
    (best, found) => (found && found.confidence > best.confidence ? found : best),
    UNKNOWN,
  )
}

/**
 * Infers which stage of the customer journey a page of a shop belongs to, from its address and,
 * where given, from what the page says about itself. Pure; never throws; takes time linear in the
 * length of the address, of which it reads no more than 2,048 characters.
 *
 * @param url - Absolute, or a path.
 * @param facts - Touchpoint type and page facts.
 * @returns The stage (`null` for pages of no stage, such as legal notices), the kind of page, and
 * how sure the rules are and why.
 *
 * @example
 * ```ts
 * import { inferStage } from '@waymark/stage'
 *
 * const { stage, kind } = inferStage('https://shop.example/de/warenkorb')
 * console.log(stage, kind) // 'decision' 'cart'
 * ```
 */
export function inferStage(url: string | URL, facts: StageFacts = {}): StageGrade {
  const byType = findByType(facts.type)
  const byPage = byType && byType.kind !== 'checkout' ? undefined : findPage(url, facts)
  const { kind, confidence, reason } =
    byPage && (!byType || isNarrower(byPage, byType)) ? byPage : (byType ?? UNKNOWN)
  return {
    stage: stageOfKind(kind),
    kind,
    confidence: Math.round(confidence * 100) / 100,
    reason,
    ruleVersion: RULE_VERSION,
  }
}
