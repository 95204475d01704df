import type { Envelope, StoredTouchpoint, Touchpoint } from '@waymark/protocol'
import { botSignsOf } from './bots.ts'
import { clockSkew, correctTime, doubtTime } from './clock-skew.ts'
import { copyPresent } from './copy-present.ts'
import { readEntry } from './entry.ts'
import type { CollectorSettings } from './options.ts'
import type { RequestFacts } from './request-facts.ts'
import { scrubFreeText, scrubProps } from './scrub-props.ts'
import type { StageGrader } from './stage-grader.ts'
import { toStoredAmount, toStoredItem } from './to-stored-money.ts'
import type { UrlReader } from './url-reader.ts'

// What a touchpoint is stored with as it came.
const KEPT = [
  'streamId',
  'seq',
  'sessionId',
  'currency',
  'orderId',
  'step',
  'coupon',
  'quantityDelta',
  'facts',
  'stage',
] as const satisfies readonly (keyof Touchpoint)[]

/** What the collector knows about a request besides its body. */
export interface StampContext extends Pick<CollectorSettings, 'channel'> {
  gradeStage: StageGrader
  urls: UrlReader
  /** Our clock at arrival, epoch milliseconds. */
  receivedAt: number
  /** Client clock at this attempt, epoch milliseconds; `NaN` when it was not told. */
  sentAt: number
  /** Host names of the site's own origins. */
  siteHosts: readonly string[]
  /** What the request told besides its body. */
  facts: RequestFacts
  /** Whether it came with the site's secret. */
  isTrusted: boolean
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
  const { siteId, anonymousId, consent } = envelope
  const { receivedAt, sentAt, siteHosts, channel, gradeStage, urls, isTrusted } = context
  const request = context.facts
  const { device, country } = request
  // A server's request is no browser's, and its device nobody's.
  const botSigns = isTrusted ? undefined : botSignsOf(request, envelope.context)
  const clockSkewMs = clockSkew(sentAt, receivedAt)

  return touchpoints.map((touchpoint) => {
    const { id, type, origin, items, currency, title, props } = touchpoint
    const url = urls.clean(touchpoint.url)
    const referrer = urls.clean(touchpoint.referrer)
    const valueMinor = toStoredAmount(touchpoint.value, currency)
    const occurredAt = correctTime(touchpoint.occurredAt, receivedAt, clockSkewMs)
    const claimedAt = touchpoint.occurredAt + (clockSkewMs ?? 0)
    const timeDoubt = doubtTime({ claimedAt, sentAt, receivedAt, isTrusted })
    // One literal that grows, and no spread: Node 20 spreads into an object this large a hundred
    // times slower (3 µs against 300 µs for twenty touchpoints).
    const stored: StoredTouchpoint = {
      siteId,
      anonymousId,
      consent,
      context: envelope.context,
      receivedAt,
      id,
      type,
      occurredAt,
      origin,
    }
    copyPresent(stored, touchpoint, KEPT)
    if (envelope.userId !== undefined) stored.userId = envelope.userId
    if (clockSkewMs !== undefined) stored.clockSkewMs = clockSkewMs
    if (url !== undefined) stored.url = url
    if (referrer !== undefined) stored.referrer = referrer
    if (title !== undefined) stored.title = scrubFreeText(title)
    if (items !== undefined) stored.items = items.map((item) => toStoredItem(item, currency))
    if (valueMinor !== undefined) stored.valueMinor = valueMinor
    if (props !== undefined) stored.props = scrubProps(props)
    if (isTrusted) stored.isTrusted = true
    else if (device) stored.device = device
    if (country !== undefined && !isTrusted) stored.country = country
    if (botSigns) stored.botSigns = botSigns
    if (timeDoubt) stored.timeDoubt = timeDoubt
    const stage = gradeStage(stored)
    if (stage) stored.stage = stage
    const entry = channel && readEntry(stored, { ownHosts: siteHosts, partsOf: urls.partsOf })
    if (entry) stored.channel = channel(entry)
    return stored
  })
}
