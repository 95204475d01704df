import { describe, expect, it } from 'vitest'
import { isHostedCheckout } from '../../../packages/client/src/sources/hosted-checkout.ts'

const page = 'https://shop.example/cart'

describe('isHostedCheckout()', () => {
  it.each([
    ['https://checkout.shop.example/', undefined, false],
    ['https://checkout.shop.example/checkouts/c/abc', undefined, true],
    ['https://tea.myshopify.com/cart/c/abc?key=1', undefined, true],
    ['https://tea.myshopify.com/cart/4711:1', undefined, true],
    ['https://store.swell.store/checkout/abc', undefined, true],
    ['https://blog.example/checkout-our-news', undefined, false],
    ['https://blog.example/products', undefined, false],
    ['/checkout', undefined, false],
    ['/checkout', 'shopify', true],
    ['/cart', 'shopify', false],
    ['mailto:checkout@shop.example', undefined, false],
    ['javascript:void 0', undefined, false],
  ])('%s (%s): %s', (url, storefront, isCheckout) => {
    expect(isHostedCheckout(url, page, storefront)).toBe(isCheckout)
  })
})
