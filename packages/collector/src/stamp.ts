import type { Envelope, StoredTouchpoint, Touchpoint } from '@waymark/protocol'
import { cleanUrl, scrubText } from '@waymark/protocol'
import { clockSkew, correctTime } from './clock-skew.ts'
import { readEntry } from './entry.ts'
import type { CollectorSettings } from './options.ts'
import { scrubProps } from './scrub-props.ts'
import { toStoredMoney } from './to-stored-money.ts'

/** What the collector knows about a request besides its body. */
export interface StampContext extends Pick<CollectorSettings, 'stage' | 'channel'> {
  /** Our clock at arrival, epoch milliseconds. */
  receivedAt: number
  /** Client clock at this attempt, epoch milliseconds; `NaN` when it was not told. */
  sentAt: number
  /** Host names of the site's own origins. */
  siteHosts: readonly string[]
}

/** Cleans each URL of an envelope once: its touchpoints share a few pages. */
function createUrlCleaner(): (url: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (url) => {
    if (!known.has(url)) known.set(url, cleanUrl(url))
    return known.get(url)
  }
}

/**
 * Makes touchpoints ready to store: times by our clock, URLs and texts without personal data, money
 * in minor units, and the grades of the rules passed in.
 *
 * @param touchpoints - Those of the envelope that may be stored.
 */
export function stamp(
  envelope: Envelope,
  touchpoints: readonly Touchpoint[],
  context: StampContext,
): StoredTouchpoint[] {
  const { siteId, anonymousId, userId, consent, context: sender } = envelope
  const { receivedAt, sentAt, siteHosts, stage, channel } = context
  const clockSkewMs = clockSkew(sentAt, receivedAt)
  const clean = createUrlCleaner()
  const shared = {
    siteId,
    anonymousId,
    ...(userId === undefined ? {} : { userId }),
    consent,
    context: sender,
    receivedAt,
    ...(clockSkewMs === undefined ? {} : { clockSkewMs }),
  }

  return touchpoints.map((touchpoint) => {
    const { items, value, url: rawUrl, referrer: rawReferrer, title, props, ...rest } = touchpoint
    const url = rawUrl === undefined ? undefined : clean(rawUrl)
    const referrer = rawReferrer === undefined ? undefined : clean(rawReferrer)
    const stored: StoredTouchpoint = {
      ...rest,
      ...shared,
      occurredAt: correctTime(touchpoint.occurredAt, receivedAt, clockSkewMs),
      ...toStoredMoney(touchpoint),
    }
    if (url !== undefined) stored.url = url
    if (referrer !== undefined) stored.referrer = referrer
    if (title !== undefined) stored.title = scrubText(title)
    if (props !== undefined) stored.props = scrubProps(props)
    if (stage && url !== undefined) {
      stored.stage = stage(url, { ...touchpoint.facts, type: touchpoint.type })
    }
    if (channel) {
      const entry = readEntry(stored, siteHosts)
      if (entry) stored.channel = channel(entry)
    }
    return stored
  })
}
