import type { EnvelopeContext } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { botSignsOf, isBotAgent } from '../../packages/collector/src/bots.ts'
import type { RequestFacts } from '../../packages/collector/src/request-facts.ts'

const browser: RequestFacts = { hasUserAgent: true, hasLanguages: true }
const context: EnvelopeContext = { sdk: 'test', viewport: '390x844' }

describe('isBotAgent()', () => {
  it.each([
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/136.0.0.0 Safari/537.36',
      true,
    ],
    ['curl/8.5.0', true],
    ['Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0', false],
  ])('%.50s: %j', (agent, isBot) => {
    expect(isBotAgent(agent)).toBe(isBot)
  })
})

describe('botSignsOf()', () => {
  it('finds none on a browser', () => {
    expect(botSignsOf(browser, context)).toBeUndefined()
  })

  it.each<[string, Partial<RequestFacts>, Partial<EnvelopeContext>, readonly string[]]>([
    ['a bot that says so', { isBotAgent: true }, {}, ['user_agent']],
    ['a browser that is driven', {}, { webdriver: true }, ['webdriver']],
    [
      'two weak signs',
      { hasLanguages: false },
      { viewport: '0x0' },
      ['no_languages', 'impossible_viewport'],
    ],
    [
      'no headers at all',
      { hasLanguages: false, hasUserAgent: false },
      {},
      ['no_user_agent', 'no_languages'],
    ],
  ])('flags %s', (_, facts, more, signs) => {
    expect(botSignsOf({ ...browser, ...facts }, { ...context, ...more })).toEqual(signs)
  })

  it.each<[string, Partial<RequestFacts>, Partial<EnvelopeContext>]>([
    ['a privacy tool that hides languages', { hasLanguages: false }, {}],
    ['a hidden tab without a size', {}, { viewport: '0x0' }],
    ['a viewport nobody told', {}, { viewport: 'wide' }],
    ['a page that names its locale', { hasLanguages: false }, { locale: 'de', viewport: '0x0' }],
  ])('lets one weak sign pass: %s', (_, facts, more) => {
    expect(botSignsOf({ ...browser, ...facts }, { ...context, ...more })).toBeUndefined()
  })
})
