import type { StageGrade, StoredTouchpoint } from '@waymark/protocol'
import type { Regrade } from './sink.ts'

/** Touchpoints of a page that {@link Store.regrade} takes unless asked for fewer or more. */
export const REGRADE_ROWS = 500

/** The grade that rules give a touchpoint now, if it is not the one it has. */
export function changedGrade(touchpoint: StoredTouchpoint, grade: Regrade): StageGrade | undefined {
  const { stage: before } = touchpoint
  const after = grade(touchpoint)
  const isSame =
    after?.stage === before?.stage &&
    after?.kind === before?.kind &&
    after?.confidence === before?.confidence &&
    after?.reason === before?.reason &&
    after?.ruleVersion === before?.ruleVersion
  return isSame ? undefined : after
}
