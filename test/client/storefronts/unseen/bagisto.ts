import { answered, get, post } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const item = (quantity: number) => ({
  id: 61,
  quantity,
  type: 'simple',
  name: 'Arctic Cozy Knit Beanie',
  price: '14.0000',
  formatted_price: '$14.00',
  price_incl_tax: '14.0000',
  total: `${14 * quantity}.0000`,
  formatted_total: '$14.00',
  options: [],
  base_image: { small_image_url: 'x.webp' },
  product_url_key: 'arctic-cozy-knit-unisex-beanie',
})
const cart = (items: object[], more: object = {}) => ({
  data: {
    id: 9,
    is_guest: 1,
    items_count: items.length,
    items_qty: items.length,
    grand_total: '14.0000',
    formatted_grand_total: '$14.00',
    coupon_code: null,
    have_stockable_items: true,
    items,
    ...more,
  },
  message: 'Item was added successfully',
})
const beanie = {
  lineId: '61',
  itemId: '1',
  name: 'Arctic Cozy Knit Beanie',
  price: 14,
  currency: 'USD',
}
const add = (quantity: unknown, more: object = {}) =>
  post('/api/checkout/cart', { product_id: '1', is_buy_now: '0', quantity, ...more })

export const bagisto: UnseenShop = {
  storefront: 'bagisto',
  url: 'https://bag.example/arctic-cozy-knit-unisex-beanie',
  page: { globals: { app: { config: { globalProperties: {} } } } },
  sessions: [
    {
      case: 'success',
      title: 'an add by the form of a product, in a cart that was empty',
      page: { cart: [] },
      steps: [
        answered(
          {
            ...add('2'),
            requestBody: [
              ['_token', 't'],
              ['product_id', '1'],
              ['is_buy_now', '0'],
              ['quantity', '2'],
            ],
            requestHeaders: {
              'content-type': 'multipart/form-data; boundary=x',
              accept: 'application/json',
            },
          },
          cart([item(2)]),
        ),
      ],
      expected: ['add_to_cart 1|61×2@14'],
    },
    {
      case: 'success',
      title: 'one more',
      page: { cart: [{ ...beanie, quantity: 2 }] },
      steps: [answered(add(1), cart([item(3)]))],
      expected: ['add_to_cart 1|61×1@14'],
    },
    {
      case: 'failure with 4xx',
      title: 'no stock',
      page: { cart: [] },
      steps: [
        answered(
          add(500),
          {
            message: 'The requested quantity is not available',
            redirect_uri: 'https://bag.example/arctic',
          },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'failure with 200',
      title: 'options are missing: the page is sent to the product',
      page: { cart: [] },
      steps: [
        answered(add(1), {
          redirect: true,
          redirect_uri: 'https://bag.example/x',
          data: 'https://bag.example/x',
          message: 'Options are missing',
        }),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'by line, to the same, and away by a method in the body',
      page: { cart: [{ ...beanie, quantity: 1 }], url: 'https://bag.example/checkout/cart' },
      steps: [
        answered(post('/api/checkout/cart', { qty: { 61: 4 } }, 'PUT'), cart([item(4)])),
        answered(post('/api/checkout/cart', { qty: { 61: 4 } }, 'PUT'), cart([item(4)])),
        answered(post('/api/checkout/cart', { _method: 'DELETE', cart_item_id: 61 }), {
          data: null,
          message: 'Item is successfully removed from the cart.',
        }),
      ],
      expected: ['update_cart 1|61×4@14 +3', 'remove_from_cart 1|61×4'],
    },
    {
      case: 'coupon',
      title: 'refused and taken',
      page: { cart: [{ ...beanie, quantity: 1 }] },
      steps: [
        answered(
          post('/api/checkout/cart/coupon', { code: 'NOPE' }),
          { data: cart([item(1)]).data, message: 'Coupon code is invalid.' },
          422,
        ),
        answered(
          post('/api/checkout/cart/coupon', { code: 'KNIT' }),
          cart([item(1)], { coupon_code: 'KNIT' }),
        ),
      ],
      expected: ['apply_coupon $KNIT'],
    },
    {
      case: 'checkout',
      title: 'address, shipping, payment, order',
      page: { cart: [{ ...beanie, quantity: 1 }], url: 'https://bag.example/checkout/onepage' },
      steps: [
        answered(
          post('/api/checkout/onepage/addresses', { billing: { email: 'a@mail.example' } }),
          { redirect: false, data: { shippingMethods: {} } },
        ),
        answered(post('/api/checkout/onepage/shipping-methods', { shipping_method: 'free_free' }), {
          payment_methods: [],
        }),
        answered(
          post('/api/checkout/onepage/payment-methods', { payment: { method: 'cashondelivery' } }),
          { cart: cart([item(1)]).data },
        ),
        answered(post('/api/checkout/onepage/orders', {}), {
          data: { redirect: true, redirect_url: 'https://bag.example/checkout/onepage/success' },
        }),
      ],
      expected: [
        'checkout_step :address|billing',
        'add_shipping_info/checkout_step',
        'add_payment_info/checkout_step',
      ],
    },
    {
      case: 'poll',
      title: 'the mini cart and lists are read',
      page: { cart: [{ ...beanie, quantity: 1 }] },
      steps: [
        answered(get('/api/checkout/cart'), cart([item(1)])),
        answered(get('/api/products?sort=price-desc'), {
          data: [{ id: 1, sku: 'SP-001', name: 'Beanie', min_price: '$14.00' }],
        }),
        answered(post('/api/customer/wishlist', { product_id: 1 }), {
          data: { message: 'Item Successfully Added To Wishlist' },
        }),
        answered(post('/api/compare-items', { product_id: 1 }), { data: { message: 'compared' } }),
      ],
      expected: [],
    },
  ],
}
