import { inferStage } from '@waymark/stage'
import { inferStage as inferByRules } from '@waymark/stage/rules'
import { describe, expect, it } from 'vitest'

const PATHS: [path: string, storefront: string | undefined, kind: string][] = [
  ['/password', 'shopify', 'other'],
  ['/apps/track', 'shopify', 'other'],
  ['/category/checkout', undefined, 'listing'],
  ['/category/checkout', 'woocommerce', 'content'],
  ['/wishlist/2f6e', 'nopcommerce', 'share'],
  ['/checkout', 'litecart', 'cart'],
  ['/checkout', 'shopify', 'checkout'],
  ['/dashboard/orders/12', 'saleor', 'admin'],
  ['/app/orders/12', 'medusa', 'admin'],
]

describe('SHOP_RULES', () => {
  it.each(PATHS)('read %s of %s as %s', (path, storefront, kind) => {
    const facts = storefront === undefined ? {} : { storefront }
    expect(inferStage(`https://shop.example${path}`, facts).kind).toBe(kind)
  })

  it.each(PATHS.filter(([, shop]) => !/^(?:nop|lite|med)/.test(shop ?? '')))(
    'read %s of %s as %s without the words of languages, too',
    (path, storefront, kind) => {
      const facts = storefront === undefined ? {} : { storefront }
      expect(inferByRules(`https://shop.example${path}`, facts).kind).toBe(kind)
    },
  )

  it.each([
    ['/magazin', 'de', 'content'],
    ['/magazin', 'ro', 'listing'],
    ['/магазин', 'bg', 'listing'],
    ['/oferta', 'pl', 'listing'],
    ['/oferta', 'uk', 'legal'],
  ])('read %s in the language %s as %s', (path, lang, kind) => {
    expect(inferStage(`https://shop.example${path}`, { lang }).kind).toBe(kind)
  })

  it.each([
    ['/index.php?route=common/home', 'home'],
    ['/en/index.php?route=common/cart/info', 'api'],
    ['/index.php?main_page=shopping_cart', 'cart'],
    ['/on/demandware.store/Sites-A-Site/en/Cart-MiniCartShow', 'api'],
    ['/action/Cart/addCartItem/', 'api'],
    ['/cs/action/Cart/addCartItem/', 'api'],
    ['/checkout/OpcSaveBilling', 'api'],
  ])('are not needed where the address has the system’s own way: %s is %s', (path, kind) => {
    expect(inferStage(`https://shop.example${path}`).kind).toBe(kind)
  })
})
