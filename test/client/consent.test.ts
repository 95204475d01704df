import { describe, expect, it } from 'vitest'
import { toPermission } from '../../packages/client/src/consent.ts'

describe('toPermission()', () => {
  it.each([
    ['required', 'unknown', false, 'hold'],
    ['required', 'unknown', true, 'nothing'],
    ['required', 'granted', false, 'device'],
    ['required', 'granted', true, 'device'],
    ['required', 'denied', false, 'nothing'],
    ['required', 'denied', true, 'nothing'],
    ['cookieless', 'unknown', false, 'document'],
    ['cookieless', 'unknown', true, 'nothing'],
    ['cookieless', 'granted', false, 'device'],
    ['cookieless', 'granted', true, 'device'],
    ['cookieless', 'denied', false, 'nothing'],
    ['cookieless', 'denied', true, 'nothing'],
    ['not_required', 'unknown', false, 'device'],
    ['not_required', 'unknown', true, 'nothing'],
    ['not_required', 'granted', false, 'device'],
    ['not_required', 'granted', true, 'device'],
    ['not_required', 'denied', false, 'nothing'],
    ['not_required', 'denied', true, 'nothing'],
  ] as const)('%s, %s, privacy signal %s: %s', (mode, state, hasPrivacySignal, permission) => {
    expect(toPermission(mode, state, hasPrivacySignal)).toBe(permission)
  })

  it.each(['requird', '', 'constructor'])('holds everything under %j, which is no mode', (mode) => {
    // JavaScript has no types to hold it back.
    expect(toPermission(mode as 'required', 'unknown')).toBe('hold')
  })
})
