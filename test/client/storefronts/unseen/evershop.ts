import { answered, get, post, send } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const item = (qty: number, more: object = {}) => ({
  cart_item_id: 12,
  uuid: '5a0f',
  cart_id: 3,
  product_id: 4,
  product_sku: 'NJC-1',
  product_name: 'Nike react phantom',
  thumbnail: '/x.jpg',
  product_price: 125,
  product_price_incl_tax: 125,
  final_price: 125,
  final_price_incl_tax: 125,
  qty,
  line_total: 125 * qty,
  variant_options: '[]',
  ...more,
})
const done = (qty: number, count = qty) => ({ data: { item: item(qty), count, cartId: 'c-uuid' } })
const shoe = { lineId: '5a0f', itemId: '4', sku: 'NJC-1', price: 125, currency: 'USD' }

export const evershop: UnseenShop = {
  storefront: 'evershop',
  url: 'https://ever.example/men/nike-react-phantom',
  page: { globals: { eContext: { graphqlResponse: {} } } },
  sessions: [
    {
      case: 'success',
      title: "the answer holds the line's total",
      page: { cart: [{ ...shoe, quantity: 2 }] },
      steps: [answered(post('/api/cart/mine/items', { sku: 'NJC-1', qty: 1 }), done(3))],
      expected: ['add_to_cart 4|NJC-1×1@125'],
    },
    {
      case: 'success',
      title: 'quantities as text, a cart by its id, absolute',
      steps: [
        answered(
          post('https://ever.example/api/cart/c-uuid/items', { sku: 'NJC-1', qty: '2' }),
          done(2),
        ),
      ],
      expected: ['add_to_cart 4|NJC-1×2@125'],
    },
    {
      case: 'failure with 4xx',
      title: 'no stock',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/cart/mine/items', { sku: 'NJC-1', qty: 99 }),
          { error: { status: 400, message: 'We do not have enough stock' } },
          400,
        ),
        answered(
          post('/api/cart/mine/items', { sku: 'NJC-1', qty: 1 }),
          { error: { status: 500, message: 'x' } },
          500,
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'increased, decreased, deleted',
      page: { cart: [{ ...shoe, quantity: 1 }] },
      steps: [
        answered(
          post('/api/cart/mine/items/5a0f', { action: 'increase', qty: 1 }, 'PATCH'),
          done(2),
        ),
        answered(
          post('/api/cart/mine/items/5a0f', { action: 'decrease', qty: 1 }, 'PATCH'),
          done(1),
        ),
        answered(send('DELETE', '/api/cart/mine/items/5a0f'), {
          data: { item: item(1), count: 0, cartId: 'c-uuid' },
        }),
      ],
      expected: [
        'update_cart 4|NJC-1×2 +1',
        'update_cart 4|NJC-1×1 -1',
        'remove_from_cart 4|NJC-1×1',
      ],
    },
    {
      case: 'checkout',
      title: 'contact, address, shipping, payment, order',
      page: { cart: [{ ...shoe, quantity: 1 }], url: 'https://ever.example/checkout' },
      steps: [
        answered(post('/api/carts/c-uuid/contacts', { email: 'a@mail.example' }), {
          data: { email: 'a@mail.example' },
        }),
        answered(
          post('/api/carts/c-uuid/addresses', { address: { city: 'x' }, type: 'shipping' }),
          { data: { cart_address_id: 1 } },
        ),
        answered(
          post('/api/carts/c-uuid/shippingMethods', { method_code: 'free', method_name: 'Free' }),
          { data: { method: { code: 'free' } } },
        ),
        answered(post('/api/carts/c-uuid/paymentMethods', { method_code: 'cod' }), {
          data: { method: { code: 'cod' } },
        }),
        answered(post('/api/carts/c-uuid/checkout', {}), {
          data: { uuid: 'o-uuid', order_number: '10001', grand_total: 125, currency: 'USD' },
        }),
      ],
      expected: [
        'checkout_step :contact',
        'checkout_step/add_shipping_info :address|shipping',
        'add_shipping_info/checkout_step',
        'add_payment_info/checkout_step',
        'purchase #10001|o-uuid',
      ],
    },
    {
      case: 'poll',
      title: 'pages as data, shipping methods to choose from',
      page: { cart: [{ ...shoe, quantity: 1 }] },
      steps: [
        answered(get('/men/nike-react-phantom?ajax=true'), {
          success: true,
          eContext: { product: { sku: 'NJC-1' } },
        }),
        answered(post('/api/graphql', { query: '{ cart { items { productSku qty } } }' }), {
          data: { cart: { items: [{ productSku: 'NJC-1', qty: 1 }] } },
        }),
      ],
      expected: [],
    },
  ],
}
