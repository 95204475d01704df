import type { Browser, Machine, OpenTab } from './browser.ts'
import { countInOutbox, namesInOutbox } from './client-adapter.ts'
import { type Collector, createCollector } from './collector.ts'
import { createDevice, type DeviceModel } from './device.ts'
import { createDice } from './dice.ts'
import { createNetwork, type Network } from './network.ts'
import type { Act, Schedule } from './schedule.ts'
import { createTimeline, MAX_EVENTS, type Timeline } from './timeline.ts'
import { createWire } from './wire.ts'
import { type WireWatch, watchWire } from './wire-watch.ts'

/** One touchpoint a schedule recorded. */
export interface Recorded {
  name: number
  by: OpenTab
}

/** What is left when everything is over. */
export interface Outcome {
  schedule: Schedule
  recorded: readonly Recorded[]
  /** Names that were on the device at some time, and that nobody cleared since. */
  safe: ReadonlySet<number>
  /** Names that were stored, or refused for good, a bounded time after everything worked again. */
  arrived: ReadonlySet<number>
  collector: Collector
  browser: Browser
  /** Touchpoints on the device still. */
  outboxCount: number
  /** What was wrong at the time it happened. */
  complaints: readonly string[]
}

/** Everything a schedule plays with. */
interface Play {
  schedule: Schedule
  timeline: Timeline
  network: Network
  device: DeviceModel
  browser: Browser
  watch: WireWatch
  recorded: Recorded[]
  safe: Set<number>
}

const minute = 60_000
/** The longest back-off, the longest `Retry-After` and the pause after a refusal, and some. */
const HEALING_MS = 12 * minute

function record({ recorded }: Play, by: OpenTab, count: number, isPoisoned = false): void {
  by.tab.run(() => {
    for (let left = count; left; left--) {
      const name = recorded.length
      recorded.push({ name, by })
      by.client.track(name, isPoisoned && left === 1)
    }
  })
}

/** Lets the visitor leave a page, as far as the page notices. */
function leave({ tab, page }: OpenTab, isKept: boolean): void {
  tab.run(() => page.fire('pagehide', { persisted: isKept }))
  tab.isHidden = true
  tab.run(() => page.fire('visibilitychange'))
}

function comeBack({ tab, page }: OpenTab): void {
  tab.isHidden = false
  if (tab.isAway) {
    tab.thaw()
    tab.run(() => page.fire('pageshow', { persisted: true }))
  }
  tab.run(() => page.fire('visibilitychange'))
}

function setMood(play: Play, act: Extract<Act, { kind: 'network' | 'device' }>): void {
  const { network, device, browser } = play
  if (act.kind === 'device') {
    device.mood = act.mood
    return
  }
  const wasOffline = network.mood === 'offline'
  network.mood = act.mood
  if (!wasOffline || act.mood === 'offline') return
  for (const { tab, page } of browser.living()) tab.soon(() => page.fire('online'))
}

/** Does something to a tab that lives; one that is away only comes back, or dies. */
function actOnTab(play: Play, act: Extract<Act, { tab: number }>): void {
  const living = play.browser.living()
  const one = living[act.tab % living.length]
  if (!one) return
  const { tab, page, client } = one
  if (tab.isAway && act.kind !== 'thaw' && act.kind !== 'kill' && act.kind !== 'show') return
  switch (act.kind) {
    case 'record':
      return record(play, one, act.count, act.isPoisoned)
    case 'hide':
      tab.isHidden = true
      return tab.run(() => page.fire('visibilitychange'))
    case 'show':
    case 'thaw':
      return comeBack(one)
    case 'close':
      leave(one, false)
      return tab.die()
    case 'freeze':
      leave(one, true)
      return tab.freeze()
    case 'flush':
      return tab.run(client.flush)
    case 'identify':
      return tab.run(() => client.identify(`user ${play.recorded.length}`))
    case 'kill':
      return tab.dieAfter(act.afterEffects)
  }
}

function perform(play: Play, act: Act): void {
  const { browser, timeline, device, watch, safe } = play
  switch (act.kind) {
    case 'open':
      return void browser.open()
    case 'kill_all':
      for (const { tab } of browser.living()) tab.die()
      return
    case 'clear_device':
      for (const name of namesInOutbox(device)) safe.delete(name)
      return device.clear()
    case 'jump':
      watch.noteJump()
      return timeline.jump(act.byMs)
    case 'network':
    case 'device':
      return setMood(play, act)
    default:
      return actOnTab(play, act)
  }
}

/** Everything works again, and somebody opens the shop once more. */
function heal(play: Play): void {
  const { browser } = play
  setMood(play, { kind: 'network', mood: 'fine' })
  setMood(play, { kind: 'device', mood: 'fine' })
  for (const one of browser.living()) {
    one.tab.dieAfter(Number.POSITIVE_INFINITY)
    if (one.tab.isAway) comeBack(one)
  }
  browser.open()
}

function createPlay(machine: Machine, schedule: Schedule, complaints: string[]) {
  const timeline = createTimeline()
  // Each has dice of its own, so that a shorter schedule differs little from a longer one.
  const dice = (salt: number) => createDice(schedule.seed + salt)
  const collector = createCollector(schedule.manners)
  const network = createNetwork(timeline, collector, dice(1))
  const safe = new Set<number>()
  const device: DeviceModel = createDevice(timeline, dice(2), () => {
    for (const name of namesInOutbox(device)) safe.add(name)
  })
  const watch = watchWire({ timeline, collector, schedule, complaints })
  const browser: Browser = machine.startBrowser({
    ...schedule,
    timeline,
    device,
    dice: dice(3),
    wire: createWire({ network, dice: dice(4), ...watch }),
    onThrow: (error) => complaints.push(`thrown into the page: ${error}`),
  })
  const play: Play = { schedule, timeline, network, device, browser, watch, recorded: [], safe }
  return { play, collector }
}

function namesKnownTo({ stored, refused }: Collector): ReadonlySet<number> {
  const known = [...stored.values(), ...refused.values()]
  return new Set(known.flatMap(({ name }) => name ?? []))
}

/** Plays a schedule, heals everything, and waits until all is quiet. */
export function simulate(machine: Machine, schedule: Schedule): Outcome {
  const complaints: string[] = []
  const { play, collector } = createPlay(machine, schedule, complaints)
  const { timeline, browser, device, recorded, safe } = play
  function pass(durationMs: number): void {
    const count = timeline.runUntil(timeline.elapsed() + durationMs)
    if (count >= MAX_EVENTS) complaints.push('never comes to rest')
  }
  browser.open()
  for (const act of schedule.steps) {
    pass(act.afterMs)
    perform(play, act)
  }
  heal(play)
  pass(HEALING_MS)
  const arrived = namesKnownTo(collector)
  // The next visit clears away what a page could not delete in its time.
  browser.open()
  pass(minute)
  // What was dropped last is told by whatever is recorded next.
  const recordedCount = recorded.length
  for (const one of browser.living()) record(play, one, 1)
  pass(minute)
  const outboxCount = countInOutbox(device)
  recorded.length = recordedCount
  return { schedule, recorded, safe, arrived, collector, browser, outboxCount, complaints }
}
