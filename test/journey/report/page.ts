import type { ReportInput } from '@waymark/journey'
import type { StoredTouchpoint } from '@waymark/protocol'
import { Window } from 'happy-dom'
import { MINUTE_MS, MONDAY_AT } from '../../helpers/stored-touchpoint.ts'

/** A report's input with these touchpoints, an hour after Monday's start. */
export function inputOf(
  touchpoints: readonly StoredTouchpoint[],
  fields: Partial<ReportInput> = {},
): ReportInput {
  async function* read() {
    yield* touchpoints
  }
  const now = MONDAY_AT + 60 * MINUTE_MS
  return { siteId: 'shop', basePath: '/map', now, touchpoints: read(), ...fields }
}

const parser = new new Window().DOMParser()

/** Parses a page as a browser does; nothing in it runs. */
export function parse(html: string) {
  return parser.parseFromString(html, 'text/html')
}

/** The text of every cell of the table with this caption, row by row. */
export function tableOf(html: string, caption: string): readonly (readonly string[])[] {
  for (const table of parse(html).querySelectorAll('table')) {
    if (table.querySelector('caption')?.textContent !== caption) continue
    return [...table.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.firstChild?.textContent ?? ''),
    )
  }
  return []
}
