import type { DropCounts, StageGrade, StoredTouchpoint } from '@waymark/protocol'
import type { DeadLetter, DeadLetterQuery } from '../dead-letter.ts'
import type { DailyLoss, RefusedCounts } from '../loss.ts'

/** One accepted envelope, stamped and ready to store. */
export interface StoredBatch {
  siteId: string
  /** Idempotency key towards queues; a store counts the batch's drops once per key. */
  batchId: string
  /** Collector clock at arrival, epoch milliseconds. */
  receivedAt: number
  touchpoints: readonly StoredTouchpoint[]
  /** What the client gave up since its last envelope; empty when nothing. */
  drops: DropCounts
  /** What the collector refused of it, by reason; counted once per key, like the drops. */
  refused?: RefusedCounts
  /** Of what was refused, what is kept; stored once per `(siteId, id)`. */
  deadLetters?: readonly DeadLetter[]
}

/** What {@link Sink.write} did. */
export interface WriteResult {
  /** Touchpoints new to the store. */
  stored: number
  /** Touchpoints the store had already; absent where the sink cannot tell. */
  duplicates?: number
}

/** Where accepted touchpoints are written. */
export interface Sink {
  /** Name for messages to an operator, e.g. `sqlite`. */
  readonly name: string
  /**
   * Writes a batch durably. Idempotent: the same `(siteId, id)` twice stores one touchpoint.
   * @throws {SinkError} When nothing was stored; the collector then answers 503.
   */
  write(batch: StoredBatch): Promise<WriteResult>
  /** Commits what is waiting and lets go of the resource. */
  close(): Promise<void>
}

/** Which touchpoints {@link Store.read} gives. */
export interface ReadOptions {
  /** One visitor only. */
  anonymousId?: string
}

/** Which days {@link Store.loss} tells of. */
export interface LossPeriod {
  /** From the day of this time on; epoch milliseconds. */
  from: number
  /** Before this time; epoch milliseconds. */
  to: number
}

/** Gives a stored touchpoint its stage anew; nothing leaves it as it is. */
export type Regrade = (touchpoint: StoredTouchpoint) => StageGrade | undefined

/** Which touchpoints {@link Store.regrade} takes. */
export interface RegradeOptions {
  /** Those that arrived after this place. @defaultValue `0`, from the first on */
  after?: number
  /** At most so many. @defaultValue `500` */
  limit?: number
}

/** What {@link Store.regrade} did. */
export interface RegradeResult {
  read: number
  /** Those whose grade is another one now, be it of its version only. */
  changed: number
  /** Where the next page begins; absent after the last one. */
  next?: number
}

/** A sink that can be read from. */
export interface Store extends Sink {
  /**
   * Reads a site's touchpoints ordered by visitor, then time, stream and `seq`, in pages with a
   * pause between them, so that a long read never delays storing.
   */
  read(siteId: string, options?: ReadOptions): AsyncIterable<StoredTouchpoint>
  /** The newest touchpoints by arrival, newest first. */
  latest(siteId: string, limit: number): Promise<readonly StoredTouchpoint[]>
  /**
   * Grades one page of stored touchpoints anew, in order of arrival. Reading and grading hold no
   * lock; what changed is one short transaction, so that writers hardly wait. To be called until
   * there is no `next`; a pass cut short goes on from the last one, or from the start, where it
   * finds what is done already unchanged.
   */
  regrade(siteId: string, grade: Regrade, options?: RegradeOptions): Promise<RegradeResult>
  /**
   * Grows with every stored touchpoint of the site and every page graded anew; unchanged means a
   * report is still true.
   */
  version(siteId: string): Promise<number>
  /** What clients gave up on before it reached the collector, each batch's count taken once. */
  drops(siteId: string): Promise<DropCounts>
  /** Losses by day, oldest first, without the days nothing is known of. */
  loss(siteId: string, period: LossPeriod): Promise<readonly DailyLoss[]>
  /** What was refused for good, newest first. */
  deadLetters(siteId: string, query: DeadLetterQuery): Promise<readonly DeadLetter[]>
  /** Deletes dead letters; ids that are not there are none. */
  deleteDeadLetters(siteId: string, ids: readonly string[]): Promise<void>
}

/** Nothing was stored: the disk is full, the file is read-only, the database does not answer. */
export class SinkError extends Error {
  override readonly name = 'SinkError'
}

/** The {@link SinkError} of what a library threw. */
export function toSinkError(cause: unknown): SinkError {
  return new SinkError(cause instanceof Error ? cause.message : String(cause), { cause })
}
