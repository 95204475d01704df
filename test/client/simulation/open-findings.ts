import type { Schedule } from './schedule.ts'

/** A promise known to be broken under some schedules, until that is mended. */
export interface OpenFinding {
  reason: string
  isSeenIn(complaint: string, schedule: Schedule): boolean
}

const has = ({ steps }: Schedule, ...kinds: string[]) =>
  steps.some(({ kind }) => kinds.includes(kind))

/** What is not mended yet; the simulation prints each, and tolerates exactly these. */
export const OPEN_FINDINGS: readonly OpenFinding[] = [
  {
    reason: 'a page that waits after a refusal has no lease, so another one adopts its batch',
    isSeenIn: (complaint, schedule) =>
      /^(tab|a new batch id|\d+ refusals)/.test(complaint) && has(schedule, 'network'),
  },
  {
    reason: 'a page whose device fails cannot lease; what it wrote in part is adopted under its id',
    isSeenIn: (complaint, schedule) =>
      /^(tab|more|lost|a new batch id|\d+ refusals)/.test(complaint) && has(schedule, 'device'),
  },
  {
    reason: 'a page back from the bfcache goes on with batches that others adopted meanwhile',
    isSeenIn: (complaint, schedule) =>
      /^(tab|more|lost|sent|a new batch id|\d+ refusals)/.test(complaint) &&
      has(schedule, 'freeze'),
  },
]
