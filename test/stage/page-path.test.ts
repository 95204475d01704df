import { describe, expect, it } from 'vitest'
import { readPagePath } from '../../packages/stage/src/page-path.ts'

describe('readPagePath()', () => {
  it.each([
    ['/DE/Warenkorb/', ['warenkorb']],
    ['/en-gb/cart', ['cart']],
    ['/us/en/cart', ['cart']],
    ['/zh-hans/cart', ['cart']],
    ['/my/orders', ['my', 'orders']],
    ['/no-bake/cake', ['no-bake', 'cake']],
    ['/index.php/cart.html', ['cart']],
    ['/index.php', ['index']],
    ['/mugs/page/4', ['mugs']],
    ['//cart//', []],
    ['/h%C3%A4ufige%20fragen', ['haufige fragen']],
    ['/p%C5%82atno%C5%9Bci', ['platnosci']],
    ['/%E0%A4%A', ['%e0%a4%a']],
    ['/#!/~/cart', ['~', 'cart']],
  ])('reads the segments of %s', (url, segments) => {
    expect(readPagePath(url)?.segments).toEqual(segments)
  })

  it.each([
    ['https://checkout.shop.example/', 'checkout'],
    ['https://shop.example/', ''],
    ['http://localhost:4000/', ''],
    ['http://127.0.0.1/', ''],
  ])('reads the subdomain of %s as %j', (url, subdomain) => {
    expect(readPagePath(url)?.subdomain).toBe(subdomain)
  })

  it('keeps a fragment that is no route apart', () => {
    expect(readPagePath('/checkout#payment')).toMatchObject({
      segments: ['checkout'],
      fragment: 'payment',
    })
  })

  it('reads nothing from what is no web address', () => {
    expect(readPagePath('mailto:ada@example.com')).toBeUndefined()
  })
})
