import { type CollectorSettings, createStageGrader, type Store } from '@waymark/collector'

/** What a pass over a site did. */
export interface RegradedSite {
  /** Touchpoints looked at. */
  read: number
  /** Those whose grade is another one now, be it of its kind, its reason or its version only. */
  changed: number
  /** How many went from a stage to another, e.g. `none → decision`. */
  moves: Map<string, number>
}

/** Options for {@link regradeSite}. */
export interface RegradeSiteOptions {
  /** Touchpoints graded in one transaction. @defaultValue as the store has it */
  limit?: number
  /** Waits after a page that was written, so that who stores gets a turn. @defaultValue 20 ms */
  pause?: () => Promise<void>
}

const PAUSE_MS = 20

/**
 * Grades all that is stored of a site by the rules given. May run beside a collector on the same
 * file, and be cut short: the next pass finds what is done already unchanged.
 *
 * @throws {SinkError} When a page could not be stored; those before it are.
 */
export async function regradeSite(
  store: Store,
  siteId: string,
  stage: NonNullable<CollectorSettings['stage']>,
  options: RegradeSiteOptions = {},
): Promise<RegradedSite> {
  const { limit, pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)) } = options
  const pass: RegradedSite = { read: 0, changed: 0, moves: new Map() }

  async function regradePage(after: number): Promise<number | undefined> {
    const gradeStage = createStageGrader(stage)
    const moves: string[] = []
    const page = await store.regrade(
      siteId,
      (touchpoint) => {
        const grade = gradeStage(touchpoint)
        const [before, now] = [touchpoint.stage?.stage, grade?.stage]
        if (grade && before !== now) moves.push(`${before ?? 'none'} → ${now ?? 'none'}`)
        return grade
      },
      { after, ...(limit === undefined ? {} : { limit }) },
    )
    // Counted once they are stored.
    for (const move of moves) pass.moves.set(move, (pass.moves.get(move) ?? 0) + 1)
    pass.read += page.read
    pass.changed += page.changed
    if (page.changed > 0 && page.next !== undefined) await pause()
    return page.next
  }

  let next: number | undefined = 0
  while (next !== undefined) next = await regradePage(next)
  return pass
}
