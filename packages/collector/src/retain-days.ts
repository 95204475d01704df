import { DAY_MS } from './loss.ts'
import type { Store } from './sinks/sink.ts'

/** What {@link retainDays} is asked for. */
export interface RetainRequest {
  siteId: string
  /** Age up to which everything is kept, in days; at least 1. */
  days: number
  /** Epoch milliseconds. */
  now: number
  /** Where to begin, as an earlier call gave it. @defaultValue `0`, at the oldest */
  after?: number
  /** Steps taken at most. @defaultValue as many as it takes */
  maxSteps?: number
}

/** What {@link retainDays} did. */
export interface Retained {
  /** Touchpoints that are not stored any more. */
  deleted: number
  /** Where to go on; absent when all is done. */
  next?: number
}

/**
 * Deletes what arrived longer ago than some days, in short steps between which writers get their
 * turn.
 *
 * @throws {SinkError} When a step is not done; those before it are.
 */
export async function retainDays(
  store: Pick<Store, 'retain'>,
  { siteId, days, now, after = 0, maxSteps = Number.POSITIVE_INFINITY }: RetainRequest,
): Promise<Retained> {
  let deleted = 0
  let next: number | undefined = after
  for (let steps = 0; next !== undefined && steps < maxSteps; steps++) {
    const step = await store.retain(siteId, now - days * DAY_MS, { after: next })
    deleted += step.deleted
    next = step.next
  }
  return { deleted, ...(next === undefined ? {} : { next }) }
}
