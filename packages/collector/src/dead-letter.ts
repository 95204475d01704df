import type { RefusalReason, RejectReason } from '@waymark/protocol'
import type { RequestFacts } from './request-facts.ts'

/** Input that was refused for good, kept for a limited time so that somebody can look into it. */
export interface DeadLetter {
  /** Made of what was sent: sending the same again makes no second letter. */
  id: string
  siteId: string
  /** The visitor it came from, where that could be read. */
  anonymousId?: string
  /** The site's own id of a customer, where that could be read. */
  userId?: string
  reason: RejectReason | RefusalReason
  detail: string
  /** Collector clock at arrival, epoch milliseconds. */
  receivedAt: number
  /** When it is deleted, epoch milliseconds. */
  expiresAt: number
  /** Client clock at the attempt, epoch milliseconds, if it was told. */
  sentAt?: number
  /** What the request told besides its body. */
  facts: RequestFacts
  /** Whether it came with the site's secret. */
  isTrusted: boolean
  /** A request body that holds this one touchpoint, or all there was, without personal data. */
  body: string
  /** Whether `body` is all there was, so that it can be taken again. */
  isWhole: boolean
}

/** Which letters of a site are asked for. */
export interface DeadLetterQuery {
  /** Letters expired by this time are not given; epoch milliseconds. */
  now: number
  /** These only, however many. */
  ids?: readonly string[]
  /** Those that came before the letter of this id. */
  before?: string
  /** At most. @defaultValue `100` */
  limit?: number
}

/** Letters a store keeps of a site; a newer one pushes out the oldest. */
export const DEAD_LETTERS_PER_SITE = 10_000

/** How often a store deletes what has expired, while it is written to, in milliseconds. */
export const EXPIRY_INTERVAL_MS = 3_600_000
