import { cleanUrl } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { toPlainUrl } from '../../packages/client/src/plain-url.ts'

describe('toPlainUrl()', () => {
  it.each([
    ['https://shop.example/tea', 'https://shop.example/tea'],
    ['https://jo:pw@shop.example/tea#reviews', 'https://shop.example/tea'],
    ['https://shop.example/#/cart?token=1', 'https://shop.example/#/cart'],
    ['https://shop.example/tea?token=1&q=x&page=2', 'https://shop.example/tea'],
    [
      'https://shop.example/?a=1&utm_source=mail&utm_term=a+b&b=2',
      'https://shop.example/?utm_source=mail&utm_term=a+b',
    ],
    ['https://shop.example/?utm_source=jo@mail.example', 'https://shop.example/'],
    ['https://shop.example/?utm_source=jo%40mail.example', 'https://shop.example/'],
    ['https://shop.example/u/jo@mail.example/cart', 'https://shop.example/u/[private]/cart'],
    ['https://shop.example/u/jo%40mail.example', 'https://shop.example/u/[private]'],
    ['https://shop.example/in/eyJhbGciOiJI.e30.x?a', 'https://shop.example/in/[private]'],
    [
      'https://shop.example/u/jo@mail.example?utm_id=7',
      'https://shop.example/u/[private]?utm_id=7',
    ],
    ['android-app://com.example/', undefined],
    ['about:blank', undefined],
    ['', undefined],
  ])('reduces %s', (url, plain) => {
    expect(toPlainUrl(url)).toBe(plain)
  })

  it('keeps nothing that the collector would take away', () => {
    const plain = toPlainUrl('https://shop.example/tea?utm_source=mail&x=1#/route') ?? ''
    expect(cleanUrl(plain)).toBe(plain)
  })
})
