import { describe, expect, it } from 'vitest'
import { consentToolsByName } from '../../../packages/client/src/consent-tools/by-name.ts'
import { createConsentListener } from '../../helpers/consent-listener.ts'

const GRANTS = {
  google: `window.dataLayer = [['consent', 'update', { analytics_storage: 'granted' }]];`,
  tcf: `window.__tcfapi = (command, version, callback) => callback({ gdprApplies: false }, true);`,
  shopify: `window.Shopify = { customerPrivacy: { analyticsProcessingAllowed: () => true } };`,
}
const everything = Object.values(GRANTS).join('')

describe('consentToolsByName()', () => {
  it.each(Object.entries(GRANTS))('starts %s by its name', (name, code) => {
    const page = createConsentListener(code)
    page.start(consentToolsByName(name))
    expect(page.told).toEqual(['granted'])
  })

  it.each(['', ' ', 'Google', 'gogle', '__proto__', 'constructor'])(
    'starts nothing by the name %j',
    (name) => {
      const page = createConsentListener(everything)
      page.start(consentToolsByName(name))
      expect(page.told).toEqual([])
    },
  )

  it('starts several, divided by any space', () => {
    const page = createConsentListener(GRANTS.google)
    page.start(consentToolsByName(' tcf\n  google '))
    expect(page.told).toEqual(['granted'])
  })

  it('stops them all', async () => {
    const page = createConsentListener()
    page.start(consentToolsByName('google tcf shopify'))()
    page.run(everything)
    await Promise.resolve()
    expect(page.told).toEqual([])
  })
})
