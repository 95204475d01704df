import type { Machine } from './browser.ts'
import { countInOutbox, identityOn } from './client-adapter.ts'
import { comeBack, perform, record, setMood } from './perform.ts'
import { createPlay, noteIdentity, type Play } from './play.ts'
import type { Schedule } from './schedule.ts'
import { MAX_EVENTS } from './timeline.ts'

/** What is left when everything is over. */
export interface Outcome extends Readonly<Play> {
  /** Names that were stored, or refused for good, a bounded time after everything worked again. */
  arrived: ReadonlySet<number>
  /** Touchpoints on the device still. */
  outboxCount: number
  /** Who the visitor is to the device. */
  lastIdentity: string | undefined
}

const minute = 60_000
/** The longest back-off, the longest `Retry-After` and the pause after a refusal, and some. */
const HEALING_MS = 12 * minute
/** What a device that works takes to be told something, and some. */
const KEPT_AFTER_MS = 1_000

/** Everything works again, and somebody opens the shop once more. */
function heal(play: Play): void {
  const { browser } = play
  setMood(play, { kind: 'network', mood: 'fine' })
  setMood(play, { kind: 'device', mood: 'fine' })
  for (const one of browser.living()) {
    one.tab.dieAfter(Number.POSITIVE_INFINITY)
    if (one.tab.isAway) comeBack(play, one)
  }
  browser.open()
}

function namesArrived({ collector: { stored, refused } }: Play): ReadonlySet<number> {
  const known = [...stored.values(), ...refused.values()]
  return new Set(known.flatMap(({ name }) => name ?? []))
}

/** Plays a schedule, heals everything, and waits until all is quiet. */
export function simulate(machine: Machine, schedule: Schedule): Outcome {
  const play = createPlay(machine, schedule)
  const { timeline, browser, device, recorded, complaints } = play
  function pass(durationMs: number): void {
    const count = timeline.runUntil(timeline.elapsed() + durationMs)
    if (count >= MAX_EVENTS) complaints.push('never comes to rest')
    if (durationMs >= KEPT_AFTER_MS) noteIdentity(play)
  }
  browser.open()
  for (const act of schedule.steps) {
    pass(act.afterMs)
    perform(play, act)
  }
  heal(play)
  pass(HEALING_MS)
  const arrived = namesArrived(play)
  // The next visit clears away what a page could not delete in its time.
  browser.open()
  pass(minute)
  // What was dropped last is told by whatever is recorded next.
  const recordedCount = recorded.length
  for (const one of browser.living()) record(play, one, 1)
  pass(minute)
  recorded.length = recordedCount
  const outboxCount = countInOutbox(device)
  return { ...play, arrived, outboxCount, lastIdentity: identityOn(device) }
}
