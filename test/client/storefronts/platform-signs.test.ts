import type { Exchange, StorefrontPage } from '@waymark/client/storefronts'
import { canonicalName, recognizeExchange, recognizePage } from '@waymark/client/storefronts'
import { describe, expect, it } from 'vitest'

const url = 'https://www.shop.example/mug'
const withGlobal = (path: string): StorefrontPage => ({
  url,
  global: (asked) => (asked === path ? {} : undefined),
})
const generatedBy = (content: string): StorefrontPage => ({
  url,
  meta: (name) => (name === 'generator' ? content : undefined),
})

describe('canonicalName()', () => {
  it.each([
    ['magento', 'magento2-luma'],
    ['Luma', 'magento2-luma'],
    ['bigcommerce', 'bigcommerce-stencil'],
    ['sfra', 'salesforce-sfra'],
    ['hydrogen', 'shopify-hydrogen'],
    ['magento-pwa-venia', 'adobe-dropins'],
    ['magento-pwa-venia / adobe-edge-dropins', 'adobe-dropins'],
    ['', undefined],
    ['PWA Kit', 'salesforce-pwa-kit'],
    ['shopify', 'shopify'],
    ['unheard of', undefined],
  ])('makes %s %s', (alias, name) => {
    expect(canonicalName(alias)).toBe(name)
  })
})

describe('recognizePage()', () => {
  it.each<[string | undefined, StorefrontPage]>([
    ['shopify', withGlobal('Shopify.shop')],
    ['woocommerce', generatedBy('WooCommerce 9.4.1')],
    ['magento2-hyva', withGlobal('hyva')],
    ['prestashop', generatedBy('PrestaShop')],
    ['bigcommerce-catalyst', generatedBy('bigcommerce.catalyst')],
    ['opencart', { url: 'https://s.example/index.php?route=product/product&product_id=1' }],
    ['zencart', { url: 'https://s.example/index.php?main_page=product_info&products_id=1' }],
    ['salesforce-sfra', withGlobal('dw.ac')],
    [undefined, generatedBy('WordPress 6.6')],
    [undefined, { url }],
  ])('tells %s', (name, page) => {
    expect(recognizePage(page)).toBe(name)
  })

  it('survives a page whose globals throw', () => {
    const global = () => {
      throw new Error('no')
    }
    expect(recognizePage({ url, global })).toBeUndefined()
  })
})

describe('recognizeExchange()', () => {
  const call = (method: string, path: string, more: Partial<Exchange> = {}): Exchange => ({
    ...{ method, url: path, status: 200 },
    ...more,
  })
  const graphql = (text: string) =>
    call('POST', '/graphql', { requestBody: JSON.stringify({ query: text }) })
  it.each<[string | undefined, Exchange]>([
    ['shopify', call('POST', '/en-de/cart/add.js')],
    ['shopify', call('POST', '/cart/add', { requestBody: [['id', '40']] })],
    ['shopify-hydrogen', call('POST', '/cart', { requestBody: [['cartFormInput', '{}']] })],
    ['woocommerce', call('POST', '/de/?wc-ajax=add_to_cart')],
    ['magento2-luma', call('GET', '/de/customer/section/load/?sections=cart')],
    ['magento1-openmage', call('POST', '/checkout/cart/add/uenc/x/product/3/form_key/k/')],
    ['adobe-dropins', graphql('mutation { addProductsToCart(cartId: 1) { cart { id } } }')],
    ['bigcommerce-stencil', call('POST', '/remote/v1/cart/add')],
    ['bigcommerce-stencil', call('POST', '/api/storefront/carts')],
    ['prestashop', call('POST', '/de/panier', { requestBody: 'token=x&id_product=3&qty=1&add=1' })],
    ['opencart', call('POST', '/index.php?route=checkout/cart.add')],
    ['salesforce-sfra', call('POST', '/on/demandware.store/Sites-a-Site/en_GB/Cart-AddProduct')],
    [
      'salesforce-pwa-kit',
      call('POST', '/mobify/proxy/api/checkout/shopper-baskets/v1/organizations/o/baskets/b/items'),
    ],
    ['squarespace', call('POST', '/api/commerce/shopping-cart/entries?crumb=c')],
    ['wix-stores', call('POST', '/ecom/v1/carts/current/add-to-cart')],
    ['wix-stores', call('GET', '/mug', { responseHeaders: { 'X-Wix-Request-Id': '1' } })],
    ['squarespace', call('POST', '/api/3/commerce/cart/tok/items')],
    ['ecwid', call('POST', 'https://us-vir2.ecwid.com/rpc')],
    ['snipcart', call('POST', 'https://app.snipcart.com/api/cart/items')],
    ['swell', call('POST', 'https://mugs.swell.store/api/cart/items')],
    ['medusa', call('POST', 'https://b.example/store/carts/cart_1/line-items')],
    ['saleor', graphql('mutation { checkoutLinesAdd(id: 1) { errors { code } } }')],
    [
      'saleor',
      call('POST', '/graphql/', { requestBody: '{"query":"query { checkout(id: 1) { id } }"}' }),
    ],
    ['vendure', call('POST', 'https://b.example/shop-api')],
    ['vendure', call('POST', '/de/api/active-order', { requestBody: 'action=removeItem' })],
    [
      'commercetools',
      call('POST', 'https://api.europe-west1.gcp.commercetools.com/mugs/me/carts/1'),
    ],
    ['evershop', call('POST', '/api/cart/mine/items')],
    ['spree', call('POST', '/api/v2/storefront/cart/add_item')],
    ['spree', call('POST', '/api/v3/store/carts/cart_aB3/items')],
    ['bagisto', graphql('mutation { addItemToCart(input: {}) { cart { itemsQty itemsCount } } }')],
    ['solidus', call('POST', '/cart_line_items')],
    ['sylius', call('POST', '/api/v2/shop/orders/tok/items')],
    ['shopware6', call('POST', '/de/checkout/line-item/add')],
    ['nopcommerce', call('POST', '/addproducttocart/catalog/3/1/1')],
    ['odoo', call('POST', '/shop/cart/add')],
    ['zencart', call('POST', '/index.php?main_page=product_info&action=add_product')],
    ['litecart', call('POST', '/en/ajax/cart.json')],
    ['bagisto', call('POST', '/api/checkout/cart')],
    [
      'craft-commerce',
      call('POST', '/mug', { requestBody: [['action', 'commerce/cart/update-cart']] }),
    ],
    [undefined, call('POST', '/api/cart', { requestBody: '{"sku":"MUG"}' })],
    [undefined, call('POST', '/cart/add', { requestBody: 'sku=MUG&quantity=2' })],
  ])('tells %s', (name, exchange) => {
    expect(recognizeExchange(exchange, url)).toBe(name)
  })
})
