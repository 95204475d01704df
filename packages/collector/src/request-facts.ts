import type { Device } from '@waymark/protocol'

/** What a request tells besides its body, without anything that identifies a person. */
export interface RequestFacts {
  device?: Device
  /** ISO 3166-1. */
  country?: string
  /** Whether there was a user agent. */
  hasUserAgent?: boolean
  /** Whether the user agent names a bot, a library or a headless browser. */
  isBotAgent?: boolean
  /** Whether there was an `Accept-Language`. */
  hasLanguages?: boolean
  /** Whether the browser asked not to be recorded (`Sec-GPC: 1`). */
  hasPrivacySignal?: boolean
}
