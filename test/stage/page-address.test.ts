import { describe, expect, it } from 'vitest'
import { readPageAddress } from '../../packages/stage/src/page-address.ts'

describe('readPageAddress()', () => {
  it.each([
    ['/Warenkorb/', ['warenkorb']],
    ['//shop.example/cart', ['cart']],
    ['cart', ['cart']],
    ['/h%C3%A4ufige%20fragen', ['haufige fragen']],
    ['/корзина', ['korzina']],
    ['/%E0%A4%A', ['%e0%a4%a']],
    ['/#!/~/cart', ['!', '~', 'cart']],
  ])('reads the segments of %s', (url, segments) => {
    expect(readPageAddress(url)?.segments).toEqual(segments)
  })

  it.each([
    ['https://checkout.shop.example/', 'checkout'],
    ['https://www.shop.example/', ''],
    ['https://shop.example/', ''],
    ['http://localhost:4000/', ''],
    ['http://127.0.0.1/', ''],
  ])('reads the subdomain of %s as %j', (url, subdomain) => {
    expect(readPageAddress(url)?.subdomain).toBe(subdomain)
  })

  it('keeps query and fragment apart', () => {
    expect(readPageAddress('/checkout?a=1#payment')).toMatchObject({
      segments: ['checkout'],
      query: 'a=1',
      fragment: 'payment',
    })
  })

  it.each(['mailto:ada@example.com', 'javascript:alert(1)', 'http://', 'https://['])(
    'reads nothing from %s',
    (url) => {
      expect(readPageAddress(url)).toBeUndefined()
    },
  )
})
