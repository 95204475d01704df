import { describe, expect, it } from 'vitest'
import { createOriginRules, quoteOrigin } from '../../packages/collector/src/origins.ts'

const rules = createOriginRules({
  shop: { origins: ['https://shop.example', 'http://localhost:*'] },
  open: { origins: ['*'] },
  other: { origins: ['https://other.example:8443'] },
  pixel: { origins: ['https://shop.example', 'null'] },
})

describe('createOriginRules()', () => {
  it.each([
    ['shop', 'https://shop.example', true],
    ['shop', 'http://shop.example', false],
    ['shop', 'https://shop.example:444', false],
    ['shop', 'https://shop.example.evil.test', false],
    ['shop', 'https://www.shop.example', false],
    ['shop', 'http://localhost', true],
    ['shop', 'http://localhost:5173', true],
    ['shop', 'https://localhost:5173', false],
    ['shop', 'http://localhost:5173.evil.test', false],
    ['shop', 'http://localhost:', false],
    ['shop', 'null', false],
    ['other', 'https://other.example:8443', true],
    ['other', 'https://shop.example', false],
    ['open', 'null', true],
    ['pixel', 'null', true],
    ['pixel', 'nullify', false],
    ['pixel', 'https://other.example', false],
    ['constructor', 'https://shop.example', false],
  ])('says of site %s and origin %s: %s', (siteId, origin, isAllowed) => {
    expect(rules.isAllowed(siteId, origin)).toBe(isAllowed)
  })

  it('takes senders that name no origin where it lists any, not where it lists `null`', () => {
    expect(['open', 'pixel', 'shop'].map(rules.isOpen)).toEqual([true, false, false])
  })

  it('knows only the sites it was given', () => {
    expect(['shop', 'toString', '__proto__'].map(rules.hasSite)).toEqual([true, false, false])
  })

  it('lists an origin of any site', () => {
    const strict = createOriginRules({ a: { origins: ['https://a.test'] }, b: { origins: [] } })
    expect(['https://a.test', 'https://b.test'].map(strict.isListed)).toEqual([true, false])
  })

  it('gives the hosts of a site', () => {
    expect(rules.hostsOf('shop')).toEqual(['shop.example', 'localhost'])
    expect(rules.hostsOf('open')).toEqual([])
  })
})

describe('quoteOrigin()', () => {
  it.each([
    ['https://shop.example', 'https://shop.example'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['https://ann@shop.example', 'what was named'],
    ['https://shop.example/account?of=ann', 'what was named'],
    ['Ann Smith', 'what was named'],
    ['null', 'what was named'],
  ])('says %j as %j', (text, said) => {
    expect(quoteOrigin(text)).toBe(said)
  })
})
