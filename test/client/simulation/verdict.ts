import type { SentTouchpoint } from './collector.ts'
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
  ]
}

/** What a tab that lived, or the device, was trusted with: stored, refused for good, or counted. */
function findLost({ recorded, safe, arrived, collector: { drops } }: Outcome): string[] {
  const lost = recorded.filter(
    ({ name, by }) => !arrived.has(name) && (!by.tab.isDead() || safe.has(name)),
  )
  const counted = (drops.expired ?? 0) + (drops.queue_full ?? 0)
  if (lost.length <= counted) return []
  return [`lost: ${lost.map(({ name }) => name)} (${counted} counted)`]
}

function findLeft({ outboxCount }: Outcome): string[] {
  return outboxCount ? [`left in the outbox: ${outboxCount}`] : []
}

/** Within a stream, `seq` is the order of recording. */
function findDisorder({ collector, schedule }: Outcome): string[] {
  const streams = new Map<string, SentTouchpoint[]>()
  for (const touchpoint of collector.stored.values()) {
    const { streamId } = touchpoint
    streams.set(streamId, [...(streams.get(streamId) ?? []), touchpoint])
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

/** Refusals are told once each: all of them, where no tab took some with it. */
function findMiscounts({ collector, browser, schedule }: Outcome): string[] {
  const { drops, refused } = collector
  const count = (drops.rejected ?? 0) + (drops.too_large ?? 0)
  const isAllAlive = browser.living().length === browser.tabs.length
  // What could not be deleted in time is sent by another tab, and refused, once more.
  const isExact = schedule.hasLocks && isAllAlive && !schedule.steps.some(isDisturbing)
  const isWrong = isExact ? count !== refused.size : isAllAlive && count < refused.size
  return isWrong ? [`${count} refusals told of ${refused.size}`] : []
}

function isDisturbing({ kind }: Act): boolean {
  return /device|jump|freeze/.test(kind)
}
