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

/** Signs that a program sent a touchpoint; `user_agent` and `webdriver` suffice alone. */
export const BOT_SIGNS = [
  /** The user agent names a bot, a library or a headless browser. */
  'user_agent',
  /** The browser says that a program drives it. */
  'webdriver',
  /** No user agent at all. */
  'no_user_agent',
  /** Neither `Accept-Language` nor a locale. */
  'no_languages',
  /** A viewport no screen has. */
  'impossible_viewport',
] as const

/** One of {@link BOT_SIGNS}. */
export type BotSign = (typeof BOT_SIGNS)[number]

/** Why the time of a touchpoint is not to be relied upon. */
export const TIME_DOUBTS = [
  /** The client's clock is more than a day off: its times are taken as they are. */
  'impossible_skew',
  /** Said to have happened after it arrived: taken to have happened at its arrival. */
  'future',
  /** Said to have happened more than a day before it arrived, by a sender without the secret. */
  'back_dated',
] as const

/** One of {@link TIME_DOUBTS}. */
export type TimeDoubt = (typeof TIME_DOUBTS)[number]

/** What a touchpoint was recorded on, as far as its request tells. */
export interface Device {
  kind: 'desktop' | 'mobile' | 'tablet' | 'tv' | 'other'
  /** Name without a version, e.g. `Firefox`. */
  browser?: string
  /** Major version, e.g. `153`. */
  browserVersion?: string
  /** Name without a version, e.g. `Android`. */
  os?: string
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
  /** Sent with the site's secret; absent from everything a browser sends. */
  isTrusted?: true
  /** The evidence, where it suffices to take the sender for a program. */
  botSigns?: readonly BotSign[]
  timeDoubt?: TimeDoubt
  device?: Device
  /** ISO 3166-1, e.g. `CH`, as the runtime or a proxy told. */
  country?: string
}
