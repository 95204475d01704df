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
  /** Touchpoints that were refused because their visitor was erased; absent where there are none. */
  erased?: number
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
  /** What holds one of these ids only: as visitor, as user, or as the earlier id of an alias. */
  ids?: readonly string[]
}

/** What a store holds of one id, whether that is a visitor's or a user's. */
export interface VisitorFacts {
  /** Touchpoints that hold the id: as visitor, as user, or as the earlier id of an alias. */
  touchpoints: number
  /** When the first one happened, epoch milliseconds; absent where there is none. */
  firstAt?: number
  /** When the last one happened, epoch milliseconds; absent where there is none. */
  lastAt?: number
  /** Other ids on the same touchpoints. */
  joined: readonly string[]
  /** Whether it was erased: what holds it is refused from then on. */
  isErased: boolean
}

/** What {@link Store.erase} did. */
export interface ErasureResult {
  /** Touchpoints that are not stored any more. */
  touchpoints: number
}

/** Which rows a step of {@link Store.retain} looks at. */
export interface RetainOptions {
  /** Those that arrived after this place. @defaultValue `0`, from the first on */
  after?: number
  /** At most so many. @defaultValue `500` */
  limit?: number
}

/** What a step of {@link Store.retain} did. */
export interface RetainResult {
  /** Touchpoints that are not stored any more. */
  deleted: number
  /** Where the next step begins; absent after the last one. */
  next?: number
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
  /** What is stored of one id. */
  visitorFacts(siteId: string, id: string): Promise<VisitorFacts>
  /**
   * Deletes the touchpoints that hold one of these ids, and leaves a keyed hash of each, so that
   * what comes later is refused: a count of it is kept, nothing else. What is deleted leaves no gap
   * in the loss figure. Done in steps, between which writers get their turn; cut short, it may be
   * called again.
   *
   * @param at - The time it is done, epoch milliseconds.
   * @throws {SinkError} When not all is done.
   */
  erase(siteId: string, ids: readonly string[], at: number): Promise<ErasureResult>
  /**
   * Deletes what arrived before a time, one short step of it, so that writers hardly wait. To be
   * called until there is no `next`.
   *
   * @param before - Epoch milliseconds.
   * @throws {SinkError} When the step is not done.
   */
  retain(siteId: string, before: number, options?: RetainOptions): Promise<RetainResult>
  /** Deletes dead letters; ids that are not there are none. */
  deleteDeadLetters(siteId: string, ids: readonly string[]): Promise<void>
}

/** Nothing was stored: the disk is full, the file is read-only, the database does not answer. */
export class SinkError extends Error {
  override readonly name = 'SinkError'
}

/** The {@link SinkError} of whatever was thrown; one that is such already stays as it is. */
export function toSinkError(cause: unknown): SinkError {
  if (cause instanceof SinkError) return cause
  return new SinkError(cause instanceof Error ? cause.message : String(cause), { cause })
}
