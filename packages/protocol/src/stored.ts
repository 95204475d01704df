import type { ConsentState, EnvelopeContext } from './envelope.ts'
import type { Item, Touchpoint } from './touchpoint.ts'

/** Marketing channel of an entry: the rules' answer, and what they read it from. */
export interface ChannelGrade {
  /** GA4 default channel group in snake_case, e.g. `organic_search`. */
  channel: string
  /** Who sent the visitor, in lower case, e.g. `google`; `(direct)` for nobody. */
  source: string
  /** In which way, in lower case, e.g. `organic`; `(none)` for a direct entry. */
  medium: string
  /** Version of the rules that gave the grade, so that old grades can be told and renewed. */
  ruleVersion: string
}

/** A product line as stored: money is integer minor units of the touchpoint's `currency`. */
export interface StoredItem extends Omit<Item, 'price' | 'discount'> {
  priceMinor?: number
  discountMinor?: number
}

/** A touchpoint as the collector stores it and a journey reads it. */
export interface StoredTouchpoint extends Omit<Touchpoint, 'items' | 'value'> {
  siteId: string
  anonymousId: string
  userId?: string
  consent: ConsentState
  context: EnvelopeContext
  /** Corrected by the clock skew of its request; epoch milliseconds of the collector's clock. */
  occurredAt: number
  /** Collector clock at arrival, epoch milliseconds. */
  receivedAt: number
  /**
   * `receivedAt - sentAt` as applied, in whole minutes; absent when the client's clock was not to be
   * believed.
   */
  clockSkewMs?: number
  items?: readonly StoredItem[]
  /** Integer minor units of `currency`. */
  valueMinor?: number
  /** Set where a visitor enters the site from outside: never on moves within it. */
  channel?: ChannelGrade
}
