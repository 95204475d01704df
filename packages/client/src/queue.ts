import { type DropReason, uuidCreatedAt } from '@waymark/protocol'
import { backoffDelay } from './backoff.ts'
import { type Batch, createBatch, toBody } from './batch.ts'
import type { Delivery } from './delivery.ts'
import type { DropReport } from './drop-report.ts'
import type { Orphan, Outbox, Waiting } from './outbox.ts'
import type { Transport } from './transport.ts'

/** Touchpoints in memory waiting for a batch, and batches waiting for an acknowledgement. */
export interface Queue {
  /**
   * Adds a touchpoint.
   * @param head - JSON object of everything in the envelope but batch, drops and touchpoints; one
   * that differs from the last call's starts a new batch.
   */
  add(waiting: Waiting, head: string): void
  /** Takes over what another document left, in the batches it was to travel in. */
  adopt(orphans: readonly Orphan[]): void
  /**
   * Attempts now what no `Retry-After` forbids.
   * @param isHiding - Send everything at once: the page may be gone in a moment.
   * @returns Resolves when each attempt had its answer.
   */
  flush(isHiding?: boolean): Promise<void>
  /** Forgets everything that is waiting. */
  clear(): void
}

/** The world a queue lives in. */
export interface QueueOptions {
  transport: Transport
  outbox: Outbox
  drops: DropReport
  /** Epoch milliseconds. */
  now: () => number
  /** In `[0, 1)`. */
  random: () => number
  setTimer: (callback: () => void, delayMs: number) => unknown
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

/** Creates the queue of one document. It touches no global: the world is passed in. */
export function createQueue(options: QueueOptions): Queue {
  const { transport, outbox, drops, now, random, setTimer } = options
  let batches: Batch[] = []
  /** The youngest batch while it still takes touchpoints. */
  let open: Batch | undefined
  /** Failed attempts in a row, whatever the batch: they are the network's or the collector's. */
  let failures = 0
  let backoffUntil = 0
  /** What the collector asked for by `Retry-After`; nothing overrides it. */
  let retryAfter = 0
  let timerAt = Number.POSITIVE_INFINITY
  const inFlight = new Set<Promise<void>>()

  /** Puts others in the place of a batch; none when it is done. */
  function replace(batch: Batch, others: readonly Batch[] = []): void {
    batches = batches.flatMap((other) => (other === batch ? others : other))
  }

  function finish(batch: Batch): void {
    replace(batch)
    outbox.remove(batch.items)
  }

  function giveUp(batch: Batch, reason: DropReason): void {
    finish(batch)
    drops.restore(batch.drops)
    drops.count(reason, batch.items.length)
  }

  /** Halves travel under ids of their own, because their bytes are not those of the whole. */
  function split(batch: Batch): void {
    const middle = batch.items.length >> 1
    const halves = [batch.items.slice(0, middle), batch.items.slice(middle)]
    replace(
      batch,
      halves.map((items) => createBatch(batch.head, items, now())),
    )
    for (const { id, head, items } of batches) outbox.put(items, id, head)
    drops.restore(batch.drops)
  }

  function settle(batch: Batch, delivery: Delivery): void {
    // Cleared while it was on its way.
    if (!batches.includes(batch)) return
    if (delivery.status === 'retry') {
      backoffUntil = now() + backoffDelay(failures++, { random })
      retryAfter = now() + delivery.retryAfterMs
      return
    }
    failures = backoffUntil = 0
    if (delivery.status === 'delivered') {
      finish(batch)
      if (delivery.rejectedCount) drops.count('rejected', delivery.rejectedCount)
    } else if (delivery.status === 'split' && batch.items.length > 1) {
      split(batch)
    } else if (delivery.status === 'dropped' || delivery.isPermanent) {
      giveUp(batch, delivery.reason)
    } else {
      // Refused, but not in the collector's own words: held, without blocking those behind it.
      batch.notBefore = now() + backoffDelay(batch.refusals++, { random })
    }
  }

  async function attempt(batch: Batch, isHiding: boolean): Promise<void> {
    batch.isInFlight = true
    if (!batch.body) {
      batch.drops = drops.take()
      batch.body = toBody(batch)
    }
    const delivery = await transport.send(batch.body, isHiding)
    batch.isInFlight = false
    settle(batch, delivery)
  }

  /** Batches that may be sent some time: complete, and not on their way. */
  function closed(): Batch[] {
    return batches.filter((batch) => !batch.isInFlight && batch !== open)
  }

  function dueAt({ notBefore }: Batch): number {
    return Math.max(notBefore, backoffUntil, retryAfter)
  }

  /** Sends what is due: one batch at a time, all at once when the page is going away. */
  function pump(isHiding = false): void {
    // A page that keeps no copy has no later: it sends in spite of any wait.
    const isLastChance = isHiding && !outbox.isPersistent
    for (const batch of closed()) {
      if (now() - uuidCreatedAt(batch.id) > MAX_AGE_MS) giveUp(batch, 'expired')
      else if ((isHiding || !inFlight.size) && (isLastChance || dueAt(batch) <= now())) {
        const sending: Promise<void> = attempt(batch, isHiding).then(() => {
          inFlight.delete(sending)
          pump()
        })
        inFlight.add(sending)
      }
    }
    // An attempt on its way pumps when it ends.
    if (!inFlight.size) wakeAt(Math.min(...closed().map(dueAt)))
  }

  function wakeAt(at: number): void {
    if (at >= timerAt) return
    timerAt = at
    setTimer(() => {
      timerAt = Number.POSITIVE_INFINITY
      pump()
    }, at - now())
  }

  function close(): void {
    open = undefined
    pump()
  }

  function openBatch(head: string): Batch {
    const batch = createBatch(head, [], now())
    batches.push(batch)
    setTimer(() => open === batch && close(), BATCH_DELAY_MS)
    return batch
  }

  return {
    add(waiting, head) {
      const waitingCount = batches.reduce((sum, { items }) => sum + items.length, 0)
      if (waitingCount >= MAX_WAITING) return drops.count('queue_full')
      if (open?.head !== head) {
        open = openBatch(head)
        pump()
      }
      open.items.push(waiting)
      outbox.put([waiting], open.id, head)
      const characters = open.items.reduce((sum, { json }) => sum + json.length, 0)
      if (open.items.length >= BATCH_SIZE || characters > BATCH_CHARACTERS) close()
    },
    adopt(orphans) {
      const known = batches
      for (const orphan of orphans) {
        const { batchId, head } = orphan
        // A page back from the bfcache finds what it had adopted before it slept.
        if (known.some(({ id }) => id === batchId)) continue
        const batch = batches.find(({ id }) => id === batchId)
        if (batch) batch.items.push(orphan)
        else batches = [...batches, createBatch(head, [orphan], now(), batchId)]
      }
      pump()
    },
    async flush(isHiding) {
      open = undefined
      backoffUntil = 0
      pump(isHiding)
      while (inFlight.size) await Promise.all(inFlight)
    },
    clear() {
      batches = []
      open = undefined
    },
  }
}
