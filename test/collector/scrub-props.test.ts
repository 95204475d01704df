import { describe, expect, it } from 'vitest'
import { scrubFreeText, scrubProps } from '../../packages/collector/src/scrub-props.ts'

describe('scrubFreeText()', () => {
  it.each([
    ['ada@mail.example', '[email]'],
    ['ada%40mail.example', '[email]'],
    ['call +41 44 668 18 00', 'call [phone]'],
    ['4111 1111 1111 1111', '[number]'],
    ['Bearer abc.def-123', '[token]'],
    ['sk_live_4eC39HqLyjWDarjtT1zdp7dc', '[token]'],
    ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', '[token]'],
    ['AKIAIOSFODNN7EXAMPLE', '[token]'],
    ['Morning Field Sencha 100 g', 'Morning Field Sencha 100 g'],
    ['100 % organic – 2024.05.01', '100 % organic – 2024.05.01'],
    ['Bearer of good news', 'Bearer of good news'],
  ])('makes %s %s', (text, scrubbed) => {
    expect(scrubFreeText(text)).toBe(scrubbed)
  })
})

describe('scrubProps()', () => {
  it('removes what is kept under the name of a secret', () => {
    const props = {
      password: 'x',
      accessToken: 'y',
      api_key: { a: 'z' },
      'X-Authorization': 1,
      tokens: 3,
    }
    expect(scrubProps(props)).toEqual({
      password: '[removed]',
      accessToken: '[removed]',
      api_key: '[removed]',
      'X-Authorization': '[removed]',
      tokens: 3,
    })
  })

  it('reduces URLs, scrubs names, and reads cards among numbers', () => {
    const props = {
      link: 'https://shop.example/reset?code=abc&utm_source=mail#x',
      'ada@mail.example': true,
      card: 4_111_111_111_111_111,
      time: 1_790_000_000_000,
      price: 12.5,
    }
    expect(scrubProps(props)).toEqual({
      link: 'https://shop.example/reset?utm_source=mail',
      '[email]': true,
      card: '[number]',
      time: 1_790_000_000_000,
      price: 12.5,
    })
  })
})
