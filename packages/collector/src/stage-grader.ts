import type { PageFacts, StageGrade, StoredTouchpoint } from '@waymark/protocol'
import { rememberLast } from './bounded-cache.ts'
import type { CollectorSettings } from './options.ts'

/** Grades a touchpoint by its URL, type and facts; nothing where it has no URL. */
export type StageGrader = (
  touchpoint: Pick<StoredTouchpoint, 'url' | 'type' | 'facts'>,
) => StageGrade | undefined

// Pages of a shop that most views are of; what strangers send must not fill the memory.
const REMEMBERED_PAGES = 2_000

/**
 * Makes the one way in which a touchpoint is graded, be it on arrival or in the store. Remembers
 * the last pages, as visitors share URL, type and facts.
 *
 * @param grade - `inferStage` of `@waymark/stage`; without it nothing is graded.
 */
export function createStageGrader(grade: CollectorSettings['stage']): StageGrader {
  if (!grade) return () => undefined
  const gradeOnce = rememberLast(
    (_, url: string, type: string, facts: PageFacts | undefined) => grade(url, { ...facts, type }),
    REMEMBERED_PAGES,
  )
  return ({ url, type, facts }) => {
    if (url === undefined) return undefined
    // Neither a clean URL nor a type holds a space, so that no two pages share a key.
    const key = `${url} ${type} ${facts ? JSON.stringify(facts) : ''}`
    return gradeOnce(key, url, type, facts)
  }
}
