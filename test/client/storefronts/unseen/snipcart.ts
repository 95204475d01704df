import { answered, get, post, send } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const item = (quantity: number, more: object = {}) => ({
  uniqueId: 'uq-1',
  id: 'starry-night',
  name: 'Starry Night',
  price: 79.99,
  unitPrice: 79.99,
  totalPrice: 79.99 * quantity,
  quantity,
  url: '/products/starry-night',
  maxQuantity: null,
  stackable: true,
  customFields: [],
  ...more,
})
const cart = (items: object[], more: object = {}) => ({
  token: 'f1ca',
  mode: 'Live',
  status: 'InProgress',
  currency: 'cad',
  email: 'a@mail.example',
  itemsCount: items.length,
  items,
  discounts: [],
  total: 79.99,
  ...more,
})
const painting = { lineId: 'uq-1', itemId: 'starry-night', price: 79.99, currency: 'CAD' }
const api = 'https://app.snipcart.com/api'

export const snipcart: UnseenShop = {
  storefront: 'snipcart',
  url: 'https://art.example/products/starry-night',
  page: { globals: { Snipcart: { version: '3.7' } } },
  sessions: [
    {
      case: 'success',
      title: 'the overlay adds',
      page: { cart: [] },
      steps: [
        answered(
          post(`${api}/cart/items`, {
            id: 'starry-night',
            name: 'Starry Night',
            price: 79.99,
            url: '/products/starry-night',
            quantity: 1,
          }),
          cart([item(1)]),
        ),
      ],
      expected: ['add_to_cart starry-night×1@79.99 CAD'],
    },
    {
      case: 'failure with 4xx',
      title: 'a price that does not hold, no stock',
      page: { cart: [] },
      steps: [
        answered(
          post(`${api}/cart/items`, { id: 'starry-night', price: 1, url: '/x', quantity: 1 }),
          { errors: [{ code: 'product-crawling-failed' }] },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'in the overlay, then away',
      page: { cart: [{ ...painting, quantity: 1 }] },
      steps: [
        answered(post(`${api}/cart/items/uq-1`, { quantity: 2 }, 'PUT'), cart([item(2)])),
        answered(send('DELETE', `${api}/cart/items/uq-1`), cart([])),
      ],
      expected: [
        'update_cart starry-night×2@79.99 +1',
        'remove_from_cart starry-night×2@79.99 CAD',
      ],
    },
    {
      case: 'poll',
      title: 'the session is read; the validator of the shop too',
      page: { cart: [{ ...painting, quantity: 1 }] },
      steps: [
        answered(get(`${api}/cart`), cart([item(1)])),
        answered(get('/products/starry-night.json'), { id: 'starry-night', price: 79.99 }),
      ],
      expected: [],
    },
  ],
}
