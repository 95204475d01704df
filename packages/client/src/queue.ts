import { createUuid, type DropCounts, type DropReason, uuidCreatedAt } from '@waymark/protocol'
import { backoffDelay } from './backoff.ts'
import { type Batch, toBody } from './batch.ts'
import type { Delivery } from './delivery.ts'
import type { Device } from './device.ts'
import type { StoredEntry } from './device-store.ts'
import { createOutbox, NEVER } from './outbox.ts'
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
  /** Takes over what other documents left, among the given entries of the device store. */
  adopt(entries: readonly StoredEntry[]): void
  /**
   * Attempts now what no `Retry-After` forbids, until nothing waits or nothing more can be done.
   * @param isHiding - Send everything at once: the page may be gone in a moment.
   * @returns Resolves when each attempt had its answer.
   */
  flush(isHiding?: boolean): Promise<void>
  /** Forgets everything that is waiting. */
  clear(): void
  /** Takes attempts for failed whose answers a sleep of the page may have swallowed. */
  wake(): void
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
/** Pause of a batch that somebody between us and the collector refuses. */
const REFUSED_PAUSE_MS = 300_000
/** Within this a page that was asleep is told the answers that came meanwhile, if ever. */
const WAKING_MS = 1_000

/** Creates the queue of one document. It touches no global: the world is passed in. */
export function createQueue(options: QueueOptions): Queue {
  const { streamId, now, send, device, random, setTimer, look, onDrop, onDelivery } = options
  const outbox = createOutbox(streamId, device)
  const attempts = new Map<Batch, Promise<void>>()
  /** The last one may be open. */
  let batches: Batch[] = []
  /** Of what is in the open batch. */
  let characterCount = 0
  /** Head of the last touchpoint. */
  let lastHead = ''
  /** Those of the open batch, or of the next. */
  let drops: DropCounts = {}
  /** Failed attempts in a row, whatever the batch: they are the network's or the collector's. */
  let failures = 0
  let backoffUntil = 0
  /** What the collector asked for by `Retry-After`; nothing overrides it. */
  let retryAfter = 0
  let timerAt = NEVER

  function create(content: Pick<Batch, 'head'> & Partial<Batch>): Batch {
    const batch = { id: createUuid(now()), touchpoints: [], drops: {}, dueAt: 0, ...content }
    outbox.put(batch)
    return batch
  }

  /** Touchpoints that memory still holds. */
  function room(): number {
    return batches.reduce((left, { touchpoints }) => left - touchpoints.length, MAX_WAITING)
  }

  function openBatch(head: string): Batch {
    const last = batches.at(-1)
    if (last?.isOpen && last.head === head) return last
    close()
    lastHead = head
    const batch = create({ head, drops, isOpen: true, dueAt: now() + BATCH_DELAY_MS })
    batches.push(batch)
    return batch
  }

  function close(): void {
    const last = batches.at(-1)
    if (!last?.isOpen) return
    last.isOpen = false
    last.dueAt = characterCount = 0
    drops = {}
    outbox.put(last)
  }

  /** Puts halves, or nothing, in a batch's place. */
  function replace(batch: Batch, ...halves: Batch[]): void {
    batches = batches.flatMap((other) => (other === batch ? halves : other))
    outbox.remove(batch)
  }

  function count(counts: DropCounts): void {
    // Only the names of a drop report are in one.
    for (const reason of Object.keys(counts) as DropReason[]) {
      drops[reason] = (drops[reason] ?? 0) + (counts[reason] ?? 0)
    }
    if (lastHead) outbox.put(openBatch(lastHead))
  }

  function drop(reason: DropReason, touchpointCount = 1): void {
    if (!touchpointCount) return
    count({ [reason]: touchpointCount })
    quietly(() => onDrop?.(reason, touchpointCount))
  }

  function giveUp(batch: Batch, reason: DropReason): void {
    replace(batch)
    const { touchpoints, drops } = batch
    // Counts that are refused by themselves are refused for good.
    if (touchpoints.length) count(drops)
    drop(reason, touchpoints.length)
  }

  function settle(batch: Batch, delivery: Delivery): void {
    // Cleared while it was on its way.
    if (!batches.includes(batch)) return
    const { head, touchpoints, drops } = batch
    const middle = touchpoints.length >> 1
    onDelivery?.(delivery, touchpoints)
    if (delivery.status === 'retry') {
      backoffUntil = now() + backoffDelay(failures++, random)
      retryAfter = Math.max(retryAfter, now() + delivery.retryAfterMs)
      return
    }
    // Tabs closed in the same trouble may have left something.
    if (failures) setTimer(look, GRACE_MS)
    failures = 0
    if (delivery.status === 'delivered') {
      replace(batch)
      drop('rejected', delivery.rejectedCount)
    } else if (delivery.canSplit && middle) {
      // Halves travel under ids of their own, because their bytes are not those of the whole.
      replace(
        batch,
        create({ head, drops, touchpoints: touchpoints.slice(0, middle) }),
        create({ head, touchpoints: touchpoints.slice(middle) }),
      )
    } else if (delivery.reason) giveUp(batch, delivery.reason)
    else batch.dueAt = now() + REFUSED_PAUSE_MS
  }

  async function attempt(batch: Batch, isHiding: boolean): Promise<void> {
    if (batch.isOpen) close()
    const isExpired = now() - uuidCreatedAt(batch.id) > MAX_AGE_MS
    settle(batch, await (isExpired ? EXPIRED : send(toBody(batch), isHiding)))
    attempts.delete(batch)
    pump()
  }

  /** Sends what is due: one batch at a time, all at once when the page is going away. */
  function pump(isHiding = false): void {
    // A page that keeps no copy has no later: it sends in spite of any wait.
    const isLastChance = isHiding && !device.isPersistent
    let nextAt = NEVER
    for (const batch of batches) {
      // An attempt on its way pumps when it ends.
      if (attempts.has(batch) || (attempts.size && !isHiding)) continue
      const dueAt = isLastChance ? 0 : Math.max(batch.dueAt, backoffUntil, retryAfter)
      if (dueAt > now()) nextAt = Math.min(nextAt, dueAt)
      else attempts.set(batch, attempt(batch, isHiding))
    }
    // A page that hides may never run again.
    const actsAt = isHiding ? now() : attempts.size ? now() + TIMEOUT_MS : nextAt
    outbox.lease(batches.length ? actsAt + GRACE_MS : undefined)
    if (nextAt >= timerAt) return
    timerAt = nextAt
    setTimer(() => {
      timerAt = NEVER
      pump()
    }, nextAt - now())
  }

  return {
    add(touchpoint, head) {
      if (room() <= 0) {
        drop('queue_full')
        return false
      }
      const batch = openBatch(head)
      batch.touchpoints.push(touchpoint)
      outbox.put(batch)
      characterCount += touchpoint.length
      if (characterCount > BATCH_CHARACTERS || batch.touchpoints.length >= BATCH_SIZE) close()
      pump()
      return true
    },
    drop(reason, touchpointCount) {
      drop(reason, touchpointCount)
      pump()
    },
    adopt(entries) {
      const { batches: orphans, nextAt } = outbox.takeOrphans(entries, now(), room())
      batches.unshift(
        ...orphans.map(({ id, isOpen, ...batch }) =>
          // Whoever left it open may have sent more under its id, which nothing could store.
          create({ ...batch, id: isOpen ? createUuid(uuidCreatedAt(id)) : id, dueAt: 0 }),
        ),
      )
      if (nextAt < NEVER) setTimer(look, nextAt - now())
      pump()
    },
    wake() {
      const asleep = [...attempts.keys()]
      setTimer(() => {
        for (const batch of asleep) attempts.delete(batch)
        pump()
      }, WAKING_MS)
    },
    async flush(isHiding) {
      backoffUntil = 0
      close()
      pump(isHiding)
      while (attempts.size) await Promise.all(attempts.values())
    },
    clear() {
      batches = []
      lastHead = ''
      drops = {}
    },
  }
}
