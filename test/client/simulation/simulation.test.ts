// @vitest-environment node
//
// Plays schedules against the real client: what fails prints its seed and its path. To play it
// again: WAYMARK_SEED=<seed> WAYMARK_PATH=<path> npx vitest run test/client/simulation -t '<its name>'
// Other schedules: any WAYMARK_SEED. More of them: WAYMARK_RUNS=100000. One of your own, as printed
// with a failure: WAYMARK_SCHEDULE='{"seed":0,…}'.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMachine } from './browser.ts'
import { buildClientScript } from './client-script.ts'
import { anySchedule, type Schedule } from './schedule.ts'
import { simulate } from './simulate.ts'
import { anyOutage, anyStorm } from './stories.ts'
import { judge } from './verdict.ts'

const {
  WAYMARK_SEED = '20261122',
  WAYMARK_PATH = '',
  WAYMARK_RUNS = '10000',
  WAYMARK_SCHEDULE,
} = process.env

const machine = createMachine(await buildClientScript())

/** Promises broken. */
function findBroken(schedule: Schedule): string[] {
  return judge(simulate(machine, schedule))
}

/** Plays so many schedules. @throws {Error} With the seed, the path and the shortest one. */
function play(schedules: fc.Arbitrary<Schedule>, numRuns: number): void {
  fc.assert(
    fc.property(schedules, (schedule) => {
      expect(findBroken(schedule)).toEqual([])
    }),
    { seed: Number(WAYMARK_SEED), path: WAYMARK_PATH, numRuns },
  )
}

describe('delivery', () => {
  it('keeps its promises in every schedule', { timeout: 600_000 }, () => {
    const startedAt = performance.now()
    play(anySchedule, Number(WAYMARK_RUNS))
    const seconds = Math.round((performance.now() - startedAt) / 1_000)
    console.info(`${WAYMARK_RUNS} schedules in ${seconds} s, seed ${WAYMARK_SEED}`)
  })

  it('makes few requests in an outage', { timeout: 600_000 }, () => {
    play(anyOutage, Math.ceil(Number(WAYMARK_RUNS) / 100))
  })

  it('holds no more than it said in a storm', { timeout: 600_000 }, () => {
    play(anyStorm, Math.ceil(Number(WAYMARK_RUNS) / 500))
  })

  if (WAYMARK_SCHEDULE) {
    it('keeps its promises in this schedule', () => {
      expect(findBroken(JSON.parse(WAYMARK_SCHEDULE))).toEqual([])
    })
  }
})
