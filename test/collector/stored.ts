import type { StoredBatch } from '@waymark/collector'
import type { StoredTouchpoint } from '@waymark/protocol'
import type { DeadLetter } from '../../packages/collector/src/dead-letter.ts'

// The same for all, as it is for the touchpoints of an envelope: stores may write it once.
const CONTEXT = { sdk: 'test 1.0.0' }

/** A touchpoint as a store takes it, with the fields a test cares about. */
export function aStoredTouchpoint(fields: Partial<StoredTouchpoint> = {}): StoredTouchpoint {
  return {
    siteId: 'shop',
    id: 'touchpoint',
    anonymousId: 'visitor',
    consent: 'granted',
    context: CONTEXT,
    type: 'page_view',
    occurredAt: 1_790_000_000_000,
    receivedAt: 1_790_000_001_000,
    origin: { source: 'api', confidence: 1 },
    ...fields,
  }
}

/** A batch as a sink takes it. */
export function aStoredBatch(fields: Partial<StoredBatch> = {}): StoredBatch {
  return {
    siteId: 'shop',
    batchId: 'batch',
    receivedAt: 1_790_000_001_000,
    touchpoints: [aStoredTouchpoint()],
    drops: {},
    ...fields,
  }
}

/** A dead letter as a sink takes it. */
export function aDeadLetter(fields: Partial<DeadLetter> = {}): DeadLetter {
  return {
    siteId: 'shop',
    id: 'letter',
    reason: 'bad_type',
    detail: 'type must be a name',
    receivedAt: 1_790_000_000_000,
    expiresAt: 1_790_100_000_000,
    facts: { hasUserAgent: true },
    isTrusted: false,
    body: '{}',
    isWhole: true,
    ...fields,
  }
}
