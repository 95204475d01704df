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
    isSeenIn: (complaint, { browser, schedule }) =>
      // Others may adopt of it in turn.
      /^tab \d+ sends what tab/.test(complaint) &&
      schedule.steps.some(({ kind }) => kind === 'freeze') &&
      browser.tabs.some(({ tab }) => tab.awayUntil >= 0),
  },
  {
    reason: 'drops of a batch that is split after a lost answer are told twice',
    isSeenIn: (complaint, { collector, schedule }) => {
      const { rejected = 0, too_large = 0 } = collector.drops
      const isSplit = schedule.steps.some(
        (act) => act.kind === 'network' && /chaos|narrow/.test(act.mood),
      )
      return (
        /refusals told/.test(complaint) && isSplit && rejected + too_large > collector.refused.size
      )
    },
  },
]
