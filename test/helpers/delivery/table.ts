import type { BrowserName } from '../../../scripts/browsers.mjs'
import type { Verdict } from './site.ts'

/** One line of the table a file prints at its end. */
export interface TableLine {
  row: string
  browser: BrowserName
  verdict: Verdict
  /** What a row measured besides. */
  note?: string | undefined
}

const COLUMNS = ['made', 'stored', 'held', 'counted', 'lost', 'twice'] as const

/** Prints what became of the touchpoints of each row. */
export function printTable(title: string, lines: readonly TableLine[]): void {
  const width = Math.max(...lines.map(({ row }) => row.length), 4)
  const head = [
    'row'.padEnd(width),
    'browser '.padEnd(9),
    ...COLUMNS.map((name) => name.padStart(8)),
  ]
  const rows = lines.map(({ row, browser, verdict, note = '' }) => {
    const { copies, recoveredMs } = verdict
    const cells = COLUMNS.map((name) => String(verdict[name]).padStart(8))
    const recovered = recoveredMs === undefined ? '' : `${(recoveredMs / 1_000).toFixed(1)} s`
    return [
      row.padEnd(width),
      browser.padEnd(9),
      ...cells,
      copies.toFixed(2).padStart(7),
      recovered.padStart(9),
      ` ${note}`,
    ].join(' ')
  })
  const titles = [...head, ' copies', 'recovered'].join(' ')
  console.log([`\n${title}`, titles, ...rows].join('\n'))
}
