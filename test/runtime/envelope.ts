import type { Envelope, Touchpoint } from '@waymark/protocol'
import { createUuid } from '@waymark/protocol'
import * as fixed from '../helpers/envelope.ts'

/** A page view of now, with ids of its own. */
export function aTouchpoint(fields: Partial<Touchpoint> = {}): Touchpoint {
  const ids = { id: createUuid(), streamId: createUuid(), seq: 0 }
  return fixed.aTouchpoint({ ...ids, occurredAt: Date.now(), ...fields })
}

/** An envelope of a visitor nobody else in a test is. */
export function anEnvelope(fields: Partial<Envelope> = {}): Envelope {
  const ids = { batchId: createUuid(), anonymousId: createUuid() }
  return fixed.anEnvelope({ ...ids, touchpoints: [aTouchpoint()], ...fields })
}
