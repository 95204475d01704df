import type { Row } from '../../helpers/delivery/rows.ts'
import { dropsOf } from '../../helpers/delivery/site.ts'

// What becomes of more touchpoints than anybody can keep.

const CALLS = 100_000

// Longest task from the browser where it tells, else the loop's own time.
const STORM = `new Promise((resolve) => {
  const tasks = [0]
  try {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask' })
  } catch {}
  const isTold = (PerformanceObserver.supportedEntryTypes || []).includes('longtask')
  const startedAt = performance.now()
  make(0, ${CALLS})
  const loopMs = performance.now() - startedAt
  setTimeout(() => resolve({ loopMs, longestMs: isTold ? Math.max(...tasks) : loopMs }), 1000)
})`

/** Rows of the situation storms. */
export const STORM_ROWS: readonly Row[] = [
  {
    name: '100,000 calls are made in a loop',
    async run(row) {
      const tab = await row.open()
      row.expectMade(CALLS)
      const { loopMs, longestMs } = await tab.evaluate<{ loopMs: number; longestMs: number }>(STORM)
      await row.settle()
      const drops = JSON.stringify(dropsOf(await row.gate.ledger()))
      return `${loopMs.toFixed(0)} ms in all, longest task ${longestMs.toFixed(0)} ms, ${drops}`
    },
    expected: ({ made, stored }) => ({ counted: made - stored }),
  },
]
