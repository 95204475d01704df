import { answered, get, post } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const APP = '215238eb-22a5-4c36-9e7b-e7c08025e04e'
const ref = {
  appId: APP,
  catalogItemId: 'c1d2',
  options: { variantId: 'va-7', options: { Color: 'Red' } },
}
const line = (quantity: number, amount = '45.00') => ({
  id: '00000000-0000-0000-0000-000000000001',
  quantity,
  catalogReference: ref,
  productName: { original: 'Backpack', translated: 'Backpack' },
  url: { relativePath: '/product-page/backpack', url: 'https://wix.example/product-page/backpack' },
  price: {
    amount,
    convertedAmount: amount,
    formattedAmount: '$45.00',
    formattedConvertedAmount: '$45.00',
  },
  fullPrice: { amount: '60.00', formattedAmount: '$60.00' },
  priceBeforeDiscounts: { amount },
  lineItemPrice: { amount },
  physicalProperties: { sku: 'BP-R', shippable: true },
  itemType: { preset: 'PHYSICAL' },
  availability: { status: 'AVAILABLE', quantityAvailable: 9 },
})
const cart = (lineItems: object[], more: object = {}, currency = 'USD') => ({
  cart: {
    id: 'cart-1',
    revision: '3',
    buyerInfo: { visitorId: 'v' },
    currency,
    conversionCurrency: currency,
    lineItems,
    appliedDiscounts: [],
    subtotal: { amount: '45.00', formattedAmount: '$45.00' },
    ...more,
  },
})
const backpack = {
  lineId: '00000000-0000-0000-0000-000000000001',
  itemId: 'c1d2',
  variantId: 'va-7',
  sku: 'BP-R',
  price: 45,
  currency: 'USD',
}
const api = '/_api/wix-ecommerce/ecom/v1/carts/current'

export const wixStores: UnseenShop = {
  storefront: 'wix-stores',
  url: 'https://wix.example/product-page/backpack',
  page: {
    metas: { generator: 'Wix.com Website Builder' },
    globals: { wixBiSession: {}, wixDevelopersAnalytics: {} },
  },
  sessions: [
    {
      case: 'success',
      title: 'an add, amounts as text',
      page: { cart: [] },
      steps: [
        answered(
          post('/ecom/v1/carts/current/add-to-cart', {
            lineItems: [{ quantity: 2, catalogReference: ref }],
          }),
          cart([line(2)]),
        ),
      ],
      expected: ['add_to_cart c1d2|va-7|BP-R×2@45 USD'],
    },
    {
      case: 'locale prefix',
      title: 'one more, below the gateway of the site',
      page: {
        cart: [{ ...backpack, quantity: 1 }],
        url: 'https://wix.example/fr/product-page/backpack',
      },
      steps: [
        answered(
          post(`https://wix.example${api}/add-to-cart`, {
            lineItems: [{ quantity: 1, catalogReference: ref }],
          }),
          cart([line(2, '5000')], {}, 'JPY'),
        ),
      ],
      expected: ['add_to_cart c1d2|va-7|BP-R×1@5000 JPY'],
    },
    {
      case: 'failure with 4xx',
      title: 'a product that is gone, a server that stutters',
      page: { cart: [] },
      steps: [
        answered(
          post('/ecom/v1/carts/current/add-to-cart', {
            lineItems: [{ quantity: 2, catalogReference: ref }],
          }),
          {
            message: 'Item not found',
            details: { applicationError: { code: 'ITEM_NOT_FOUND_IN_CATALOG' } },
          },
          428,
        ),
        answered(
          post('/ecom/v1/carts/current/add-to-cart', {
            lineItems: [{ quantity: 2, catalogReference: ref }],
          }),
          {},
          504,
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'up, then away',
      page: { cart: [{ ...backpack, quantity: 1 }] },
      steps: [
        answered(
          post('/ecom/v1/carts/current/update-line-items-quantity', {
            lineItems: [{ id: backpack.lineId, quantity: 3 }],
          }),
          cart([line(3)]),
        ),
        answered(
          post('/ecom/v1/carts/current/remove-line-items', { lineItemIds: [backpack.lineId] }),
          cart([]),
        ),
      ],
      expected: ['update_cart c1d2|va-7|BP-R×3@45 +2', 'remove_from_cart c1d2|va-7|BP-R×3@45 USD'],
    },
    {
      case: 'poll',
      title: 'the cart is read and estimated; the site counts',
      page: { cart: [{ ...backpack, quantity: 1 }] },
      steps: [
        answered(get('/ecom/v1/carts/current'), cart([line(1)])),
        answered(post('/ecom/v1/carts/current/estimate-totals', { calculateShipping: true }), {
          ...cart([line(1)]),
          priceSummary: { subtotal: { amount: '45.00' } },
        }),
        answered(
          post('https://frog.wix.com/bolt-performance?src=72', {
            events: [{ evid: 'add_to_cart' }],
          }),
          {},
        ),
        answered(post('/_api/wix-stores-web/v1/products/query', { query: {} }), {
          products: [{ id: 'c1d2', name: 'Backpack', price: 45 }],
        }),
      ],
      expected: [],
    },
    {
      case: 'checkout',
      title: 'a checkout is made of the cart',
      page: { cart: [{ ...backpack, quantity: 1 }] },
      steps: [
        answered(post('/ecom/v1/carts/current/create-checkout', { channelType: 'WEB' }), {
          checkoutId: 'chk-1',
        }),
      ],
      expected: ['begin_checkout'],
    },
  ],
}
