import { answered, form, get, paged, post, redirected, send } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const remote = (url: string, fields: Record<string, string>) => ({
  ...form(url, fields),
  requestHeaders: {
    'stencil-config': '{}',
    'x-requested-with': 'stencil-utils',
    'x-xsrf-token': 'x',
  },
})
const bodl = (quantity: number, price = 49) => ({
  product_id: '111',
  sku: 'MUG-BL',
  product_name: '[Sample] Mug',
  base_price: price,
  sale_price: 0,
  retail_price: 0,
  purchase_price: price,
  quantity,
  currency: 'USD',
  discount: 0,
  coupon_codes: [],
  brand_name: 'OFS',
  category_names: ['Kitchen'],
})
const added = (quantity: number) => ({
  data: {
    cart_id: '7d1c',
    cart_item: {
      id: 'e4f1',
      product_id: 111,
      variant_id: 222,
      name: '[Sample] Mug',
      hash: 'e4f1',
      cart_url: 'https://big.example/cart.php',
      thumbnail: 'x.jpg',
    },
    line_items: [bodl(quantity)],
    currency: 'USD',
    product_value: 49 * quantity,
    channel_id: 1,
  },
})
const physical = (quantity: number, price = 49) => ({
  id: 'e4f1',
  parentId: null,
  variantId: 222,
  productId: 111,
  sku: 'MUG-BL',
  name: '[Sample] Mug',
  url: 'https://big.example/mug/',
  quantity,
  brand: 'OFS',
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
const cart = (items: object[], code = 'USD') => ({
  id: '7d1c',
  customerId: 0,
  email: '',
  currency: { name: 'x', code, symbol: '$', decimalPlaces: 2 },
  isTaxIncluded: false,
  baseAmount: 98,
  discountAmount: 0,
  cartAmount: 98,
  coupons: [],
  lineItems: { physicalItems: items, digitalItems: [], giftCertificates: [], customItems: [] },
  createdTime: '2026-11-22T05:00:00+00:00',
})
const mug = {
  lineId: 'e4f1',
  itemId: '111',
  variantId: '222',
  sku: 'MUG-BL',
  price: 49,
  currency: 'USD',
}
const api = '/api/storefront/carts'

export const bigcommerceStencil: UnseenShop = {
  storefront: 'bigcommerce-stencil',
  url: 'https://big.example/mug/',
  page: {
    metas: { platform: 'bigcommerce.stencil' },
    globals: { BCData: { product_attributes: {} }, stencilBootstrap: {} },
  },
  sessions: [
    {
      case: 'success',
      title: 'a product form, then its preview',
      steps: [
        answered(
          remote('/remote/v1/cart/add', {
            action: 'add',
            product_id: '111',
            'attribute[108]': '65',
            'qty[]': '2',
          }),
          added(2),
        ),
        paged(get('/cart.php?suggest=e4f1'), '<div class="previewCart">'),
        answered(get('/api/storefront/cart-summary'), { total_quantity: 2 }),
      ],
      expected: ['add_to_cart 111|222|MUG-BL×2@49 USD'],
    },
    {
      case: 'failure with 200',
      title: 'no stock, and a line that cannot be changed',
      page: { cart: [{ ...mug, quantity: 1 }] },
      steps: [
        answered(
          remote('/remote/v1/cart/add', { action: 'add', product_id: '111', 'qty[]': '99' }),
          {
            data: { error: 'We don\'t have enough "[Sample] Mug" stock on hand.' },
          },
        ),
        answered(
          remote('/remote/v1/cart/update', { 'items[0][id]': 'e4f1', 'items[0][quantity]': '99' }),
          { data: { status: 'fail', errors: ['Not enough stock'] } },
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'on the cart page, up, then away',
      page: { cart: [{ ...mug, quantity: 1 }], url: 'https://big.example/cart.php' },
      steps: [
        answered(
          remote('/remote/v1/cart/update', { 'items[0][id]': 'e4f1', 'items[0][quantity]': '3' }),
          {
            data: {
              status: 'succeed',
              errors: [],
              line_items: [bodl(2)],
              currency: 'USD',
              product_value: 98,
            },
          },
        ),
        answered(
          remote('/remote/v1/cart/update', { 'items[0][id]': 'e4f1', 'items[0][quantity]': '0' }),
          {
            data: {
              status: 'succeed',
              errors: [],
              line_items: [bodl(3)],
              currency: 'USD',
              product_value: 147,
            },
          },
        ),
      ],
      expected: ['update_cart 111|222|MUG-BL×3@49 +2', 'remove_from_cart 111|222|MUG-BL×3@49'],
    },
    {
      case: 'no-op',
      title: 'an option is chosen: the body says add, and is none',
      steps: [
        answered(
          remote('/remote/v1/product-attributes/111', {
            action: 'add',
            product_id: '111',
            'attribute[108]': '65',
            'qty[]': '1',
          }),
          {
            data: {
              sku: 'MUG-BL',
              price: { without_tax: { value: 49 } },
              purchasable: true,
              instock: true,
            },
          },
        ),
        paged(get('/quick-view/111'), '<div>'),
      ],
      expected: [],
    },
    {
      case: 'second currency',
      title: 'the Storefront API, in yen, changed and deleted',
      steps: [
        answered(
          post(api, { lineItems: [{ productId: 111, variantId: 222, quantity: 1 }] }),
          cart([physical(1, 5400)], 'JPY'),
        ),
        answered(
          post(`${api}/7d1c/items?include=lineItems.physicalItems.options`, {
            lineItems: [{ productId: 111, variantId: 222, quantity: 1 }],
          }),
          cart([physical(2, 5400)], 'JPY'),
        ),
        answered(
          post(`${api}/7d1c/items/e4f1`, { lineItem: { productId: 111, quantity: 5 } }, 'PUT'),
          cart([physical(5, 5400)], 'JPY'),
        ),
        send('DELETE', `${api}/7d1c/items/e4f1`),
      ].map((step, at) => (at === 3 ? { ...step, status: 204 } : step)),
      expected: [
        'add_to_cart 111|222|MUG-BL×1@5400 JPY',
        'add_to_cart 111|222|MUG-BL×1@5400 JPY',
        'update_cart 111|222|MUG-BL×5@5400 +3',
        'remove_from_cart 111|222|MUG-BL×5@5400',
      ],
    },
    {
      case: 'coupon',
      title: 'refused, then taken',
      page: { cart: [{ ...mug, quantity: 1 }] },
      steps: [
        answered(remote('/remote/v1/apply-code', { code: 'NOPE' }), {
          data: { status: 'fail', errors: ['The coupon code you entered is invalid'] },
        }),
        answered(remote('/remote/v1/apply-code', { code: 'FALL' }), {
          data: { status: 'success', errors: [] },
        }),
      ],
      expected: ['apply_coupon $FALL'],
    },
    {
      case: 'checkout',
      title: 'billing, shipping, the order',
      page: { cart: [{ ...mug, quantity: 2 }], url: 'https://big.example/checkout' },
      steps: [
        answered(
          get('/api/storefront/checkouts/7d1c?include=cart.lineItems.physicalItems.options'),
          { id: '7d1c', cart: cart([physical(2)]), grandTotal: 98 },
        ),
        answered(
          post('/api/storefront/checkouts/7d1c/billing-address', { email: 'a@mail.example' }),
          {
            id: '7d1c',
            cart: cart([physical(2)]),
            billingAddress: { email: 'a@mail.example' },
            grandTotal: 98,
          },
        ),
        answered(
          post('/api/storefront/checkouts/7d1c/consignments', [
            { address: { city: 'x' }, lineItems: [{ itemId: 'e4f1', quantity: 2 }] },
          ]),
          { id: '7d1c', cart: cart([physical(2)]), consignments: [{ id: 'c' }], grandTotal: 103 },
        ),
        answered(post('/internalapi/v1/checkout/order', { cartId: '7d1c', customerMessage: '' }), {
          data: { order: { orderId: 345, token: 't', status: 'incomplete' } },
        }),
      ],
      expected: [
        'checkout_step :billing|contact|address',
        'checkout_step/add_shipping_info',
        'purchase #345',
      ],
    },
    {
      case: 'form or link',
      title: 'a link of a list',
      steps: [
        redirected(get('/cart.php?action=add&product_id=111'), 'https://big.example/cart.php'),
      ],
      expected: ['add_to_cart 111×1'],
    },
  ],
}
