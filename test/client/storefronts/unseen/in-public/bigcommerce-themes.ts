import type { Exchange } from '@waymark/client/storefronts'
import {
  answered,
  form,
  get,
  paged,
  post,
  redirected,
  send,
  urlencoded,
} from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// bigcommerce/cornerstone, assets/js/theme/{cart,common/product-details}.js over
// bigcommerce/stencil-utils, src/api/{cart,remote}.js; bigcommerce/checkout-sdk-js for the checkout.
// bigcommerce/catalyst: core/app/[locale]/(default)/product/[slug]/_actions/add-to-cart.tsx and
// cart/_actions/update-line-item.ts, as server actions of Next.js put them on the wire.

const physical = (quantity: number, price = 109) => ({
  id: 'e3f0-11',
  parentId: null,
  variantId: 385,
  productId: 111,
  sku: 'SM13',
  name: 'Smith journal 13',
  url: 'https://journals.example/smith-journal-13/',
  quantity,
  brand: '',
  isTaxable: true,
  discounts: [],
  discountAmount: 0,
  couponAmount: 0,
  listPrice: price,
  salePrice: price,
  extendedListPrice: price * quantity,
  extendedSalePrice: price * quantity,
  type: 'physical',
})
const carts = (...items: object[]) => [
  {
    id: 'c0de-1',
    currency: { name: 'US Dollars', code: 'USD', symbol: '$', decimalPlaces: 2 },
    isTaxIncluded: false,
    baseAmount: 109,
    cartAmount: 109,
    lineItems: { physicalItems: items, digitalItems: [], giftCertificates: [], customItems: [] },
  },
]
const read = get('/api/storefront/carts?include=lineItems.digitalItems.options')
const update = (quantity: number) =>
  urlencoded('/remote/v1/cart/update', {
    'items[0][id]': 'e3f0-11',
    'items[0][quantity]': quantity,
  })
const succeed = { data: { status: 'succeed', errors: [] } }
const journal = {
  lineId: 'e3f0-11',
  itemId: '111',
  variantId: '385',
  sku: 'SM13',
  price: 109,
  currency: 'USD',
}
const ids = '111|385|SM13'
const checkout = (more: object = {}) => ({
  id: 'c0de-1',
  cart: carts(physical(1))[0],
  consignments: [],
  coupons: [],
  grandTotal: 114,
  ...more,
})

const stencil: UnseenShop = {
  storefront: 'bigcommerce-stencil',
  url: 'https://journals.example/smith-journal-13/',
  page: { globals: { BCData: { product_attributes: {} }, stencilBootstrap: {} } },
  sessions: [
    {
      case: 'success',
      title: 'two on the product page; the cart is read afterwards',
      page: { cart: [] },
      steps: [
        answered(
          form('/remote/v1/cart/add', {
            action: 'add',
            'attribute[112]': 103,
            product_id: 111,
            'qty[]': 2,
          }),
          {
            data: {
              cart_id: 'c0de-1',
              cart_item: { id: 'e3f0-11', hash: 'a5b', product_id: 111, quantity: 2 },
            },
          },
        ),
        answered(read, carts(physical(2))),
        paged(get('/cart.php?suggest=a5b')),
      ],
      expected: [`add_to_cart ${ids}×2`],
    },
    {
      case: 'form or link',
      title: 'the button of a card',
      page: { cart: [] },
      steps: [
        redirected(
          get('/cart.php?action=add&product_id=111'),
          'https://journals.example/cart.php?suggest=a5b',
        ),
      ],
      expected: ['add_to_cart 111×1'],
    },
    {
      case: 'failure with 200',
      title: 'options are missing; more than the store sells',
      page: { cart: [{ ...journal, quantity: 1 }] },
      steps: [
        answered(form('/remote/v1/cart/add', { action: 'add', product_id: 111, 'qty[]': 1 }), {
          data: { error: 'Please make sure all options have been filled in.' },
        }),
        answered(update(90), {
          data: { status: 'failed', errors: ['You can only purchase a maximum of 5 per order.'] },
        }),
        answered(read, carts(physical(1))),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'the cart page: up, down, away',
      page: { cart: [{ ...journal, quantity: 1 }] },
      steps: [
        answered(update(3), succeed),
        paged(get('/cart.php')),
        answered(update(2), succeed),
        answered(update(0), succeed),
        answered(get('/api/storefront/carts'), []),
      ],
      expected: [
        `update_cart ${ids}×3 +2`,
        `update_cart ${ids}×2 -1`,
        `remove_from_cart ${ids}×2@109 USD`,
      ],
    },
    {
      case: 'coupon',
      title: 'a wrong code, a right one',
      page: { cart: [{ ...journal, quantity: 1 }] },
      steps: [
        answered(urlencoded('/remote/v1/apply-code', { code: 'NOPE' }), {
          data: { status: 'error', errors: ['The coupon code you entered is not valid.'] },
        }),
        answered(urlencoded('/remote/v1/apply-code', { code: 'INK5' }), {
          data: { status: 'success', errors: [] },
        }),
      ],
      expected: ['apply_coupon $INK5'],
    },
    {
      case: 'checkout',
      title: 'one page: an address, a way of shipping, a coupon',
      page: { cart: [{ ...journal, quantity: 1 }], url: 'https://journals.example/checkout' },
      steps: [
        answered(get('/api/storefront/checkouts/c0de-1?include=cart.lineItems'), checkout()),
        answered(
          send('PUT', '/api/storefront/checkouts/c0de-1/consignments/5f?include=consignments'),
          { title: 'Not found', status: 404 },
          404,
        ),
        answered(
          post(
            '/api/storefront/checkouts/c0de-1/consignments/5f',
            { shippingOptionId: '0be1' },
            'PUT',
          ),
          checkout({ consignments: [{ id: '5f', selectedShippingOption: { id: '0be1' } }] }),
        ),
        answered(
          post('/api/storefront/checkouts/c0de-1/coupons', { couponCode: 'INK5' }),
          checkout({ coupons: [{ code: 'INK5', discountedAmount: 5 }] }),
        ),
      ],
      expected: ['add_shipping_info', 'apply_coupon $INK5'],
    },
    {
      case: 'poll',
      title: 'options, a quote, a search as it is typed, the cart itself',
      page: { cart: [{ ...journal, quantity: 1 }] },
      steps: [
        answered(urlencoded('/remote/v1/product-attributes/111', { action: 'add', 'qty[]': 2 }), {
          data: { sku: 'SM13', price: { without_tax: { value: 109 } }, stock: 9 },
        }),
        answered(get('/remote/v1/shipping-quote?country_id=226&zip_code=1'), { data: {} }),
        paged(get('/search.php?search_query=journal')),
        answered(read, carts(physical(1))),
        answered(post('/api/storefront/cart-information', {}), { quantity: 1 }),
      ],
      expected: [],
    },
  ],
}

const action = (path: string, fields: Record<string, string | number>): Exchange => ({
  ...form(path, fields),
  requestHeaders: { 'Next-Action': '60f1e0c2b7', Accept: 'text/x-component' },
})
const rsc = (exchange: Exchange, value: object): Exchange => ({
  ...exchange,
  responseHeaders: { 'content-type': 'text/x-component' },
  responseBody: `0:{"a":"$@1","f":"","b":"bU1lD"}\n1:${JSON.stringify(value)}\n`,
})
const product = 'https://journals.example/en/smith-journal-13/'
const state = (lineItems: object[]) => JSON.stringify([{ lineItems, lastResult: null }, '$K1'])
const catalystItem = (quantity: number) => ({
  id: 'e3f0-11',
  productEntityId: 111,
  variantEntityId: 385,
  quantity,
  price: '$109.00',
  title: 'Smith journal 13',
  subtitle: '',
  href: '/smith-journal-13/',
  selectedOptions: [],
})

const catalyst: UnseenShop = {
  storefront: 'bigcommerce-catalyst',
  url: product,
  page: { globals: { __next_f: [] }, metas: { platform: 'bigcommerce.catalyst' } },
  sessions: [
    {
      case: 'success',
      title: 'two on the product page',
      page: { cart: [] },
      steps: [
        rsc(
          action(product, {
            '1_id': 111,
            '1_quantity': 2,
            '1_107': 112,
            0: '[{"fields":[{"name":"107","type":"select"}],"lastResult":null},"$K1"]',
          }),
          {
            lastResult: { status: 'success', initialValue: { id: '111', quantity: '2' } },
            fields: [{ name: '107', type: 'select' }],
            successMessage: '$L2',
          },
        ),
      ],
      expected: ['add_to_cart 111×2'],
    },
    {
      case: 'failure with 200',
      title: 'not enough in stock',
      page: { cart: [] },
      steps: [
        rsc(
          action(product, {
            '1_id': 111,
            '1_quantity': 90,
            0: '[{"fields":[],"lastResult":null},"$K1"]',
          }),
          {
            lastResult: {
              status: 'error',
              initialValue: { id: '111', quantity: '90' },
              error: { '': ['Smith journal 13 is out of stock and cannot be purchased.'] },
            },
            fields: [],
          },
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'the cart: up, down, away',
      page: {
        url: 'https://journals.example/en/cart',
        cart: [{ lineId: 'e3f0-11', itemId: '111', variantId: '385', quantity: 2 }],
      },
      steps: [
        rsc(
          action('https://journals.example/en/cart', {
            '1_intent': 'update',
            '1_id': 'e3f0-11',
            '1_quantity': 3,
            0: state([catalystItem(2)]),
          }),
          {
            lineItems: [catalystItem(3)],
            lastResult: { status: 'success', initialValue: null },
          },
        ),
        rsc(
          action('https://journals.example/en/cart', {
            '1_intent': 'update',
            '1_id': 'e3f0-11',
            '1_quantity': 2,
            0: state([catalystItem(3)]),
          }),
          { lineItems: [catalystItem(2)], lastResult: { status: 'success', initialValue: null } },
        ),
        rsc(
          action('https://journals.example/en/cart', {
            '1_intent': 'delete',
            '1_id': 'e3f0-11',
            0: state([catalystItem(2)]),
          }),
          { lineItems: [], lastResult: { status: 'success', initialValue: null } },
        ),
      ],
      expected: [
        'update_cart 111|385×3 +1',
        'update_cart 111|385×2 -1',
        'remove_from_cart 111|385×2',
      ],
    },
  ],
}

export const bigcommerceThemes: readonly UnseenShop[] = [stencil, catalyst]
