import {
  type ForeignFields,
  present,
  toFields,
  toNumber,
  toText,
  without,
} from './foreign-fields.ts'
import type { Imported, Unreadable } from './imported.ts'

// Parameters with a field of their own, and those that mean something to Google alone.
const TAKEN = new Set(
  'items value currency transaction_id coupon page_location page_referrer page_title session_id engagement_time_msec debug_mode event_id timestamp_micros'.split(
    ' ',
  ),
)

/** When it happened, epoch milliseconds: the protocol counts microseconds. */
function instantOf(...values: readonly unknown[]): number | undefined {
  const micros = toNumber(...values)
  return micros === undefined ? undefined : Math.floor(micros / 1_000)
}

function consentOf(consent: ForeignFields): Imported['consent'] {
  const said = toText(consent.analytics_storage, consent.ad_user_data)?.toLowerCase()
  return said === 'granted' || said === 'denied' ? said : 'unknown'
}

/**
 * What makes an event the same when it is sent again. The protocol has no message id: an `event_id`
 * of the sender's, the order, or a time with everything the event says must do.
 */
function keyOf(event: ForeignFields, visitor: string, now: () => string): string {
  const params = toFields(event.params)
  const name = toText(event.name) ?? ''
  const eventId = toText(params.event_id)
  if (eventId) return `ga4/${name}/${eventId}`
  const orderId = toText(params.transaction_id)
  if (orderId && name === 'purchase') return `ga4/${name}/${orderId}`
  const isDated = event.timestamp_micros !== undefined
  return isDated ? `ga4/${visitor}/${JSON.stringify(event)}` : `ga4/${now()}`
}

/**
 * Reads a body of GA4's Measurement Protocol: one visitor, several events.
 *
 * @param input - The body, parsed.
 * @param createKey - Makes a name for an event that nothing can tell from its repeat.
 * @returns Each event in our words, or what is wrong with it, in their order.
 */
export function readMeasurementBody(
  input: unknown,
  options: { receivedAt: number; createKey: () => string },
): (Imported | Unreadable)[] {
  const body = toFields(input)
  const { events } = body
  if (!Array.isArray(events)) return []
  const anonymousId = toText(body.client_id, body.app_instance_id)
  const userId = toText(body.user_id)
  const consent = consentOf(toFields(body.consent))
  return events.map((entry) => {
    const event: ForeignFields = { timestamp_micros: body.timestamp_micros, ...toFields(entry) }
    const params = toFields(event.params)
    if (anonymousId === undefined && userId === undefined) {
      return { detail: 'client_id or user_id must say who it was' }
    }
    return {
      key: keyOf(event, anonymousId ?? userId ?? '', options.createKey),
      ...(anonymousId === undefined ? {} : { anonymousId }),
      ...(userId === undefined ? {} : { userId }),
      consent,
      context: { sdk: 'ga4 measurement protocol' },
      touchpoint: present({
        type: toText(toFields(entry).name),
        occurredAt:
          instantOf(params.timestamp_micros, event.timestamp_micros) ?? options.receivedAt,
        url: toText(params.page_location),
        referrer: toText(params.page_referrer),
        title: toText(params.page_title),
        items: params.items,
        value: toNumber(params.value),
        currency: toText(params.currency)?.toUpperCase(),
        orderId: toText(params.transaction_id),
        coupon: toText(params.coupon),
        props: without(params, TAKEN),
      }),
    }
  })
}
