import { describe, expect, it } from 'vitest'
import { registrationOf } from '../../packages/client/src/registration.ts'

describe('registrationOf()', () => {
  it('gives a document one entry per site', () => {
    const window = {}
    expect(registrationOf(window, 'shop')).toBe(registrationOf(window, 'shop'))
  })

  it('keeps sites apart', () => {
    const window = {}
    expect(registrationOf(window, 'shop')).not.toBe(registrationOf(window, 'blog'))
  })

  it('keeps documents apart', () => {
    expect(registrationOf({}, 'shop')).not.toBe(registrationOf({}, 'shop'))
  })

  it('does not show on the window', () => {
    const window = {}
    registrationOf(window, 'shop')
    expect(Object.keys(window)).toEqual([])
  })
})
