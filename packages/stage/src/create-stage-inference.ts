import type { PageKind, StageGrade } from '@waymark/protocol'
import { ALL_WORDS } from './all-words.ts'
import { createGrader, type InferStage, RULE_VERSION } from './create-grader.ts'
import { quote } from './finding.ts'
import { letterOfKind, stageOfKind } from './kinds.ts'
import type { PageAddress } from './page-address.ts'
import { toPlain } from './plain-text.ts'
import { type StageScheme, type StageSchemeName, toScheme } from './scheme.ts'
import { type CompiledRule, compileRules, type StageRule } from './user-rules.ts'
import { slotOfWord } from './word-hash.ts'

/** Options for {@link createStageInference}. */
export interface StageInferenceOptions {
  /** Asked before anything else, in order; the first that fits wins. */
  rules?: readonly StageRule[]
  /** How maps show the five stages. @defaultValue `'five'` */
  stages?: StageSchemeName | StageScheme
  /** Words of paths by what they stand for; one that ends in `*` stands for all that begin so. */
  extend?: Readonly<Partial<Record<PageKind, readonly string[]>>>
}

/** Stage inference that knows a shop. */
export interface StageInference {
  /** Takes the place of `inferStage` of this package. */
  inferStage: InferStage
  /** Name of each of the five stages on a map. What is stored stays one of the five. */
  scheme: StageScheme
}

// A stem shorter than this would stand for too much.
const MIN_STEM = 4

function slotOfExtra(kind: string, word: unknown): number {
  const text = typeof word === 'string' ? toPlain(word).replace(/[\s._~+-]/g, '') : ''
  const stem = text.replace(/\*$/, '')
  if (!stem || stem.includes('*') || (stem !== text && stem.length < MIN_STEM)) {
    throw new TypeError(
      `Cannot extend the words for ${kind} as a word must be letters, with a star only after ${MIN_STEM} or more of them: current value is ${JSON.stringify(word)}`,
    )
  }
  return slotOfWord(stem === text ? `${text}.` : stem)
}

function compileExtension(extend: StageInferenceOptions['extend'] = {}): Map<number, string> {
  const extra = new Map<number, string>()
  for (const [kind, words] of Object.entries(extend)) {
    // What is no kind is told so below; the steps of a checkout are no words of their own.
    const letter = letterOfKind(kind as PageKind)
    if (!/[^?\d]/.test(letter)) {
      throw new TypeError(`Cannot extend the words for ${JSON.stringify(kind)} as it has none`)
    }
    for (const word of words ?? []) extra.set(slotOfExtra(kind, word), letter)
  }
  return extra
}

/** Rules of a shop make a version of their own, so that old grades can be told. */
function versionOf(options: StageInferenceOptions): string {
  const { rules = [], extend = {} } = options
  const text = JSON.stringify([rules, extend])
  if (text === '[[],{}]') return RULE_VERSION
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return `${RULE_VERSION}+${(hash >>> 0).toString(36)}`
}

function gradeByRule({ rule }: CompiledRule, ours: () => StageGrade, ruleVersion: string) {
  const guess = ours()
  const { pattern, kind, stage } = rule
  const reason = `Your rule ${quote(pattern)} says so.`
  if (kind) return { stage: stageOfKind(kind), kind, confidence: 1, reason, ruleVersion }
  const isSame = guess.stage === stage
  return {
    stage: stage ?? null,
    kind: isSame ? guess.kind : 'other',
    confidence: 1,
    reason,
    ruleVersion,
  } as const
}

/**
 * Makes stage inference that knows a shop’s own addresses and words.
 *
 * @throws TypeError When a rule, a word or a scheme is wrong; the message quotes it.
 *
 * @example
 * ```ts
 * import { createStageInference } from '@waymark/stage'
 *
 * const { inferStage } = createStageInference({
 *   rules: [{ pattern: '/atelier/:piece', kind: 'product' }],
 * })
 * console.log(inferStage('https://shop.example/atelier/order').kind) // 'product'
 * ```
 */
export function createStageInference(options: StageInferenceOptions = {}): StageInference {
  const rules = compileRules(options.rules ?? [])
  const ruleVersion = versionOf(options)
  const decide = ({ segments }: PageAddress, ours: () => StageGrade) => {
    const found = rules.find(({ matches }) => matches(segments))
    return found && gradeByRule(found, ours, ruleVersion)
  }
  const extra = compileExtension(options.extend)
  return {
    inferStage: createGrader(ALL_WORDS, { extra, decide, ruleVersion }),
    scheme: toScheme(options.stages ?? 'five'),
  }
}
