import type { Outcome } from './simulate.ts'

/** A promise known to be broken in some outcomes, until that is mended. */
export interface OpenFinding {
  reason: string
  isSeenIn(complaint: string, outcome: Outcome): boolean
}

/** What is not mended yet; the simulation prints each, and tolerates exactly these. */
export const OPEN_FINDINGS: readonly OpenFinding[] = [
  {
    reason:
      'pages that open at once adopt the same batches, and each tells what is refused of them',
    isSeenIn: (complaint, { collector, watch }) => {
      const { rejected = 0, too_large = 0 } = collector.drops
      const tooMany = rejected + too_large - collector.refused.size
      return /refusals told/.test(complaint) && tooMany > 0 && watch.adoptedTwiceCount() > 0
    },
  },
  {
    reason: 'a page back from the bfcache takes leases it read before for run out',
    isSeenIn: (complaint, { browser, schedule }) => {
      const [, adopter] = /^tab (\d+) sends what tab/.exec(complaint) ?? []
      const isFrozen = schedule.steps.some(({ kind }) => kind === 'freeze')
      return isFrozen && Number(browser.tabs[Number(adopter)]?.tab.awayUntil) >= 0
    },
  },
]
