import type { PageKind, Stage } from '@waymark/protocol'
import { PAGE_KINDS, STAGES } from '@waymark/protocol'
import { compilePattern, type PathPattern } from './path-pattern.ts'

/** What a shop knows of its own addresses. */
export type StageRule = { readonly pattern: string } & (
  | { readonly kind: PageKind; readonly stage?: never }
  | { readonly stage: Stage | null; readonly kind?: never }
)

/** A rule that can be asked. */
export interface CompiledRule {
  readonly rule: StageRule
  readonly matches: PathPattern
}

function refuse(rule: unknown, index: number, why: string): never {
  throw new TypeError(
    `Cannot use stage rule ${index + 1} as ${why}: current value is ${JSON.stringify(rule)}`,
  )
}

const isOneOf = (list: readonly unknown[], value: unknown) => list.includes(value)

function compileRule(rule: StageRule, index: number): CompiledRule {
  // From a configuration file anything may come.
  const { pattern, kind, stage } = (rule ?? {}) as Record<string, unknown>
  if (typeof pattern !== 'string') refuse(rule, index, 'its pattern must be a path')
  if ((kind === undefined) === (stage === undefined)) {
    refuse(rule, index, 'it must have either a kind or a stage')
  }
  if (kind !== undefined && !isOneOf(PAGE_KINDS, kind)) {
    refuse(rule, index, `its kind must be one of ${PAGE_KINDS.join(', ')}`)
  }
  if (stage !== undefined && stage !== null && !isOneOf(STAGES, stage)) {
    refuse(rule, index, `its stage must be null or one of ${STAGES.join(', ')}`)
  }
  const matches = compilePattern(pattern)
  if (typeof matches === 'string') refuse(rule, index, `its pattern is not understood: ${matches}`)
  return { rule, matches }
}

/**
 * Compiles the rules of a shop, in order: the first that fits wins.
 *
 * @throws TypeError When a rule is wrong; the message quotes it.
 */
export function compileRules(rules: readonly StageRule[]): CompiledRule[] {
  if (!Array.isArray(rules)) throw new TypeError(`Cannot use stage rules as they must be a list`)
  return rules.map(compileRule)
}
