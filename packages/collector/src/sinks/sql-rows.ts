import type { DropCounts, StoredTouchpoint } from '@waymark/protocol'
import { DROP_REASONS } from '@waymark/protocol'
import type { StoredBatch } from './sink.ts'

/** A value as SQLite binds it. */
export type SqlValue = string | number | null

/** A row as a driver gives it, by column name. */
export type SqlRow = Readonly<Record<string, unknown>>

/** What a touchpoint is read from, besides `arrival`. */
export const COLUMNS =
  'site_id, id, anonymous_id, occurred_at, stream_id, seq, type, received_at, rest'
/** What touchpoints are read by. */
export const ORDER = 'anonymous_id, occurred_at, stream_id, seq, arrival'

/** Takes a JSON array of {@link toValues}: one statement, one bound value, any number of rows. */
// `WHERE true` keeps SQLite from reading ON CONFLICT as a join constraint (lang_upsert.html, 2.2).
export const INSERT_TOUCHPOINTS = `INSERT INTO touchpoints (${COLUMNS}, user_id)
  SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7,
    value->>8, value->>9 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`

/** Takes {@link toBatchValues}. */
export const INSERT_BATCH = `INSERT INTO batches (site_id, batch_id, received_at, drops, refused)
  VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`

/** Takes site and count. */
export const SELECT_LATEST = `SELECT ${COLUMNS} FROM touchpoints
  WHERE site_id = ? ORDER BY arrival DESC LIMIT ?`

/** Takes site, twice; gives `version`. */
export const SELECT_VERSION = `SELECT
  coalesce((SELECT max(arrival) FROM touchpoints WHERE site_id = ?), 0) +
  coalesce((SELECT pages FROM regrades WHERE site_id = ?), 0) AS version`

/** Takes site; gives `reason` and `count`. */
export const SELECT_DROPS = `SELECT key AS reason, sum(value) AS count
  FROM batches, json_each(batches.drops) WHERE site_id = ? AND drops <> '{}' GROUP BY key`

type Column =
  | 'siteId'
  | 'id'
  | 'anonymousId'
  | 'occurredAt'
  | 'streamId'
  | 'seq'
  | 'type'
  | 'receivedAt'

/** What a touchpoint has of its envelope and request, and every other one of them has too. */
const SHARED = [
  'userId',
  'consent',
  'context',
  'clockSkewMs',
  'isTrusted',
  'botSigns',
  'device',
  'country',
] as const satisfies readonly (keyof StoredTouchpoint)[]

/** Whether two touchpoints hold the very same of what an envelope's touchpoints share. */
export function isOfOneEnvelope(a: StoredTouchpoint, b: StoredTouchpoint): boolean {
  return (
    a.siteId === b.siteId &&
    a.anonymousId === b.anonymousId &&
    a.receivedAt === b.receivedAt &&
    SHARED.every((key) => a[key] === b[key])
  )
}

/** JSON of what {@link isOfOneEnvelope} compares: written once for all of them. */
export function toSharedJson(touchpoint: StoredTouchpoint): string {
  return JSON.stringify({
    userId: touchpoint.userId,
    consent: touchpoint.consent,
    context: touchpoint.context,
    clockSkewMs: touchpoint.clockSkewMs,
    isTrusted: touchpoint.isTrusted,
    botSigns: touchpoint.botSigns,
    device: touchpoint.device,
    country: touchpoint.country,
  } satisfies { [Key in (typeof SHARED)[number]]: unknown })
}

/**
 * What has no column of its own, as one JSON text.
 *
 * @param sharedJson - {@link toSharedJson} of the touchpoint.
 */
export function toRest(touchpoint: StoredTouchpoint, sharedJson: string): string {
  // Named one by one, as spreading the rest of an object costs more than writing it; the type tells
  // when a field is missing here. JSON leaves out what is `undefined`.
  const ownJson = JSON.stringify({
    sessionId: touchpoint.sessionId,
    url: touchpoint.url,
    referrer: touchpoint.referrer,
    title: touchpoint.title,
    items: touchpoint.items,
    valueMinor: touchpoint.valueMinor,
    currency: touchpoint.currency,
    orderId: touchpoint.orderId,
    step: touchpoint.step,
    coupon: touchpoint.coupon,
    quantityDelta: touchpoint.quantityDelta,
    props: touchpoint.props,
    facts: touchpoint.facts,
    stage: touchpoint.stage,
    channel: touchpoint.channel,
    timeDoubt: touchpoint.timeDoubt,
    origin: touchpoint.origin,
  } satisfies {
    [Key in Exclude<keyof StoredTouchpoint, Column | (typeof SHARED)[number]>]-?: unknown
  })
  // Neither is empty: every touchpoint has a consent state and an origin.
  return `${sharedJson.slice(0, -1)},${ownJson.slice(1)}`
}

/** The values of a touchpoint's row: what is queried as columns, the rest as one JSON text. */
export function toValues(touchpoint: StoredTouchpoint): SqlValue[] {
  return [
    touchpoint.siteId,
    touchpoint.id,
    touchpoint.anonymousId,
    touchpoint.occurredAt,
    touchpoint.streamId ?? '',
    touchpoint.seq ?? -1,
    touchpoint.type,
    touchpoint.receivedAt,
    toRest(touchpoint, toSharedJson(touchpoint)),
    // To look for; what it was is among the rest, which keeps every character.
    touchpoint.userId ?? null,
  ]
}

/** The values of a batch's row. */
export function toBatchValues(batch: StoredBatch): SqlValue[] {
  const { siteId, batchId, receivedAt, drops, refused = {} } = batch
  return [siteId, batchId, receivedAt, JSON.stringify(drops), JSON.stringify(refused)]
}

/** The touchpoint of a row. */
export function toTouchpoint(row: SqlRow): StoredTouchpoint {
  const seq = Number(row.seq)
  return {
    // What `toValues` wrote, read back by the only other function that knows the column.
    ...(JSON.parse(String(row.rest)) as Pick<StoredTouchpoint, 'consent' | 'context' | 'origin'>),
    siteId: String(row.site_id),
    id: String(row.id),
    anonymousId: String(row.anonymous_id),
    occurredAt: Number(row.occurred_at),
    ...(row.stream_id === '' ? {} : { streamId: String(row.stream_id) }),
    ...(seq < 0 ? {} : { seq }),
    type: String(row.type),
    receivedAt: Number(row.received_at),
  }
}

/** Counts of drops by reason, out of {@link SELECT_DROPS}. */
export function toDrops(rows: readonly SqlRow[]): DropCounts {
  const drops: DropCounts = {}
  for (const row of rows) {
    const reason = DROP_REASONS.find((known) => known === row.reason)
    if (reason) drops[reason] = Number(row.count)
  }
  return drops
}
