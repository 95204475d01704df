import type { Envelope, Touchpoint } from '@waymark/protocol'
import { createUuid } from '@waymark/protocol'

/** A page view as a client sends it, with an id of its own. */
export function aTouchpoint(fields: Partial<Touchpoint> = {}): Touchpoint {
  return {
    id: createUuid(),
    streamId: createUuid(),
    seq: 0,
    type: 'page_view',
    occurredAt: Date.now(),
    url: 'https://shop.example/',
    origin: { source: 'url', confidence: 1 },
    ...fields,
  }
}

/** An envelope of a visitor nobody else in a test is. */
export function anEnvelope(fields: Partial<Envelope> = {}): Envelope {
  return {
    protocolVersion: 1,
    siteId: 'shop',
    batchId: createUuid(),
    anonymousId: createUuid(),
    consent: 'granted',
    context: { sdk: 'test 1.0.0' },
    touchpoints: [aTouchpoint()],
    ...fields,
  }
}
