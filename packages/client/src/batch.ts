import { createUuid } from '@waymark/protocol'
import type { DropCounts } from './drop-report.ts'
import type { Waiting } from './outbox.ts'
import { toJson } from './to-json.ts'

/** Touchpoints that travel together, from the first one in to the acknowledgement. */
export interface Batch {
  /** UUIDv7; towards queues the idempotency key. */
  readonly id: string
  /** JSON object of everything in the envelope but batch, drops and touchpoints. */
  readonly head: string
  readonly items: Waiting[]
  /** Drops the envelope reports, once it is frozen. */
  drops?: DropCounts
  /** The envelope, frozen before the first attempt: every attempt sends the same bytes. */
  body?: string
  /** The attempt on its way. */
  attempt?: Promise<void> | undefined
  /** Not to be sent before; epoch milliseconds. */
  notBefore: number
}

/** Creates a batch; `id` is given for one that another document had begun. */
export function createBatch(
  head: string,
  items: Waiting[],
  now: number,
  id = createUuid({ now }),
): Batch {
  return { id, head, items, notBefore: 0 }
}

/** Writes the envelope. Head and touchpoints are JSON already, each made safe on its own. */
export function toBody({ id, head, items, drops }: Batch): string {
  const touchpoints = items.map(({ json }) => json)
  const report = toJson(drops)
  const dropped = report === '{}' ? '' : `,"drops":${report}`
  return `${head.slice(0, -1)},"batchId":"${id}"${dropped},"touchpoints":[${touchpoints}]}`
}
