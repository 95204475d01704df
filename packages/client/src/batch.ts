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
