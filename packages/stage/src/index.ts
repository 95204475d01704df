export type { StageFacts } from './infer-stage.ts'
export { inferStage, RULE_VERSION } from './infer-stage.ts'
