import type { Stage, StoredTouchpoint } from '@waymark/protocol'
import { STAGES } from '@waymark/protocol'
import type { OrderedTouchpoints } from './assemble-journeys.ts'

/** A name for each of the five stages; stages of one name are shown as one. */
export type StageNames = Readonly<Record<Stage, string>>

/** A way of looking at the five stages. What is stored is always one of the five. */
export interface StageView {
  /** The stages shown, in order: of those that share a name, the first stands for all. */
  stages: readonly Stage[]
  /** The stage that stands for another. */
  of(stage: Stage): Stage
  /** Name of a stage, for a reader. */
  label(stage: Stage): string
}

/**
 * Makes a view of names, such as a scheme of `@waymark/stage`.
 *
 * @param names - The five, by default.
 */
export function createStageView(names?: StageNames): StageView {
  const nameOf = (stage: Stage) => names?.[stage] ?? stage
  const standFor = new Map(
    STAGES.map((stage) => [
      stage,
      STAGES.find((first) => nameOf(first) === nameOf(stage)) ?? stage,
    ]),
  )
  const of = (stage: Stage) => standFor.get(stage) ?? stage
  return {
    stages: STAGES.filter((stage) => of(stage) === stage),
    of,
    label(stage) {
      const words = nameOf(stage).replaceAll('_', ' ')
      return words.charAt(0).toUpperCase() + words.slice(1)
    },
  }
}

/**
 * Touchpoints as a view has them. Stages become one before they are folded: added up afterwards,
 * who was in two of them would count twice.
 */
export function viewTouchpoints(
  touchpoints: OrderedTouchpoints,
  view: StageView,
): OrderedTouchpoints {
  return view.stages.length === STAGES.length ? touchpoints : replaceStages(touchpoints, view)
}

async function* replaceStages(
  touchpoints: OrderedTouchpoints,
  view: StageView,
): AsyncGenerator<StoredTouchpoint> {
  for await (const touchpoint of touchpoints) {
    const { stage: grade } = touchpoint
    const shown = grade?.stage && view.of(grade.stage)
    yield grade && shown && shown !== grade.stage
      ? { ...touchpoint, stage: { ...grade, stage: shown } }
      : touchpoint
  }
}
