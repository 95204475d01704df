/** Time that passes from event to event. The clock on the wall may be set, durations never change. */
export interface Timeline {
  /** Milliseconds since the start. */
  elapsed(): number
  /** What the clock on the wall shows; epoch milliseconds. */
  wallTime(): number
  /** Sets the clock on the wall forward, or back. */
  jump(byMs: number): void
  after(delayMs: number, run: () => void): void
  /** Lets events happen, each at its time. @returns How many, at most `MAX_EVENTS`. */
  runUntil(elapsed: number): number
}

/** Far more than an ordinary schedule has: only a loop that never ends comes here. */
export const MAX_EVENTS = 20_000

/** What the clock on the wall shows at the start; epoch milliseconds. */
export const STARTED_AT = Date.UTC(2026, 10, 1)

interface TimedEvent {
  at: number
  run: () => void
}

/** Creates a {@link Timeline}. Events of the same instant happen in the order they were set. */
export function createTimeline(): Timeline {
  let elapsed = 0
  let offset = STARTED_AT
  const events: TimedEvent[] = []

  /** Takes the first event out: few wait at a time, so that a search beats a heap. */
  function takeFirst(until: number): TimedEvent | undefined {
    let first = -1
    let firstAt = until
    for (let index = events.length - 1; index >= 0; index--) {
      const at = events[index]?.at ?? until
      if (at <= firstAt) {
        first = index
        firstAt = at
      }
    }
    return first < 0 ? undefined : events.splice(first, 1)[0]
  }

  return {
    elapsed: () => elapsed,
    wallTime: () => Math.floor(offset + elapsed),
    jump(byMs) {
      offset += byMs
    },
    after(delayMs, run) {
      events.push({ at: elapsed + delayMs, run })
    },
    runUntil(until) {
      let count = 0
      while (count < MAX_EVENTS) {
        const event = takeFirst(until)
        if (!event) break
        elapsed = Math.max(elapsed, event.at)
        count++
        event.run()
      }
      if (count < MAX_EVENTS) elapsed = until
      return count
    },
  }
}
