import { setImmediate } from 'node:timers/promises'

/** Time that passes only when a test says so. */
export interface VirtualClock {
  /** Epoch milliseconds. */
  now(): number
  setTimer(callback: () => void, delayMs: number): void
  /** Timers set and not yet due. */
  pendingCount(): number
  /** Lets time pass: every timer due meanwhile runs at its own instant, with all it sets in motion. */
  run(durationMs?: number): Promise<void>
}

/** Creates a {@link VirtualClock}. */
export function createVirtualClock(startAt = Date.UTC(2026, 10, 1)): VirtualClock {
  let now = startAt
  let timers: { at: number; callback: () => void }[] = []

  async function run(durationMs = 0): Promise<void> {
    const until = now + durationMs
    for (;;) {
      // A turn of the event loop empties the microtask queue, however long its chains are.
      await setImmediate()
      const next = timers.reduce<(typeof timers)[number] | undefined>(
        (first, timer) => (first && first.at <= timer.at ? first : timer),
        undefined,
      )
      if (!next || next.at > until) break
      timers = timers.filter((timer) => timer !== next)
      now = Math.max(now, next.at)
      next.callback()
    }
    now = until
  }

  return {
    now: () => now,
    setTimer(callback, delayMs) {
      // Browsers cut the fraction off, so a timer may be early.
      timers.push({ at: now + Math.max(1, Math.trunc(delayMs)), callback })
    },
    pendingCount: () => timers.length,
    run,
  }
}
