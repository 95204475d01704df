import type { Browser, Machine, OpenTab } from './browser.ts'
import { identityOn, namesInOutbox } from './client-adapter.ts'
import { type Collector, createCollector } from './collector.ts'
import { createDevice, type DeviceModel } from './device.ts'
import { createDice } from './dice.ts'
import { createNetwork, type Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import { createWire } from './wire.ts'
import { type WireWatch, watchWire } from './wire-watch.ts'

/** One touchpoint a schedule recorded. */
export interface Recorded {
  name: number
  by: OpenTab
}

/** Everything a schedule plays with. */
export interface Play {
  schedule: Schedule
  timeline: Timeline
  network: Network
  collector: Collector
  device: DeviceModel
  browser: Browser
  watch: WireWatch
  recorded: Recorded[]
  /** Names that were on the device at some time, and that nobody cleared since. */
  safe: Set<number>
  /** Names the visitor did not consent to, or consented to no more. */
  forgotten: Set<number>
  /** Touchpoints that were on the device at most. */
  mostInOutbox: number
  /** The oldest id of the visitor that the device had the time to keep, since it was last cleared. */
  identity: string | undefined
  /** What was wrong at the time it happened. */
  complaints: string[]
}

/** Sets the stage for a schedule. */
export function createPlay(machine: Machine, schedule: Schedule): Play {
  const complaints: string[] = []
  const timeline = createTimeline()
  // Each has dice of its own, so that a shorter schedule differs little from a longer one.
  const dice = (salt: number) => createDice(schedule.seed + salt)
  const collector = createCollector(schedule.manners)
  const network = createNetwork(timeline, collector, dice(1))
  const safe = new Set<number>()
  const device: DeviceModel = createDevice(timeline, dice(2), () => {
    const names = namesInOutbox(device)
    for (const name of names) safe.add(name)
    play.mostInOutbox = Math.max(play.mostInOutbox, names.length)
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
  const play: Play = {
    schedule,
    timeline,
    network,
    collector,
    device,
    browser,
    watch,
    recorded: [],
    safe,
    forgotten: new Set(),
    mostInOutbox: 0,
    identity: undefined,
    complaints,
  }
  return play
}

/** Notes who the visitor is: what has been on the device for a while, no crash may take away. */
export function noteIdentity(play: Play): void {
  const id = identityOn(play.device)
  if (id && !(play.identity && play.identity < id)) play.identity = id
}
