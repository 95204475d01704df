import type { StoredTouchpoint } from '@waymark/protocol'
import type { SqlRow } from './sql-rows.ts'
import { COLUMNS, ORDER, toTouchpoint } from './sql-rows.ts'

/** Takes site, the five values of {@link cursorOf}, and the page's length. */
export const SELECT_PAGE = `SELECT arrival, ${COLUMNS} FROM touchpoints
  WHERE site_id = ? AND (${ORDER}) > (?, ?, ?, ?, ?) ORDER BY ${ORDER} LIMIT ?`

/** As {@link SELECT_PAGE}, with the visitor after the site. */
export const SELECT_VISITOR_PAGE = `SELECT arrival, ${COLUMNS} FROM touchpoints
  WHERE site_id = ? AND anonymous_id = ? AND (${ORDER}) > (?, ?, ?, ?, ?)
  ORDER BY ${ORDER} LIMIT ?`

/** Where a read stands: the order's columns of the last row given. */
export type Cursor = readonly [string, number, string, number, number]

/** Before the first row of any site. */
const FIRST: Cursor = ['', 0, '', -1, 0]

/** The place after a row. */
function cursorOf(row: SqlRow): Cursor {
  return [
    String(row.anonymous_id),
    Number(row.occurred_at),
    String(row.stream_id),
    Number(row.seq),
    Number(row.arrival),
  ]
}

/** Options for {@link readPages}. */
export interface PageOptions {
  /** Rows asked for at a time; a shorter page is the last one. */
  pageRows: number
  /** Gives the page after a cursor. */
  select: (cursor: Cursor) => Promise<readonly SqlRow[]>
}

/** Reads touchpoints page by page, each page after the last row of the one before. */
export async function* readPages(options: PageOptions): AsyncGenerator<StoredTouchpoint> {
  const { pageRows, select } = options
  let cursor = FIRST
  for (;;) {
    const page = await select(cursor)
    for (const row of page) yield toTouchpoint(row)
    const last = page.at(-1)
    if (!last || page.length < pageRows) return
    cursor = cursorOf(last)
  }
}
