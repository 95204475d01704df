import { DROP_REASONS, REFUSAL_REASONS, REJECT_REASONS } from '@waymark/protocol'
import type { DailyLoss } from '../loss.ts'
import { DAY_MS, MAX_STREAM_GAP } from '../loss.ts'
import type { SqlRow, SqlValue } from './sql-rows.ts'
import type { StreamTally } from './stream-tally.ts'

const MERGE_STREAM = `ON CONFLICT DO UPDATE SET
  next_seq = max(next_seq, excluded.next_seq), stored = stored + excluded.stored`

/** Takes {@link toStreamValues}. */
export const UPSERT_STREAM = `INSERT INTO streams (site_id, stream_id, first_at, next_seq, stored)
  VALUES (?, ?, ?, ?, ?) ${MERGE_STREAM}`

/**
 * Takes a JSON array of `toValues`, before these are inserted: which of them are new must still be
 * told.
 */
export const UPSERT_STREAMS = `INSERT INTO streams (site_id, stream_id, first_at, next_seq, stored)
  SELECT value->>0, value->>4, min(value->>7), max(value->>5) + 1, count(DISTINCT value->>1)
  FROM json_each(?) WHERE value->>4 <> '' AND NOT EXISTS (
    SELECT 1 FROM touchpoints WHERE site_id = value->>0 AND id = value->>1
  ) GROUP BY 1, 2 ${MERGE_STREAM}`

/** The values of a tally's row. */
export function toStreamValues(siteId: string, tally: StreamTally): SqlValue[] {
  return [siteId, tally.streamId, tally.firstAt, tally.nextSeq, tally.stored]
}

/** Takes site, first day and end of the period; gives `day`, `stored` and `missing`. */
export const SELECT_GAPS = `SELECT first_at / ${DAY_MS} AS day, sum(stored) AS stored,
    sum(min(max(next_seq - stored, 0), ${MAX_STREAM_GAP})) AS missing
  FROM streams WHERE site_id = ? AND first_at >= ? AND first_at < ? GROUP BY day`

/** The first moment of a time's UTC day. */
export function toDayStart(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS
}

function selectCounts(column: 'drops' | 'refused'): string {
  // The condition on the column itself is the one of its partial index.
  return `SELECT received_at / ${DAY_MS} AS day, key AS reason, sum(value) AS count
    FROM batches, json_each(batches.${column})
    WHERE site_id = ? AND received_at >= ? AND received_at < ? AND ${column} <> '{}'
    GROUP BY day, reason`
}

/** Takes what {@link SELECT_GAPS} takes; gives `day`, `reason` and `count`. */
export const SELECT_DAILY_DROPS = selectCounts('drops')

/** As {@link SELECT_DAILY_DROPS}, of what the collector refused. */
export const SELECT_DAILY_REFUSED = selectCounts('refused')

/** Counts by reason, of the reasons that are known. */
function toCounts<Reason extends string>(
  rows: readonly SqlRow[],
  reasons: readonly Reason[],
): Partial<Record<Reason, number>> {
  const counts: Partial<Record<Reason, number>> = {}
  for (const row of rows) {
    const reason = reasons.find((known) => known === row.reason)
    if (reason) counts[reason] = Number(row.count)
  }
  return counts
}

/** Rows of the three statements above, put together by day. */
export function toDailyLoss(
  gaps: readonly SqlRow[],
  drops: readonly SqlRow[],
  refused: readonly SqlRow[],
): DailyLoss[] {
  const days = [...new Set([...gaps, ...drops, ...refused].map(({ day }) => Number(day)))]
  const of = (rows: readonly SqlRow[], day: number) => rows.filter((row) => Number(row.day) === day)
  return days
    .sort((a, b) => a - b)
    .map((day) => {
      const [gap] = of(gaps, day)
      return {
        day: new Date(day * DAY_MS).toISOString().slice(0, 10),
        stored: Number(gap?.stored ?? 0),
        missing: Number(gap?.missing ?? 0),
        drops: toCounts(of(drops, day), DROP_REASONS),
        refused: toCounts(of(refused, day), [...REJECT_REASONS, ...REFUSAL_REASONS]),
      }
    })
}
