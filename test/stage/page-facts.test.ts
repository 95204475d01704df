import { inferStage } from '@waymark/stage'
import { describe, expect, it } from 'vitest'

describe('gradeByFacts()', () => {
  it.each([
    [{ ogType: 'product' }, 'product'],
    [{ products: 1 }, 'product'],
    [{ products: 12 }, 'listing'],
    [{ ogType: 'article' }, 'content'],
    [{ bodyClass: 'single-product woocommerce' }, 'product'],
    [{ bodyClass: 'page woocommerce-cart' }, 'cart'],
    [{ bodyClass: 'woocommerce-checkout woocommerce-order-received' }, 'order_confirmation'],
    [{ bodyClass: 'catalog-category-view page-products' }, 'listing'],
    [{ bodyClass: 'cms-index-index' }, 'home'],
  ])('reads a page without a telling address by %j as %s', (facts, kind) => {
    expect(inferStage('https://shop.example/sea-salt', facts).kind).toBe(kind)
  })

  it.each([
    ['/cart', { products: 3 }, 'cart'],
    ['/checkout/payment', { products: 1, ogType: 'product' }, 'checkout_step:payment'],
    ['/blog/tea', { products: 1 }, 'content'],
    ['/', { products: 8 }, 'home'],
    ['/legal/terms', { products: 1, ogType: 'product' }, 'legal'],
  ])('leaves %s with %j to its address: %s', (path, facts, kind) => {
    expect(inferStage(`https://shop.example${path}`, facts).kind).toBe(kind)
  })
})
