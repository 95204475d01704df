import type { Envelope, Touchpoint } from '@waymark/protocol'

/** A page view as a client sends it. */
export function aTouchpoint(fields: Partial<Touchpoint> = {}): Touchpoint {
  return {
    id: 'touchpoint',
    type: 'page_view',
    occurredAt: 1_790_000_000_000,
    url: 'https://shop.example/',
    origin: { source: 'url', confidence: 1 },
    ...fields,
  }
}

/** An envelope with one page view. */
export function anEnvelope(fields: Partial<Envelope> = {}): Envelope {
  return {
    protocolVersion: 1,
    siteId: 'shop',
    batchId: 'batch',
    anonymousId: 'visitor',
    consent: 'granted',
    context: { sdk: 'test 1.0.0' },
    touchpoints: [aTouchpoint()],
    ...fields,
  }
}
