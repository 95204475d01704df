import { form, get, paged, redirected } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const cap = { lineId: '7', variantId: '12', sku: 'CAP', price: 19.99, currency: 'USD' }

export const solidus: UnseenShop = {
  storefront: 'solidus',
  url: 'https://solid.example/products/cap',
  page: {
    globals: { Solidus: { routes: {} } },
    products: [{ item_id: '12', sku: 'CAP', item_name: 'Cap', price: 19.99 }],
  },
  sessions: [
    {
      case: 'success',
      title: 'the product form, on to the cart',
      steps: [
        redirected(
          form('/cart_line_items', {
            authenticity_token: 'a',
            variant_id: '12',
            quantity: '2',
            commit: 'Add To Cart',
          }),
          'https://solid.example/cart',
        ),
      ],
      expected: ['add_to_cart 12|CAP×2@19.99'],
    },
    {
      case: 'failure with 200',
      title: 'back to where it came from, which is a refusal',
      steps: [
        redirected(
          form('https://solid.example/cart_line_items', { variant_id: '12', quantity: '3000000' }),
          'https://solid.example/products/cap',
        ),
      ],
      expected: [],
    },
    {
      case: 'failure with 4xx',
      title: 'a token that is stale',
      steps: [paged(form('/cart_line_items', { variant_id: '12', quantity: '1' }), '<h1>422', 422)],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'the cart form, to a number and to nothing',
      page: { cart: [{ ...cap, quantity: 1 }], url: 'https://solid.example/cart' },
      steps: [
        redirected(
          form('/cart', {
            _method: 'patch',
            'order[line_items_attributes][0][quantity]': '3',
            'order[line_items_attributes][0][id]': '7',
            'order[coupon_code]': '',
          }),
          'https://solid.example/cart',
        ),
        redirected(
          form('/cart', {
            _method: 'patch',
            'order[line_items_attributes][0][quantity]': '0',
            'order[line_items_attributes][0][id]': '7',
          }),
          'https://solid.example/cart',
        ),
      ],
      expected: ['update_cart 12|CAP×3 +2', 'remove_from_cart 12|CAP×3'],
    },
    {
      case: 'removal',
      title: 'the cart is emptied',
      page: { cart: [{ ...cap, quantity: 2 }], url: 'https://solid.example/cart' },
      steps: [
        redirected(
          form('/cart/empty', { _method: 'put', authenticity_token: 'a' }),
          'https://solid.example/cart',
        ),
      ],
      expected: ['remove_from_cart 12|CAP×2'],
    },
    {
      case: 'checkout',
      title: 'state by state',
      page: { cart: [{ ...cap, quantity: 1 }], url: 'https://solid.example/checkout/address' },
      steps: [
        redirected(
          form('/checkout/update/address', { _method: 'patch', 'order[email]': 'a@mail.example' }),
          'https://solid.example/checkout/delivery',
        ),
        redirected(
          form('/checkout/update/delivery', { _method: 'patch', state_lock_version: '2' }),
          'https://solid.example/checkout/payment',
        ),
        redirected(
          form('/checkout/update/payment', {
            _method: 'patch',
            'order[payments_attributes][][payment_method_id]': '1',
          }),
          'https://solid.example/checkout/confirm',
        ),
      ],
      expected: [
        'checkout_step/add_shipping_info :address',
        'add_shipping_info/checkout_step',
        'add_payment_info/checkout_step',
      ],
    },
    {
      case: 'poll',
      title: 'pages and the cart link',
      steps: [
        paged(get('/cart_link'), '<a class="cart-info">'),
        paged(get('/products?keywords=cap')),
      ],
      expected: [],
    },
  ],
}
