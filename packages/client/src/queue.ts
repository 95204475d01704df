import { createUuid, type DropCounts, type DropReason, uuidCreatedAt } from '@waymark/protocol'
import { backoffDelay } from './backoff.ts'
import { type Batch, halve, REPORT, siblingId, toBody } from './batch.ts'
import type { Delivery } from './delivery.ts'
import type { Device } from './device.ts'
import type { StoredEntry } from './device-store.ts'
import { createOutbox } from './outbox.ts'
import { quietly } from './quietly.ts'
import { TIMEOUT_MS, type Transport } from './transport.ts'

/** Touchpoints in memory waiting for a batch, and batches waiting for an acknowledgement. */
export interface Queue {
  /**
   * Adds a touchpoint.
   * @param touchpoint - As JSON, final.
   * @param head - JSON object of everything in the envelope but batch, drops and touchpoints; one
   * that differs from the last call's starts a new batch.
   * @returns Whether there was room for it.
   */
  add(touchpoint: string, head: string): boolean
  /** Counts what was given up, one touchpoint unless said; the next envelope tells the collector. */
  drop(reason: DropReason, touchpointCount?: number): void
  /**
   * Takes over what other documents left, among the given entries of the device store.
   * @param askedAt - When they were asked for: a page may have slept since.
   */
  adopt(entries: readonly StoredEntry[], askedAt: number): void
  /**
   * Attempts now what no `Retry-After` forbids, until nothing waits or nothing more can be done.
   * @param isHiding - Send everything at once: the page may be gone in a moment.
   * @returns Resolves when each attempt had its answer.
   */
  flush(isHiding?: boolean): Promise<void>
  /** Forgets everything that is waiting. */
  clear(): void
}

/** The world a queue lives in. */
export interface QueueOptions {
  streamId: string
  /** Epoch milliseconds by a clock that nobody sets: a jump would stall what is due, or expire it. */
  now: () => number
  send: Transport
  /**
   * Keeps the outbox, a write-behind copy of what is waiting: written in the task that records a
   * touchpoint, deleted on acknowledgement. Delivery never waits for it, so storage that hangs or
   * fails costs only safety against a crash.
   */
  device: Pick<Device, 'isPersistent' | 'write'>
  /** In `[0, 1)`. @defaultValue `Math.random` */
  random?: () => number
  setTimer: (callback: () => void, delayMs: number) => unknown
  /** Has {@link Queue.adopt} told again what is on the device. */
  look: () => void
  /** Told what is given up, as it is. */
  onDrop?: (reason: DropReason, touchpointCount: number) => void
  /** Told what became of each attempt, for `debug`. */
  onDelivery?: (delivery: Delivery, touchpoints: readonly string[]) => void
}

/** Touchpoints that close a batch. */
export const BATCH_SIZE = 25
/** Longest wait of a touchpoint for company. */
export const BATCH_DELAY_MS = 2_000
/** Touchpoints held in memory; past it they are dropped as `queue_full`. */
export const MAX_WAITING = 1_000
/**
 * How much later than it said a document may act before others do in its place. A page being left
 * has as long to finish what is on its way.
 */
export const GRACE_MS = 5_000
// Bodies stay far below the keepalive budget, so that several fit into the last moment of a page.
const BATCH_CHARACTERS = 12_000
const MAX_AGE_MS = 7 * 86_400_000
const EXPIRED: Delivery = { status: 'refused', canSplit: false, reason: 'expired' }
/** The last instant a date can be (ECMAScript, section 21.4.1.1). */
const NEVER = 8.64e15
/** Pause of a batch that somebody between us and the collector refuses. */
const REFUSED_PAUSE_MS = 300_000

/** Creates the queue of one document. It touches no global: the world is passed in. */
export function createQueue(options: QueueOptions): Queue {
  const { streamId, now, send, device, random, setTimer, look, onDrop, onDelivery } = options
  const outbox = createOutbox(streamId, device)
  const attempts = new Map<Batch, Promise<void>>()
  /** The last one may be open. */
  let batches: Batch[] = []
  /** Head of the last touchpoint. */
  let lastHead = ''
  /** Those of the open batch, or of the next. */
  let drops: DropCounts = {}
  /** Failed attempts in a row, whatever the batch: they are the network's or the collector's. */
  let failures = 0
  let backoffUntil = 0
  /** What the collector asked for by `Retry-After`; nothing overrides it. */
  let retryAfter = 0
  /** Others have on the device what they send by themselves, or what there was no room for. */
  let isMoreThere = false
  let timerAt = NEVER

  /** Touchpoints that memory still holds. */
  function room(): number {
    return batches.reduce((left, { touchpoints }) => left - touchpoints.length, MAX_WAITING)
  }

  function openBatch(head: string): Batch {
    const last = batches.at(-1)
    if (last?.isOpen && last.head === head) return last
    close()
    lastHead = head
    const dueAt = now() + BATCH_DELAY_MS
    const batch = { id: createUuid(now()), head, touchpoints: [], drops, isOpen: true, dueAt }
    batches.push(batch)
    return batch
  }

  function close(): void {
    const last = batches.at(-1)
    if (!last?.isOpen) return
    last.isOpen = false
    last.dueAt = 0
    drops = {}
    outbox.put(last)
  }

  /** Puts others, or nothing, in a batch's place. */
  function replace(batch: Batch, others: Batch[]): void {
    batches = batches.flatMap((one) => (one === batch ? others : one))
    // First, as one of them may have the same id.
    outbox.remove(batch)
    others.forEach(outbox.put)
  }

  function drop(reason: DropReason, touchpointCount = 1): void {
    count(drops, reason, touchpointCount)
    if (lastHead) outbox.put(openBatch(lastHead))
    pump()
  }

  /** Notes what is given up among the drops of a batch. */
  function count(drops: DropCounts, reason: DropReason, touchpointCount: number): void {
    drops[reason] = (drops[reason] ?? 0) + touchpointCount
    quietly(() => onDrop?.(reason, touchpointCount))
  }

  /** Puts in a batch's place the count of what was given up, which goes by an id of its own. */
  function giveUp(batch: Batch, reason: DropReason, touchpointCount: number, drops = {}): void {
    // Counts that are refused by themselves are refused for good.
    if (!touchpointCount) return replace(batch, [])
    count(drops, reason, touchpointCount)
    replace(batch, [{ ...batch, id: siblingId(batch.id, REPORT), touchpoints: [], drops }])
  }

  function settle(batch: Batch, delivery: Delivery): void {
    // Cleared while it was on its way.
    if (!batches.includes(batch)) return
    const { touchpoints, drops } = batch
    onDelivery?.(delivery, touchpoints)
    if (delivery.status === 'retry') {
      backoffUntil = now() + backoffDelay(failures++, random)
      retryAfter = Math.max(retryAfter, now() + delivery.retryAfterMs)
      return
    }
    failures = 0
    if (delivery.status === 'delivered') {
      giveUp(batch, 'rejected', delivery.rejectedCount)
    } else if (delivery.canSplit && touchpoints.length > 1) replace(batch, halve(batch))
    else if (delivery.reason) giveUp(batch, delivery.reason, touchpoints.length, { ...drops })
    else batch.dueAt = now() + REFUSED_PAUSE_MS
  }

  async function attempt(batch: Batch, isHiding: boolean): Promise<void> {
    if (batch.isOpen) close()
    // The count of what expired has the same age.
    const isExpired = batch.touchpoints.length && now() - uuidCreatedAt(batch.id) > MAX_AGE_MS
    settle(batch, await (isExpired ? EXPIRED : send(toBody(batch), isHiding)))
    attempts.delete(batch)
    // Others may have left something meanwhile.
    if (!batches.length) look()
    pump()
  }

  /** Sends what is due: one batch at a time, all at once when the page is going away. */
  function pump(isHiding = false): void {
    // A page that keeps no copy has no later: it sends in spite of any wait.
    const isLastChance = isHiding && !device.isPersistent
    // The lease is renewed, as a page that ends may not be able to give it back.
    let nextAt = batches.length || isMoreThere ? now() + TIMEOUT_MS : NEVER
    for (const batch of batches) {
      // An attempt on its way pumps when it ends.
      if (attempts.has(batch) || (attempts.size && !isHiding)) continue
      const dueAt = isLastChance ? 0 : Math.max(batch.dueAt, backoffUntil, retryAfter)
      if (dueAt > now()) nextAt = Math.min(nextAt, dueAt)
      else attempts.set(batch, attempt(batch, isHiding))
    }
    // A page that hides may never run again.
    outbox.lease(batches.length ? (isHiding ? now() : nextAt) + GRACE_MS : undefined)
    if (nextAt >= timerAt) return
    timerAt = nextAt
    setTimer(() => {
      // An earlier one has been set since.
      if (timerAt !== nextAt) return
      timerAt = NEVER
      if (isMoreThere) look()
      pump()
    }, nextAt - now())
  }

  return {
    add(touchpoint, head) {
      if (room() < 1) {
        drop('queue_full')
        return false
      }
      const batch = openBatch(head)
      const { touchpoints } = batch
      touchpoints.push(touchpoint)
      outbox.put(batch)
      if (touchpoints.length >= BATCH_SIZE || `${touchpoints}`.length > BATCH_CHARACTERS) close()
      pump()
      return true
    },
    drop,
    adopt(entries, askedAt) {
      const orphans = outbox.takeOrphans(entries, askedAt, room())
      batches.unshift(...orphans.batches)
      isMoreThere = orphans.isMoreThere
      pump()
    },
    async flush(isHiding) {
      backoffUntil = 0
      close()
      pump(isHiding)
      // With those that begin meanwhile.
      for (const attempt of attempts.values()) await attempt
    },
    clear() {
      batches = []
      lastHead = ''
      drops = {}
    },
  }
}
