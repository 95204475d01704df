import type { DailyLoss } from '../loss.ts'
import { DAY_MS, MAX_STREAM_GAP } from '../loss.ts'
import type { LossPeriod, StoredBatch } from './sink.ts'
import type { StreamTally } from './stream-tally.ts'

function addCounts(sums: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [reason, count] of Object.entries(counts)) sums[reason] = (sums[reason] ?? 0) + count
}

/** Losses by day out of streams and batches in memory; what `sql-loss.ts` asks of a database. */
export function dailyLossOf(
  streams: readonly StreamTally[],
  batches: readonly Pick<StoredBatch, 'receivedAt' | 'drops' | 'refused'>[],
  { from, to }: LossPeriod,
): DailyLoss[] {
  const days = new Map<number, DailyLoss>()
  const start = Math.floor(from / DAY_MS)

  function dayOf(time: number): DailyLoss | undefined {
    const number = Math.floor(time / DAY_MS)
    if (number < start || time >= to) return undefined
    const day = new Date(number * DAY_MS).toISOString().slice(0, 10)
    const known = days.get(number) ?? { day, stored: 0, missing: 0, drops: {}, refused: {} }
    days.set(number, known)
    return known
  }

  for (const { firstAt, nextSeq, stored } of streams) {
    const day = dayOf(firstAt)
    if (!day) continue
    day.stored += stored
    day.missing += Math.min(Math.max(nextSeq - stored, 0), MAX_STREAM_GAP)
  }
  for (const { receivedAt, drops, refused = {} } of batches) {
    if (Object.keys(drops).length + Object.keys(refused).length === 0) continue
    const day = dayOf(receivedAt)
    if (day) addCounts(day.drops, drops)
    if (day) addCounts(day.refused, refused)
  }
  return [...days].sort(([a], [b]) => a - b).map(([, day]) => day)
}
