import { describe, expect, it } from 'vitest'
import { decodePath, toPageAddress } from '../../packages/journey/src/page-address.ts'

const shown = (url: string) => {
  const { path = '', routing = '' } = toPageAddress(url) ?? {}
  return routing ? `${path}?${routing}` : path
}

describe('toPageAddress()', () => {
  it.each([
    ['https://shop.example/tea/?utm_source=x&sort=price&variant=3', '/tea'],
    ['https://shop.example', '/'],
    ['https://shop.example/index.php?route=checkout/cart&page=2', '/index.php?route=checkout/cart'],
    ['https://shop.example/checkout?step=payment', '/checkout?step=payment'],
    ['https://shop.example/?s=green%20tea', '/?s=…'],
    ['https://shop.example/#!/~/cart?x=1', '/#!/~/cart'],
    ['https://shop.example/tea#top', '/tea'],
    ['mailto:shop@example.com', ''],
    ['no address', ''],
  ])('reads %s as %s', (url, page) => {
    expect(shown(url)).toBe(page)
  })

  it('tells hosts apart, and no order of keys', () => {
    const keyOf = (url: string) => toPageAddress(url)?.key
    expect(keyOf('https://a.example/x')).not.toBe(keyOf('https://b.example/x'))
    expect(keyOf('https://a.example/x?task=1&view=2')).toBe(
      keyOf('https://a.example/x?view=2&task=1'),
    )
  })
})

describe('decodePath()', () => {
  it.each([
    ['/%E7%8E%89', '/玉'],
    ['/100%', '/100%'],
  ])('reads %s as %s', (path, text) => {
    expect(decodePath(path)).toBe(text)
  })
})
