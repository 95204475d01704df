import fc from 'fast-check'
import type { NetworkMood } from './network.ts'
import type { Schedule, Steps } from './schedule.ts'

const story = (seed: number, steps: Steps): Schedule => ({
  seed,
  manners: { refuses: 'part', isBatchOnce: false },
  isPersistent: true,
  steps,
})

const record = (count: number, afterMs: number) =>
  ({ kind: 'record', tab: 0, count, isPoisoned: false, afterMs }) as const

/** Ten seconds of an outage while a page is used: ten touchpoints a second. */
export const anyOutage: fc.Arbitrary<Schedule> = fc
  .record({
    seed: fc.integer(),
    mood: fc.constantFrom<NetworkMood>('unavailable', 'busy', 'captive', 'broken', 'offline'),
    beginsAfterMs: fc.nat(10_000),
  })
  .map(({ seed, mood, beginsAfterMs }) =>
    story(seed, [
      { kind: 'network', mood, afterMs: beginsAfterMs },
      ...Array.from({ length: 100 }, () => record(1, 100)),
      { kind: 'network', mood: 'fine', afterMs: 1 },
    ]),
  )

/** Calls in a loop, task after task, while nothing can be sent. */
export const anyStorm: fc.Arbitrary<Schedule> = fc
  .record({
    seed: fc.integer(),
    counts: fc.array(fc.integer({ min: 100, max: 400 }), { minLength: 8, maxLength: 16 }),
    mood: fc.constantFrom('fine' as const, 'slow' as const, 'full' as const, 'hanging' as const),
  })
  .map(({ seed, counts, mood }) =>
    story(seed, [
      { kind: 'network', mood: 'broken', afterMs: 0 },
      { kind: 'device', mood, afterMs: 0 },
      ...counts.map((count) => record(count, 5)),
    ]),
  )
