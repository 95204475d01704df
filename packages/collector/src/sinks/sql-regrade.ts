import { changedGrade } from './changed-grade.ts'
import type { Regrade, RegradeResult } from './sink.ts'
import type { SqlRow } from './sql-rows.ts'
import { COLUMNS, toTouchpoint } from './sql-rows.ts'

/** Takes site, arrival to begin after, and the page's length. */
export const SELECT_ARRIVALS = `SELECT arrival, ${COLUMNS} FROM touchpoints
  WHERE site_id = ? AND arrival > ? ORDER BY arrival LIMIT ?`

/** Takes `stages` of {@link RegradedPage}. What was erased meanwhile stays erased. */
export const UPDATE_STAGES = `UPDATE touchpoints SET rest = json_set(rest, '$.stage', json(page.value->>1))
  FROM json_each(?) AS page WHERE touchpoints.arrival = page.value->>0`

/** Takes the site. */
export const COUNT_REGRADE = `INSERT INTO regrades (site_id, pages) VALUES (?, 1)
  ON CONFLICT DO UPDATE SET pages = pages + 1`

/** A page read with {@link SELECT_ARRIVALS} and graded. */
export interface RegradedPage {
  result: RegradeResult
  /** JSON array of `[arrival, JSON of the grade]`; absent when no grade changed. */
  stages?: string
}

/** Grades a page; `limit` is how many rows it was asked to have. */
export function regradeRows(rows: readonly SqlRow[], grade: Regrade, limit: number): RegradedPage {
  const changes: [arrival: number, stage: string][] = []
  for (const row of rows) {
    const stage = changedGrade(toTouchpoint(row), grade)
    if (stage) changes.push([Number(row.arrival), JSON.stringify(stage)])
  }
  const last = rows.length < limit ? undefined : rows.at(-1)
  return {
    result: {
      read: rows.length,
      changed: changes.length,
      ...(last ? { next: Number(last.arrival) } : {}),
    },
    ...(changes.length > 0 ? { stages: JSON.stringify(changes) } : {}),
  }
}
