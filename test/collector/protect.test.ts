import type { Rejection } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import type { ProtectRules } from '../../packages/collector/src/protect.ts'
import { protect } from '../../packages/collector/src/protect.ts'
import { anEnvelope, aTouchpoint } from '../helpers/envelope.ts'

const touchpoints = ['a', 'c'].map((id) => aTouchpoint({ id }))
const bad: Rejection = { index: 1, id: 'b', reason: 'bad_type', detail: 'type must be a name' }

const cookieless: ProtectRules = {
  consent: 'cookieless',
  hasPrivacySignal: false,
  isTrusted: false,
}
const signal = { hasPrivacySignal: true }

describe('protect()', () => {
  it.each([
    ['granted', {}],
    ['granted', { consent: 'required', ...signal }],
    ['unknown', {}],
    ['unknown', { consent: 'not_required', ...signal }],
  ] as const)('lets touchpoints through under %s and %j', (consent, rules) => {
    const envelope = anEnvelope({ consent, touchpoints })
    const verdict = protect(envelope, [bad], { ...cookieless, ...rules })
    expect(verdict).toEqual({ touchpoints, rejected: [bad] })
  })

  it.each([
    ['denied', {}],
    ['denied', { consent: 'not_required', isTrusted: true }],
    ['unknown', { consent: 'required' }],
    ['unknown', signal],
  ] as const)('refuses every touchpoint under %s and %j, at its place', (consent, rules) => {
    const envelope = anEnvelope({ consent, touchpoints })
    const { touchpoints: kept, rejected } = protect(envelope, [bad], { ...cookieless, ...rules })
    expect(kept).toEqual([])
    expect(rejected.map(({ index, id, reason }) => [index, id, reason])).toEqual([
      [0, 'a', 'consent'],
      [1, 'b', 'bad_type'],
      [2, 'c', 'consent'],
    ])
  })

  it.each([
    [false, ['untrusted']],
    [true, []],
  ])('takes an offline touchpoint with the secret only: %j', (isTrusted, reasons) => {
    const origin = { source: 'import', confidence: 1 } as const
    const envelope = anEnvelope({ touchpoints: [aTouchpoint({ id: 'b', origin }), aTouchpoint()] })
    const { touchpoints: kept, rejected } = protect(envelope, [], { ...cookieless, isTrusted })
    expect(rejected.map(({ reason }) => reason)).toEqual(reasons)
    expect(kept).toHaveLength(2 - reasons.length)
  })
})
