import fc from 'fast-check'
import type { CollectorManners } from './collector.ts'
import { DEVICE_MOODS, type DeviceMood } from './device.ts'
import { NETWORK_MOODS, type NetworkMood } from './network.ts'

/** Something that happens. `tab` counts the tabs that live, and starts over past the last one. */
export type Act =
  | { kind: 'open' | 'clear_device' }
  /** The browser crashes, and with it the cookies of the last seconds. */
  | { kind: 'crash'; lostCookiesMs: number }
  /** The visitor decides, and the site tells every tab; those opened later, too. */
  | { kind: 'consent'; state: 'granted' | 'denied' }
  | { kind: 'record'; tab: number; count: number; isPoisoned: boolean }
  | { kind: 'hide' | 'show' | 'close' | 'freeze' | 'thaw' | 'flush' | 'identify'; tab: number }
  /** The tab's process dies after so many more things it does to the world. */
  | { kind: 'kill'; tab: number; afterEffects: number }
  | { kind: 'network'; mood: NetworkMood }
  | { kind: 'device'; mood: DeviceMood }
  /** Somebody sets the clock. */
  | { kind: 'jump'; byMs: number }

/** Acts, each so long after the one before it. */
export type Steps = readonly (Act & { afterMs: number })[]

/** A story of tabs, network and device. */
export interface Schedule {
  /** Decides latencies, jitter and what else is left to chance. */
  seed: number
  manners: CollectorManners
  /** Whether touchpoints may be kept on the device. */
  isPersistent: boolean
  steps: Steps
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const tab = fc.nat(3)
const kindOf = <Kind extends Act['kind']>(...kinds: Kind[]) => fc.constantFrom(...kinds)

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: kindOf('record'),
      tab,
      count: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 60 })),
      isPoisoned: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 9),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kindOf('open') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: kindOf('hide', 'show', 'close', 'freeze', 'thaw', 'flush', 'identify'),
      tab,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kindOf('kill'), tab, afterEffects: fc.nat(30) }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: kindOf('network'), mood: fc.constantFrom(...NETWORK_MOODS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kindOf('device'), mood: fc.constantFrom(...DEVICE_MOODS) }),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({
        kind: kindOf('jump'),
        byMs: fc.constantFrom(hour, -hour, day, -day, 8 * day, -40 * day),
      }),
      fc.record({ kind: kindOf('crash'), lostCookiesMs: fc.constantFrom(0, 2_000, 10_000) }),
      fc.record({
        kind: kindOf('consent'),
        state: fc.constantFrom('granted' as const, 'denied' as const),
      }),
      fc.record({ kind: kindOf('clear_device') }),
    ),
  },
)

const afterMs = fc.oneof(
  fc.constant(0),
  fc.nat(20),
  fc.nat(3 * second),
  fc.nat(20 * second),
  fc.nat(5 * minute),
)

/** Any {@link Schedule}. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.integer(),
  manners: fc.record({
    refuses: fc.constantFrom('part' as const, 'whole' as const),
    isBatchOnce: fc.boolean(),
  }),
  isPersistent: fc.integer({ min: 0, max: 9 }).map((chance) => chance < 9),
  steps: fc.array(
    fc.tuple(afterMs, act).map(([afterMs, act]) => ({ ...act, afterMs })),
    { minLength: 1, maxLength: 16, size: 'max' },
  ),
})
