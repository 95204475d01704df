import { describe, expect, it } from 'vitest'
import { toLatin } from '../../packages/stage/src/latin-text.ts'
import { readPageAddress } from '../../packages/stage/src/page-address.ts'

describe('readPageAddress()', () => {
  it.each([
    ['/Warenkorb/', ['warenkorb']],
    ['//shop.example/cart', ['cart']],
    ['cart', ['cart']],
    ['/h%C3%A4ufige%20fragen', ['haufige fragen']],
    ['/корзина', ['korzina']],
    ['/%E0%A4%A', ['%e0%a4%a']],
    ['/#!/~/cart', ['#!', '~', 'cart']],
    ['/index.php?route=checkout/cart&a=1', ['index.php', 'checkout', 'cart']],
    ['/?add-to-cart=12', ['add-to-cart', '0']],
    ['/checkout?step=payment', ['checkout', 'payment']],
    ['/shop?q=bowl', ['shop', 'search', '0']],
  ])('reads the segments of %s', (url, segments) => {
    expect(readPageAddress(url, toLatin).slice(1)).toEqual(segments)
  })

  it.each([
    ['https://checkout.shop.example/', 'checkout.'],
    ['https://shop.example/', '.'],
    ['http://localhost:4000/', '.'],
  ])('reads the subdomain of %s as %j', (url, subdomain) => {
    expect(readPageAddress(url, toLatin)[0]).toBe(subdomain)
  })

  it.each([
    ['/checkout?a=1#payment', ['checkout', '#payment']],
    ['/blog#payment', ['blog']],
    ['/p?variant=12', ['p', 'variant', '0']],
  ])('reads a fragment only where it is a step or a route: %s', (url, segments) => {
    expect(readPageAddress(url, toLatin).slice(1)).toEqual(segments)
  })

  it.each(['mailto:ada@example.com', 'javascript:alert(1)', 'http://', 'https://['])(
    'refuses %s',
    (url) => {
      expect(() => readPageAddress(url, toLatin)).toThrow(TypeError)
    },
  )
})
