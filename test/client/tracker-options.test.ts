import { describe, expect, it } from 'vitest'
import { checkSiteId, misuse, resolveEndpoint } from '../../packages/client/src/tracker-options.ts'

describe('checkSiteId()', () => {
  it.each(['shop', 'Shop_1', 'shop.example', 'a:b-c', 'x'.repeat(64)])('accepts %s', (siteId) => {
    expect(() => checkSiteId(siteId)).not.toThrow()
  })

  it.each(['', ' ', 'my shop', 'x'.repeat(65), 'shop/1', 'shöp', 'shop\n', 'a;b', 'a=b'])(
    'refuses %j',
    (siteId) => {
      expect(() => checkSiteId(siteId)).toThrow(TypeError)
    },
  )

  it('says what it cannot use', () => {
    expect(() => checkSiteId('my shop')).toThrow('Cannot use siteId: current value is "my shop"')
  })
})

describe('resolveEndpoint()', () => {
  const page = 'https://shop.example/de/cart?a=1'

  it.each([
    ['https://collect.example', 'https://collect.example'],
    ['https://collect.example/', 'https://collect.example'],
    ['https://collect.example/t/', 'https://collect.example/t'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['//collect.example', 'https://collect.example'],
    ['/', 'https://shop.example'],
    ['/t', 'https://shop.example/t'],
    ['/t/', 'https://shop.example/t'],
    ['t', 'https://shop.example/de/t'],
  ])('makes %s absolute: %s', (endpoint, url) => {
    expect(resolveEndpoint(endpoint, page)).toBe(url)
  })

  it.each([
    'collect me',
    'https://',
    'javascript:alert(1)',
    'data:text/plain,x',
    'ftp://shop.example',
    'file:///t',
  ])('refuses %s', (endpoint) => {
    expect(() => resolveEndpoint(endpoint, page)).toThrow(TypeError)
  })

  it.each(['https://collect.example/t', '/t'])(
    'needs no page for %s, as on a server',
    (endpoint) => {
      expect(() => resolveEndpoint(endpoint, undefined)).not.toThrow()
    },
  )

  it('says what it cannot use', () => {
    expect(() => resolveEndpoint('collect me', page)).toThrow(
      'Cannot use endpoint: current value is "collect me"',
    )
  })
})

describe('misuse()', () => {
  it.each([undefined, null, 7, {}, [], Symbol('s'), Object.create(null)])(
    'quotes any value: %s',
    (value) => {
      expect(() => misuse('type', value)).not.toThrow()
    },
  )
})
