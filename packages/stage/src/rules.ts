import { createGrader, type InferStage } from './create-grader.ts'
import { readRoute } from './route-rules.ts'

export type { InferStage, StageFacts } from './create-grader.ts'
export { RULE_VERSION } from './grade.ts'

/**
 * `inferStage` without the words of other languages: the addresses of shop systems, and English. For
 * shops that have no others and count bytes.
 */
export const inferStage: InferStage = /* @__PURE__ */ createGrader(readRoute, (text) =>
  text.toLowerCase().replace(/[_ ]/g, '-'),
)
