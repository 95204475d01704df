import { shopifyPrivacy } from '@waymark/client/consent'
import { describe, expect, it } from 'vitest'
import { createConsentListener } from '../../helpers/consent-listener.ts'

type Answer = 'yes' | 'no' | ''

/** `Shopify.customerPrivacy` as a shop has it: a region that asks or not, and the visitor's word. */
const privacy = (isAllowed: boolean, analytics?: Answer) => `{
  analyticsProcessingAllowed: () => ${isAllowed},
  ${analytics === undefined ? '' : `currentVisitorConsent: () => ({ analytics: '${analytics}', marketing: '' }),`}
}`
const withPrivacy = (api: string) => `window.Shopify = { shop: 'tea', customerPrivacy: ${api} };`
/** \`Shopify.loadFeatures\` that brings the API, as the shop's own script does. */
const loader = (api: string) => `Shopify.loadFeatures = (features, callback) => {
  window.asked = features;
  Shopify.customerPrivacy = ${api};
  callback();
};`
const collected = (isAllowed: unknown) =>
  `document.dispatchEvent(new window.CustomEvent('visitorConsentCollected', {
    detail: { analyticsAllowed: ${isAllowed}, marketingAllowed: false },
  }));`

function startOn(code: string) {
  const page = createConsentListener(code)
  return { ...page, stop: page.start(shopifyPrivacy()) }
}

describe('shopifyPrivacy()', () => {
  it.each<[string, boolean, Answer | undefined, string[]]>([
    ['a visitor who agreed', true, 'yes', ['granted']],
    ['a visitor who declined', false, 'no', ['denied']],
    ['a visitor yet to be asked', false, '', []],
    ['a region that does not ask', true, '', ['granted']],
    ['an older API, allowed', true, undefined, ['granted']],
    ['an older API, not allowed', false, undefined, []],
  ])('%s', (_, isAllowed, analytics, decisions) => {
    expect(startOn(withPrivacy(privacy(isAllowed, analytics))).told).toEqual(decisions)
  })

  it.each([
    [true, 'granted'],
    [false, 'denied'],
  ])('hears what the banner collects: %s', (isAllowed, decision) => {
    const { told, run } = startOn(withPrivacy(privacy(false, '')))
    run(collected(isAllowed))
    expect(told).toEqual([decision])
  })

  it('hears each change of mind', () => {
    const { told, run } = startOn(withPrivacy(privacy(false, '')))
    run(collected(true) + collected(false))
    expect(told).toEqual(['granted', 'denied'])
  })

  it('has the API loaded where it is not there yet', () => {
    const { window, told } = startOn(`window.Shopify = {}; ${loader(privacy(true, 'yes'))}`)
    expect([told, (window as { asked?: unknown }).asked]).toEqual([
      ['granted'],
      [{ name: 'consent-tracking-api', version: '0.1' }],
    ])
  })

  it.each([
    ['at once', (shop: string, load: string) => [shop + load]],
    ['bit by bit', (shop: string, load: string) => [shop, load]],
  ])('finds a shop that appears later, %s', async (_, scripts) => {
    const { told, run } = startOn('')
    for (const script of scripts('window.Shopify = {};', loader(privacy(false, 'no')))) {
      run(script)
      await Promise.resolve()
    }
    expect(told).toEqual(['denied'])
  })

  it.each([
    ['fails to load', 'Shopify.loadFeatures = (features, callback) => callback(new Error("no"));'],
    ['throws', 'Shopify.loadFeatures = () => { throw new Error("no") };'],
    ['brings nothing', 'Shopify.loadFeatures = (features, callback) => callback();'],
    ['brings something else', loader('7')],
    ['throws when asked', loader('{ analyticsProcessingAllowed() { throw 1 } }')],
  ])('decides nothing when the API %s', (_, code) => {
    expect(startOn(`window.Shopify = {}; ${code}`).told).toEqual([])
  })

  it('takes an event without a word', () => {
    const { told, run } = startOn('')
    run(collected(undefined))
    run(`document.dispatchEvent(new window.Event('visitorConsentCollected'));`)
    expect(told).toEqual([])
  })

  it('hears nothing after it is stopped', async () => {
    const { told, run, stop } = startOn('')
    stop()
    run(collected(true) + withPrivacy(privacy(true, 'yes')))
    await Promise.resolve()
    expect(told).toEqual([])
  })

  it('leaves no trace in a page that is no shop', () => {
    const { window, stop } = startOn('')
    stop()
    expect('Shopify' in window).toBe(false)
  })
})
