import { PAGE_KINDS, type PageKind, type StageGrade } from '@waymark/protocol'
import { WORDS } from './all-words.ts'
import { createGrader, type InferStage } from './create-grader.ts'
import { quote, RULE_VERSION } from './grade.ts'
import { letterOfName, stageOfKind } from './kinds.ts'
import { toLatin } from './latin-text.ts'
import { readPageAddress } from './page-address.ts'
import { createSentenceReader } from './page-rules.ts'
import { type StageScheme, type StageSchemeName, toScheme } from './scheme.ts'
import { type CompiledRule, compileRules, type StageRule } from './user-rules.ts'
import { hashOfWord } from './word-hash.ts'
import { unpackWords } from './word-table.ts'
import { createWordReader } from './words.ts'

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
const MIN_STEM = 5

function plainWord(kind: string, word: unknown): string {
  const text = typeof word === 'string' ? toLatin(word).replace(/[\s._~+-]/g, '') : ''
  const stem = text.replace(/\*$/, '')
  if (!stem || stem.includes('*') || (stem !== text && stem.length < MIN_STEM)) {
    throw new TypeError(
      `Cannot extend the words for ${kind} as a word must be letters, with a star only after ${MIN_STEM} or more of them: current value is ${JSON.stringify(word)}`,
    )
  }
  return stem === text ? `${text}.` : stem
}

function compileExtension(extend: StageInferenceOptions['extend'] = {}): Map<string, string> {
  const extra = new Map<string, string>()
  for (const [kind, words] of Object.entries(extend)) {
    // What is no kind is told so below; the steps of a checkout are no words of their own.
    if (!PAGE_KINDS.some((known) => known === kind) || /^other$|:/.test(kind)) {
      throw new TypeError(`Cannot extend the words for ${JSON.stringify(kind)} as it has none`)
    }
    for (const word of words ?? []) extra.set(plainWord(kind, word), letterOfName(kind))
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

function gradeByRule({ rule }: CompiledRule, ours: StageGrade): StageGrade {
  const { pattern, kind, stage = null } = rule
  const said = kind
    ? { stage: stageOfKind(kind), kind }
    : { stage, kind: ours.stage === stage ? ours.kind : ('other' as const) }
  return { ...ours, ...said, confidence: 1, reason: `Your rule ${quote(pattern)} says so.` }
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
  const extra = compileExtension(options.extend)
  const readWords = createWordReader(() => {
    const words = unpackWords(WORDS)
    for (const [word, role] of extra)
      words.roles[hashOfWord(word, words.seed) >>> words.dropped] = role.charCodeAt(0)
    return words
  })
  const grade = createGrader(createSentenceReader(readWords), toLatin)
  // Rules are about the path and what stands for one in the fragment, not about host and query.
  const pathOf = (url: string | URL) =>
    readPageAddress(String(url).replace(/\?[^#]*/, ''), toLatin).slice(1)
  return {
    inferStage(url, facts) {
      const ours = { ...grade(url, facts), ruleVersion }
      // A touchpoint that means a page by itself beats the address, and so what a rule says of it.
      const path = ours.confidence === 0 || letterOfName(facts?.type) ? undefined : pathOf(url)
      const found = path && rules.find(({ matches }) => matches(path))
      return found ? gradeByRule(found, ours) : ours
    },
    scheme: toScheme(options.stages ?? 'five'),
  }
}
