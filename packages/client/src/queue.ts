import { createUuid, type DropCounts, type DropReason, uuidCreatedAt } from '@waymark/protocol'
import { backoffDelay } from './backoff.ts'
import { type Batch, toBody } from './batch.ts'
import type { Delivery } from './delivery.ts'
import type { Device, StoredEntry } from './device-store.ts'
import { findOrphans, ORPHAN_AGE_MS, toBatchKey, toLeaseKey } from './outbox.ts'
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
  /** Counts what was given up; the next envelope tells the collector. */
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
  device: Device
  /** In `[0, 1)`. */
  random?: () => number
  setTimer: (callback: () => void, delayMs: number) => unknown
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
// Bodies stay far below the keepalive budget, so that several fit into the last moment of a page.
const BATCH_CHARACTERS = 12_000
const MAX_AGE_MS = 7 * 86_400_000
const NEVER = Number.POSITIVE_INFINITY
/** An answer slower than this is trouble; with the wait for company, sooner than an orphan is one. */
const SLOW_MS = 2_500
/** Pause of a batch that somebody between us and the collector refuses. */
const REFUSED_PAUSE_MS = 300_000

/** Creates the queue of one document. It touches no global: the world is passed in. */
export function createQueue(options: QueueOptions): Queue {
  const { streamId, now, send, device, random, setTimer, onDrop, onDelivery } = options
  let batches: Batch[] = []
  /** The youngest batch while it still takes touchpoints. */
  let open: Batch | undefined
  /** Head of the last touchpoint. */
  let lastHead = ''
  /** Not in a closed batch yet: those of the open one, or of the next. */
  let drops: DropCounts = {}
  /** Failed attempts in a row, whatever the batch: they are the network's or the collector's. */
  let failures = 0
  let backoffUntil = 0
  /** What the collector asked for by `Retry-After`; nothing overrides it. */
  let retryAfter = 0
  let timerAt = NEVER
  const attempts = new Map<Batch, Promise<void>>()
  const changed = new Set<Batch>()

  const keyOf = ({ id }: Batch) => toBatchKey(streamId, id)
  const isFull = () => batches.flatMap(({ touchpoints }) => touchpoints).length >= MAX_WAITING

  /** Copies to the device what the running task makes of batches, in one transaction. */
  function save(...some: Batch[]): void {
    if (!changed.size) queueMicrotask(writeChanged)
    for (const batch of some) changed.add(batch)
  }

  function writeChanged(): void {
    const puts = batches.filter((batch) => changed.delete(batch))
    device.write(
      puts.map((batch) => [keyOf(batch), batch]),
      [...changed].map(keyOf),
    )
    changed.clear()
  }

  /** Tells other documents until when this one sends by itself. */
  function lease(durationMs: number): void {
    device.write([[toLeaseKey(streamId), now() + durationMs]])
  }

  function create(content: Pick<Batch, 'head'> & Partial<Batch>): Batch {
    return { id: createUuid(now()), touchpoints: [], drops: {}, dueAt: 0, ...content }
  }

  function begin(head: string): Batch {
    close()
    lastHead = head
    open = create({ head, drops, dueAt: now() + BATCH_DELAY_MS })
    batches.push(open)
    save(open)
    return open
  }

  function close(): void {
    if (!open) return
    open.dueAt = 0
    // From now on complete, see adopt().
    save(open)
    open = undefined
    drops = {}
  }

  /** Puts halves, or nothing, in a batch's place. */
  function replace(batch: Batch, halves: readonly Batch[] = []): void {
    batches = batches.flatMap((other) => (other === batch ? halves : other))
    save(batch, ...halves)
  }

  function count(counts: DropCounts): void {
    // Only the names of a drop report are in one.
    for (const reason of Object.keys(counts) as DropReason[])
      drops[reason] = (drops[reason] ?? 0) + (counts[reason] ?? 0)
  }

  function drop(reason: DropReason, touchpointCount = 1): void {
    count({ [reason]: touchpointCount })
    quietly(() => onDrop?.(reason, touchpointCount))
  }

  function giveUp(batch: Batch, reason: DropReason): void {
    replace(batch)
    // Counts that are refused by themselves are refused for good.
    if (!batch.touchpoints.length) return
    count(batch.drops)
    drop(reason, batch.touchpoints.length)
  }

  function settle(batch: Batch, delivery: Delivery): void {
    // Cleared while it was on its way.
    if (!batches.includes(batch)) return
    const { head, touchpoints } = batch
    const middle = touchpoints.length >> 1
    onDelivery?.(delivery, touchpoints)
    if (delivery.status === 'retry') {
      backoffUntil = now() + backoffDelay(failures++, random)
      retryAfter = Math.max(retryAfter, now() + delivery.retryAfterMs)
      return lease(Math.max(backoffUntil, retryAfter) - now() + ORPHAN_AGE_MS)
    }
    // Tabs closed in the same trouble may have left something.
    if (failures) look(ORPHAN_AGE_MS)
    failures = 0
    if (delivery.status === 'delivered') {
      replace(batch)
      if (delivery.rejectedCount) drop('rejected', delivery.rejectedCount)
    } else if (delivery.canSplit && middle) {
      // Halves travel under ids of their own, because their bytes are not those of the whole.
      replace(batch, [
        create({ head, touchpoints: touchpoints.slice(0, middle), drops: batch.drops }),
        create({ head, touchpoints: touchpoints.slice(middle) }),
      ])
    } else if (delivery.isPermanent) {
      giveUp(batch, delivery.reason)
    } else {
      batch.dueAt = now() + REFUSED_PAUSE_MS
      save(batch)
    }
  }

  async function attempt(batch: Batch, isHiding: boolean): Promise<void> {
    if (batch === open) close()
    setTimer(() => attempts.has(batch) && lease(TIMEOUT_MS), SLOW_MS)
    settle(batch, await send(toBody(batch), isHiding))
    attempts.delete(batch)
    pump()
  }

  /** Sends what is due: one batch at a time, all at once when the page is going away. */
  function pump(isHiding = false): void {
    // A page that keeps no copy has no later: it sends in spite of any wait.
    const isLastChance = isHiding && !device.isPersistent
    let nextAt = timerAt
    if (!open && lastHead && Object.keys(drops).length) begin(lastHead)
    for (const batch of batches) {
      // An attempt on its way pumps when it ends.
      if (attempts.has(batch) || (attempts.size && !isHiding)) continue
      const dueAt = isLastChance ? 0 : Math.max(batch.dueAt, backoffUntil, retryAfter)
      if (now() - uuidCreatedAt(batch.id) > MAX_AGE_MS) giveUp(batch, 'expired')
      else if (dueAt > now()) nextAt = Math.min(nextAt, dueAt)
      else attempts.set(batch, attempt(batch, isHiding))
    }
    if (nextAt < timerAt) {
      setTimer(() => {
        timerAt = NEVER
        pump()
      }, nextAt - now())
    }
    timerAt = nextAt
  }

  function adopt(entries: readonly StoredEntry[]): void {
    let waitMs = NEVER
    for (const orphan of findOrphans(entries, streamId, now())) {
      const { key, leaseKey, batch } = orphan
      if (orphan.waitMs > 0) waitMs = Math.min(waitMs, orphan.waitMs)
      else if (!isFull()) {
        // Whoever wrote it open may have sent more under its id, which nothing could store.
        const id = batch.dueAt ? createUuid(uuidCreatedAt(batch.id)) : batch.id
        const own = { ...batch, id, dueAt: 0 }
        batches.push(own)
        device.write([[keyOf(own), own]], [key, leaseKey])
      }
    }
    if (waitMs < NEVER) look(waitMs)
    pump()
  }

  /** Looks again later for what other documents left. */
  function look(delayMs: number): void {
    setTimer(() => device.entries().then(adopt, () => {}), delayMs)
  }

  return {
    add(touchpoint, head) {
      if (isFull()) {
        drop('queue_full')
        return false
      }
      const batch = open?.head === head ? open : begin(head)
      const { touchpoints } = batch
      touchpoints.push(touchpoint)
      save(batch)
      if (`${touchpoints}`.length > BATCH_CHARACTERS || touchpoints.length >= BATCH_SIZE) close()
      pump()
      return true
    },
    drop,
    adopt,
    wake() {
      attempts.clear()
      pump()
    },
    async flush(isHiding) {
      backoffUntil = 0
      close()
      // Whoever comes next need not wait for a page that may be gone.
      if (isHiding) device.write([], [toLeaseKey(streamId)])
      pump(isHiding)
      while (attempts.size) await Promise.all(attempts.values())
    },
    clear() {
      batches = []
      open = undefined
      lastHead = ''
      drops = {}
    },
  }
}
