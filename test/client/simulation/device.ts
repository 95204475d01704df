import type { Dice } from './dice.ts'
import type { Timeline } from './timeline.ts'

/** What the device's storage does to calls, until it does something else. */
export const DEVICE_MOODS = ['fine', 'slow', 'full', 'aborting', 'hanging', 'chaos'] as const

/** One of {@link DEVICE_MOODS}. */
export type DeviceMood = (typeof DEVICE_MOODS)[number]

/** Key-value storage of one origin, shared by its tabs, that keeps transactions whole and in order. */
export interface DeviceModel {
  mood: DeviceMood
  /** What is stored right now, in key order. */
  entries(): readonly (readonly [key: string, value: unknown])[]
  /** Issues a transaction. `isGone` says whether it died with its tab before it was done. */
  transact(
    change: (values: Map<string, unknown>) => unknown,
    isGone: () => boolean,
    onDone: (result: unknown) => void,
    onError: () => void,
  ): void
  /** The visitor clears the site's data. */
  clear(): void
}

/** Creates a {@link DeviceModel}. `onChange` is told of what is stored after every change. */
export function createDevice(timeline: Timeline, dice: Dice, onChange: () => void): DeviceModel {
  const values = new Map<string, unknown>()
  /** Transactions are done in the order they were issued in, whichever tab issued them. */
  let busyUntil = 0

  function issue(latencyMs: number, run: () => void): void {
    busyUntil = Math.max(busyUntil, timeline.elapsed() + latencyMs)
    timeline.after(busyUntil - timeline.elapsed(), run)
  }

  const device: DeviceModel = {
    mood: 'fine',
    entries: () => [...values].sort(([a], [b]) => (a < b ? -1 : 1)),
    transact(change, isGone, onDone, onError) {
      const mood = device.mood === 'chaos' ? dice.pick(DEVICE_MOODS) : device.mood
      const isApplied =
        mood === 'fine' || mood === 'slow' || (mood === 'hanging' && dice.chance(0.3))
      issue(mood === 'slow' ? dice.between(100, 3_000) : dice.between(1, 15), () => {
        if (isGone()) return
        if (!isApplied) return mood === 'hanging' ? undefined : onError()
        const result = change(values)
        onChange()
        if (mood !== 'hanging') onDone(result)
      })
    },
    clear() {
      values.clear()
    },
  }
  return device
}
