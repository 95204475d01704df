import { type DropReason, uuidCreatedAt } from '@waymark/protocol'
import { backoffDelay } from './backoff.ts'
import { type Batch, type BatchWorld, createBatch, toBody } from './batch.ts'
import type { Delivery } from './delivery.ts'
import type { Device, StoredEntry } from './device-store.ts'
import type { DropReport } from './drop-report.ts'
import type { Transport } from './transport.ts'

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
  /** Takes over what another document left. */
  adopt(orphans: readonly Batch[]): void
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
export interface QueueOptions extends BatchWorld {
  transport: Transport
  /**
   * Keeps the outbox, a write-behind copy of what is waiting: written in the task that records a
   * touchpoint, deleted on acknowledgement. Delivery never waits for it, so storage that hangs or
   * fails costs only safety against a crash.
   */
  device: Device
  drops: DropReport
  /** In `[0, 1)`. */
  random?: () => number
  setTimer: (callback: () => void, delayMs: number) => unknown
  /** Told whether something has to wait longer than usual: after each answer, and when one is slow. */
  onTrouble: (isInTrouble: boolean) => void
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
const REFUSED_PAUSE_MS = 60_000

const toEntry = (batch: Batch): StoredEntry => [batch.key, batch]

/** Creates the queue of one document. It touches no global: the world is passed in. */
export function createQueue(options: QueueOptions): Queue {
  const { transport, device, drops, now, random, setTimer, onTrouble } = options
  let batches: Batch[] = []
  /** The youngest batch while it still takes touchpoints. */
  let open: Batch | undefined
  /** Failed attempts in a row, whatever the batch: they are the network's or the collector's. */
  let failures = 0
  let backoffUntil = 0
  /** What the collector asked for by `Retry-After`; nothing overrides it. */
  let retryAfter = 0
  let timerAt = NEVER

  /** Puts halves, or nothing, in a batch's place; the next to go reports its drops. */
  function replace(batch: Batch, halves: readonly Batch[] = []): void {
    batches = batches.flatMap((other) => (other === batch ? halves : other))
    // In one transaction: at no moment is a touchpoint missing from the device.
    device.write(halves.map(toEntry), [batch.key])
    drops.restore(batch.drops)
  }

  function giveUp(batch: Batch, reason: DropReason): void {
    replace(batch)
    drops.count(reason, batch.touchpoints.length)
  }

  function settle(batch: Batch, delivery: Delivery): void {
    // Cleared while it was on its way.
    if (!batches.includes(batch)) return
    if (delivery.status === 'retry') {
      backoffUntil = now() + backoffDelay(failures++, random)
      retryAfter = Math.max(retryAfter, now() + delivery.retryAfterMs)
      return
    }
    failures = 0
    const { head, touchpoints } = batch
    const middle = touchpoints.length >> 1
    if (delivery.status === 'delivered') {
      // Its own drops are reported; what the answer refused is not yet.
      batch.drops = { rejected: delivery.rejectedCount }
      replace(batch)
    } else if (delivery.status === 'split' && middle) {
      // Halves travel under ids of their own, because their bytes are not those of the whole.
      const halves = [touchpoints.slice(0, middle), touchpoints.slice(middle)]
      replace(
        batch,
        halves.map((half) => createBatch(options, { head, touchpoints: half, notBefore: 0 })),
      )
    } else if (delivery.status === 'dropped' || delivery.isPermanent) {
      giveUp(batch, delivery.reason)
    } else {
      // Refused, but not in the collector's own words: held, without blocking those behind it.
      batch.notBefore = now() + REFUSED_PAUSE_MS
    }
  }

  async function attempt(batch: Batch, isHiding: boolean): Promise<void> {
    if (batch === open) open = undefined
    if (!batch.body) {
      batch.drops = drops.take()
      batch.body = toBody(batch)
    }
    setTimer(() => batch.attempt && onTrouble(true), SLOW_MS)
    settle(batch, await transport.send(batch.body, isHiding))
    batch.attempt = undefined
    onTrouble(failures > 0 || batches.some((other) => other !== open && other.notBefore))
    pump()
  }

  function attempts(): Promise<void>[] {
    return batches.flatMap((batch) => batch.attempt ?? [])
  }

  /** Sends what is due: one batch at a time, all at once when the page is going away. */
  function pump(isHiding = false): void {
    // A page that keeps no copy has no later: it sends in spite of any wait.
    const isLastChance = isHiding && !device.isPersistent
    let nextAt = timerAt
    for (const batch of batches) {
      // An attempt on its way pumps when it ends.
      if (batch.attempt || (!isHiding && attempts().length)) continue
      const dueAt = isLastChance ? 0 : Math.max(batch.notBefore, backoffUntil, retryAfter)
      if (now() - uuidCreatedAt(batch.id) > MAX_AGE_MS) giveUp(batch, 'expired')
      else if (dueAt > now()) nextAt = Math.min(nextAt, dueAt)
      else batch.attempt = attempt(batch, isHiding)
    }
    if (nextAt < timerAt) {
      setTimer(() => {
        timerAt = NEVER
        pump()
      }, nextAt - now())
    }
    timerAt = nextAt
  }

  function close(isHiding?: boolean): void {
    if (open) open.notBefore = 0
    open = undefined
    pump(isHiding)
  }

  return {
    add(touchpoint, head) {
      if (batches.flatMap(({ touchpoints }) => touchpoints).length >= MAX_WAITING) {
        drops.count('queue_full')
        return false
      }
      if (open?.head !== head) {
        close()
        open = createBatch(options, { head, touchpoints: [], notBefore: now() + BATCH_DELAY_MS })
        batches.push(open)
        pump()
      }
      const { touchpoints } = open
      touchpoints.push(touchpoint)
      device.write([toEntry(open)])
      const isFull = `${touchpoints}`.length > BATCH_CHARACTERS
      if (isFull || touchpoints.length >= BATCH_SIZE) close()
      return true
    },
    adopt(orphans) {
      // A page back from the bfcache finds what it had adopted before it slept.
      const isNew = ({ id }: Batch) => !batches.some((known) => known.id === id)
      batches = [...batches, ...orphans.filter(isNew)]
      pump()
    },
    async flush(isHiding) {
      backoffUntil = 0
      close(isHiding)
      while (attempts().length) await Promise.all(attempts())
    },
    clear() {
      batches = []
      open = undefined
    },
  }
}
