import type { StageGrade, StoredTouchpoint } from '@waymark/protocol'
import type { CollectorSettings, StageFacts } from './options.ts'

/** Grades a touchpoint by its URL, type and facts; nothing where it has no URL. */
export type StageGrader = (
  touchpoint: Pick<StoredTouchpoint, 'url' | 'type' | 'facts'>,
) => StageGrade | undefined

/**
 * Makes the one way in which a touchpoint is graded, be it on arrival or in the store. Grades each
 * page once, as neighbours share URL, type and facts; its memory grows with the pages it meets, so
 * that it is made anew for every envelope and every page of a store.
 *
 * @param grade - `inferStage` of `@waymark/stage`; without it nothing is graded.
 */
export function createStageGrader(grade: CollectorSettings['stage']): StageGrader {
  const known = new Map<string, StageGrade>()
  return ({ url, type, facts }) => {
    if (!grade || url === undefined) return undefined
    const told: StageFacts = { ...facts, type }
    const key = JSON.stringify([url, told])
    const stage = known.get(key) ?? grade(url, told)
    known.set(key, stage)
    return stage
  }
}
