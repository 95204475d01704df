import type { DropCounts } from '@waymark/protocol'
import { joinJson, toJson } from './to-json.ts'

/**
 * Touchpoints that travel together, from the first one in to the acknowledgement; as such it lies
 * in the outbox. Once closed it is frozen but for `dueAt`: every attempt, of whatever document,
 * sends the same bytes.
 */
export interface Batch {
  /** UUIDv7; towards queues the idempotency key. */
  readonly id: string
  /** JSON object of everything in the envelope but batch, drops and touchpoints. */
  readonly head: string
  /** Each as JSON, final. */
  readonly touchpoints: string[]
  /** Drops its envelope reports. */
  readonly drops: DropCounts
  /** Takes touchpoints and drops still. */
  isOpen?: boolean
  /** Not to be sent before, be it for company or after a refusal; epoch milliseconds. */
  dueAt: number
}

/** Writes the envelope. Head and touchpoints are JSON already, each made safe on its own. */
export function toBody({ id, head, touchpoints, drops }: Batch): string {
  return joinJson(
    head,
    `{"batchId":"${id}","drops":${toJson(drops)},"touchpoints":[${touchpoints}]}`,
  )
}

/** Place of the count of what was refused of a batch: after its halves, or those of one left open. */
export const REPORT = 128
/** Place of a batch that was left open, with the number of its touchpoints: after all halves. */
export const LEFT_OPEN = 50

/**
 * Derives the id of what becomes of a batch. Whoever does the same to the same batch, as two pages
 * that adopt it may, sends it under the same id, so that the collector counts it once.
 *
 * @param place - Less than 256; `n` places after the place `m` is the place `m + n`.
 */
export function siblingId(id: string, place: number): string {
  const last = (Number.parseInt(id.slice(-2), 16) + place) % 256
  return id.slice(0, -2) + last.toString(16).padStart(2, '0')
}

/** Halves a batch. They travel under ids of their own, as their bytes are not those of the whole. */
export function halve(batch: Batch): Batch[] {
  const { id, touchpoints } = batch
  const middle = touchpoints.length >> 1
  return [
    { ...batch, id: siblingId(id, 1), touchpoints: touchpoints.slice(0, middle) },
    // A tree over `n` touchpoints has `2 n - 1` places: this one comes after the first half's.
    { ...batch, id: siblingId(id, 2 * middle), touchpoints: touchpoints.slice(middle), drops: {} },
  ]
}
