import type { Rejection } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { protect } from '../../packages/collector/src/protect.ts'
import { anEnvelope, aTouchpoint } from '../helpers/envelope.ts'

const touchpoints = ['a', 'c'].map((id) => aTouchpoint({ id }))
const bad: Rejection = { index: 1, id: 'b', reason: 'bad_type', detail: 'type must be a name' }

describe('protect()', () => {
  it.each(['granted', 'unknown'] as const)('lets touchpoints through under %s', (consent) => {
    const envelope = anEnvelope({ consent, touchpoints })
    expect(protect(envelope, [bad])).toEqual({ touchpoints, rejected: [bad] })
  })

  it('refuses every touchpoint under denied, at its place in the envelope', () => {
    const { touchpoints: kept, rejected } = protect(
      anEnvelope({ consent: 'denied', touchpoints }),
      [bad],
    )
    expect(kept).toEqual([])
    expect(rejected.map(({ index, id, reason }) => [index, id, reason])).toEqual([
      [0, 'a', 'consent'],
      [1, 'b', 'bad_type'],
      [2, 'c', 'consent'],
    ])
  })
})
