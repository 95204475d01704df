import { STAGES, type Stage } from '@waymark/protocol'

/** Names of the five stages in a way of telling them apart; stages of one name are one. */
export type StageScheme = Readonly<Record<Stage, string>>

/** Ways of showing the five stages that have a name of their own. */
export type StageSchemeName = 'five' | 'four' | 'three' | 'before_during_after'

const SCHEMES: Readonly<Record<StageSchemeName, StageScheme>> = {
  five: {
    awareness: 'awareness',
    consideration: 'consideration',
    decision: 'decision',
    retention: 'retention',
    advocacy: 'advocacy',
  },
  four: {
    awareness: 'awareness',
    consideration: 'consideration',
    decision: 'decision',
    retention: 'loyalty',
    advocacy: 'loyalty',
  },
  three: {
    awareness: 'awareness',
    consideration: 'consideration',
    decision: 'decision',
    retention: 'decision',
    advocacy: 'decision',
  },
  before_during_after: {
    awareness: 'before',
    consideration: 'before',
    decision: 'during',
    retention: 'after',
    advocacy: 'after',
  },
}

/** A scheme by its name, or as given. What is stored stays one of the five; a scheme is a view. */
export function toScheme(scheme: StageSchemeName | StageScheme): StageScheme {
  const found = typeof scheme === 'string' ? SCHEMES[scheme] : scheme
  for (const stage of STAGES) {
    const name: unknown = found?.[stage]
    if (typeof name === 'string' && name) continue
    throw new TypeError(
      `Cannot read a scheme of stages as it must name all five: current value of ${stage} in ${JSON.stringify(scheme)} is ${JSON.stringify(name)}`,
    )
  }
  return found
}
