import { MAX_WAITING } from '../../../packages/client/src/queue.ts'
import type { SentTouchpoint } from './collector.ts'
import type { NetworkMood } from './network.ts'
import type { Act } from './schedule.ts'
import type { Outcome } from './simulate.ts'

/** Tells what is wrong with an outcome: nothing, when every promise was kept. */
export function judge(outcome: Outcome): string[] {
  return [
    ...outcome.complaints,
    ...outcome.collector.complaints,
    ...findLost(outcome),
    ...findLeft(outcome),
    ...findDisorder(outcome),
    ...findMiscounts(outcome),
    ...findFlood(outcome),
    ...findStranger(outcome),
    ...findHaste(outcome),
  ]
}

const has = ({ schedule }: Outcome, ...kinds: Act['kind'][]) =>
  schedule.steps.some(({ kind }) => kinds.includes(kind))

/** What a tab that lived, or the device, was trusted with: stored, refused for good, or counted. */
function findLost(outcome: Outcome): string[] {
  const { recorded, safe, arrived, forgotten, collector, browser } = outcome
  const { expired = 0, queue_full = 0 } = collector.drops
  const counted = expired + queue_full
  const missing = recorded.filter(({ name }) => !arrived.has(name) && !forgotten.has(name))
  const lost = missing.filter(({ name, by }) => !by.tab.isDead() || safe.has(name))
  if (lost.length > counted) return [`lost: ${lost.map(({ name }) => name)} (${counted} counted)`]
  // What has no name may be dropped as well.
  const isExact = !has(outcome, 'identify', 'jump') && browser.tabs.every(({ tab }) => isSound(tab))
  return isExact && missing.length < counted ? [`${counted} counted of ${missing.length} lost`] : []
}

/** Whether what a tab wrote, and nothing else, is what others know of it. */
const isSound = ({ owedAnswers, awayUntil }: Outcome['browser']['tabs'][0]['tab']) =>
  !owedAnswers && awayUntil < 0

function findLeft({ outboxCount }: Outcome): string[] {
  return outboxCount ? [`left in the outbox: ${outboxCount}`] : []
}

/** Within a stream, `seq` is the order of recording. */
function findDisorder({ collector, schedule }: Outcome): string[] {
  const streams = new Map<string, SentTouchpoint[]>()
  for (const touchpoint of collector.stored.values()) {
    const stream = streams.get(touchpoint.streamId)
    if (stream) stream.push(touchpoint)
    else streams.set(touchpoint.streamId, [touchpoint])
  }
  const isClockSetBack = schedule.steps.some((act) => act.kind === 'jump' && act.byMs < 0)
  return [...streams.values()].flatMap((touchpoints) => {
    const sorted = touchpoints.sort((a, b) => a.seq - b.seq)
    const names = sorted.flatMap(({ name }) => name ?? [])
    const times = isClockSetBack ? [] : sorted.map(({ occurredAt }) => occurredAt)
    return [names, times].some(isFalling) ? [`out of order: ${names}`] : []
  })
}

function isFalling(numbers: readonly number[]): boolean {
  return numbers.some((number, index) => number < (numbers[index - 1] ?? 0))
}

/**
 * Refusals are told once each, whoever was told of them and whatever became of him. Only a tab that
 * others could not know all about may leave those it had part in untold, or told twice: one that
 * died before the device had heard it out, that keeps nothing there, or that was away.
 */
function findMiscounts(outcome: Outcome): string[] {
  const { collector, browser, schedule, watch } = outcome
  const { rejected = 0, too_large = 0 } = collector.drops
  const told = rejected + too_large
  const inDoubt = browser.tabs
    .filter(({ tab }) => !isSound(tab) || (tab.isDead() && !schedule.isPersistent))
    .reduce((sum, { tab }) => sum + watch.refusalsWith(tab), 0)
  const isForgotten = has(outcome, 'clear_device', 'consent')
  const isWrong =
    told > collector.refused.size + inDoubt ||
    (!isForgotten && told < collector.refused.size - inDoubt)
  return isWrong ? [`${told} refusals told of ${collector.refused.size} (± ${inDoubt})`] : []
}

/** No page holds more than so much, in memory or on the device. */
function findFlood({ schedule, browser, recorded, mostInOutbox, collector }: Outcome): string[] {
  const bound = MAX_WAITING * browser.tabs.length
  if (mostInOutbox > bound) return [`${mostInOutbox} in an outbox`]
  // While nothing could be sent, what came through was held all the time.
  const isCutOff = ({ kind }: Act) => kind === 'record' || kind === 'device'
  const [first, ...rest] = schedule.steps
  if (first?.kind !== 'network' || first.mood !== 'broken' || !rest.every(isCutOff)) return []
  const held = recorded.length - (collector.drops.queue_full ?? 0)
  return held > MAX_WAITING ? [`${held} held by a page`] : []
}

/** Who the visitor was for the device he is for ever; and nobody, once he denied consent. */
function findStranger(outcome: Outcome): string[] {
  const { identity, lastIdentity, browser, device } = outcome
  const [key] = device.entries()[0] ?? []
  if (browser.consent === 'denied') return key ? [`kept ${key} after a denial`] : []
  // Ids sort by the clock on the wall, and a device in trouble knows what it could write.
  if (!identity || has(outcome, 'jump', 'device')) return []
  return lastIdentity && lastIdentity <= identity ? [] : ['the visitor became a stranger']
}

const OUTAGES: readonly NetworkMood[] = ['unavailable', 'busy', 'captive', 'broken', 'offline']
const OUTAGE_MS = 10_000
const MAX_REQUESTS = 5

/** Ten seconds of an outage see few requests of a page that is left alone. */
function findHaste(outcome: Outcome): string[] {
  const { schedule, watch } = outcome
  let elapsed = 0
  let startedAt = Number.NaN
  const outages: number[] = []
  for (const act of [...schedule.steps, { kind: 'network', mood: 'fine', afterMs: 0 } as const]) {
    elapsed += act.afterMs
    if (elapsed - startedAt >= OUTAGE_MS) outages.push(startedAt)
    if (act.kind === 'network') startedAt = OUTAGES.includes(act.mood) ? elapsed : Number.NaN
    else if (act.kind !== 'record') return []
  }
  return outages.flatMap((from) => {
    const count = watch.sentAt.filter((at) => at > from && at <= from + OUTAGE_MS).length
    return count > MAX_REQUESTS ? [`${count} requests in ten seconds of an outage`] : []
  })
}
