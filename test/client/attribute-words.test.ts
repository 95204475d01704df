import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { warnOfWords } from '../../packages/client/src/attribute-words.ts'

const warnings = () => vi.mocked(console.warn).mock.calls.map(([warning]) => String(warning))

function warnOf(attributes: Record<string, string>): void {
  const script = document.createElement('script')
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
  warnOfWords(script)
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('warnOfWords()', () => {
  it.each([
    ['data-consent', 'requird'],
    ['data-consent', ''],
    ['data-consent-tools', 'gogle'],
    ['data-consent-tools', 'google,tcf'],
    ['data-vitals', 'of'],
    ['data-background-tabs', 'when seen'],
  ])('warns of %s="%s"', (name, value) => {
    warnOf({ [name]: value })
    expect(warnings()).toEqual([`TypeError: Cannot use ${name}: current value is "${value}"`])
  })

  it.each([
    ['data-consent', 'required'],
    ['data-consent', 'cookieless'],
    ['data-consent', 'not_required'],
    ['data-consent-tools', 'google'],
    ['data-consent-tools', ' tcf\n shopify '],
    ['data-vitals', 'off'],
    ['data-background-tabs', 'when_seen'],
    ['data-site', 'anything'],
  ])('says nothing of %s="%s"', (name, value) => {
    warnOf({ [name]: value })
    expect(warnings()).toEqual([])
  })

  it('warns of each attribute', () => {
    warnOf({ 'data-vitals': 'no', 'data-consent': 'yes' })
    expect(warnings().length).toBe(2)
  })
})
