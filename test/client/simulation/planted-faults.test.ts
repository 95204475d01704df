// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMachine, type Machine } from './browser.ts'
import { buildClientScript } from './client-script.ts'
import { FAULTS } from './faults.ts'
import { anySchedule, type Schedule } from './schedule.ts'
import { simulate } from './simulate.ts'
import { judge } from './verdict.ts'

const sampleOf = (schedules: fc.Arbitrary<Schedule>, numRuns: number) =>
  fc.sample(schedules, { seed: 20_261_122, numRuns })
const usual = sampleOf(anySchedule, 800)
const healthy = createMachine(await buildClientScript())

describe('the simulation', () => {
  it.each(FAULTS)(
    'sees a client that $name',
    async ({ mutation, breaks, hint, schedules }) => {
      const faulty = createMachine(await buildClientScript([mutation]))
      const isBroken = (machine: Machine, schedule: Schedule) =>
        judge(simulate(machine, schedule)).some((complaint) => breaks.test(complaint))
      const played = schedules ? sampleOf(schedules, 20) : usual
      const isSeen = [...(hint ? [hint] : []), ...played].some(
        (schedule) => isBroken(faulty, schedule) && !isBroken(healthy, schedule),
      )
      expect(isSeen).toBe(true)
    },
    600_000,
  )
})
