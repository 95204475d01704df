import { answered, get, post, send } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const api = 'https://acme.swell.store/api/cart'
const item = (quantity: number, price = 30) => ({
  id: '6400aa',
  product_id: '63ffbb',
  variant_id: '63ffcc',
  product: { id: '63ffbb', name: 'Blue Jean', sku: 'BJ', slug: 'blue-jean', price: 40 },
  variant: { id: '63ffcc', name: 'M', sku: 'BJ-M' },
  options: [{ id: 'size', name: 'Size', value: 'M' }],
  quantity,
  price,
  price_total: price * quantity,
  discount_total: 0,
})
const cart = (items: object[], more: object = {}) => ({
  id: '6400',
  currency: 'EUR',
  items,
  item_quantity: items.length,
  sub_total: 30,
  grand_total: 30,
  checkout_id: 'chk',
  checkout_url: 'https://acme.swell.store/checkout/chk',
  ...more,
})
const jean = { lineId: '6400aa', itemId: '63ffbb', variantId: '63ffcc', price: 30, currency: 'EUR' }
const IDS = '63ffbb|63ffcc|BJ|BJ-M'

export const swell: UnseenShop = {
  storefront: 'swell',
  url: 'https://jeans.example/products/blue-jean',
  sessions: [
    {
      case: 'success',
      title: 'an add, and one more',
      page: { cart: [] },
      steps: [
        answered(
          post(`${api}/items`, {
            product_id: '63ffbb',
            quantity: 2,
            options: [{ id: 'size', value: 'M' }],
          }),
          cart([item(2)]),
        ),
        answered(
          post(`${api}/items`, {
            product_id: '63ffbb',
            quantity: 1,
            options: [{ id: 'size', value: 'M' }],
          }),
          cart([item(3)]),
        ),
      ],
      expected: [`add_to_cart ${IDS}×2@30 EUR`, `add_to_cart ${IDS}×1@30 EUR`],
    },
    {
      case: 'failure with 200',
      title: 'validation refuses',
      page: { cart: [] },
      steps: [
        answered(post(`${api}/items`, { product_id: '63ffbb', quantity: 999 }), {
          errors: { 'items.quantity': { code: 'STOCK', message: 'Out of stock' } },
        }),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'by line, then all lines at once, then away',
      page: { cart: [{ ...jean, quantity: 1 }] },
      steps: [
        answered(post(`${api}/items/6400aa`, { quantity: 4 }, 'PUT'), cart([item(4)])),
        answered(
          post(`${api}/items`, [{ id: '6400aa', product_id: '63ffbb', quantity: 2 }], 'PUT'),
          cart([item(2)]),
        ),
        answered(send('DELETE', `${api}/items/6400aa`), cart([])),
      ],
      expected: [
        `update_cart ${IDS}×4@30 +3`,
        `update_cart ${IDS}×2@30 -2`,
        `remove_from_cart ${IDS}×2@30 EUR`,
      ],
    },
    {
      case: 'coupon',
      title: 'refused and taken',
      page: { cart: [{ ...jean, quantity: 1 }] },
      steps: [
        answered(post(`${api}/coupon`, { code: 'NOPE' }, 'PUT'), {
          errors: { coupon_code: { code: 'INVALID', message: 'Coupon not found' } },
        }),
        answered(
          post(`${api}/coupon`, { code: 'BLUE5' }, 'PUT'),
          cart([item(1)], { coupon_code: 'BLUE5', coupon: { code: 'BLUE5' } }),
        ),
      ],
      expected: ['apply_coupon $BLUE5'],
    },
    {
      case: 'second currency',
      title: 'the price has no decimals in yen',
      page: { cart: [] },
      steps: [
        answered(
          post(`${api}/items`, { product_id: '63ffbb', quantity: 1, variant_id: '63ffcc' }),
          cart([item(1, 4800)], { currency: 'JPY' }),
        ),
      ],
      expected: [`add_to_cart ${IDS}×1@4800 JPY`],
    },
    {
      case: 'checkout',
      title: 'the order is placed',
      page: { cart: [{ ...jean, quantity: 1 }] },
      steps: [
        answered(post(`${api}/order`, {}), {
          id: 'ord9',
          number: '100001',
          currency: 'EUR',
          grand_total: 35,
          items: [item(1)],
        }),
      ],
      expected: ['purchase #ord9|100001 =35 EUR'],
    },
    {
      case: 'poll',
      title: 'the cart and products are read',
      page: { cart: [{ ...jean, quantity: 1 }] },
      steps: [
        answered(get(api), cart([item(1)])),
        answered(get('https://acme.swell.store/api/products/blue-jean'), {
          id: '63ffbb',
          name: 'Blue Jean',
          price: 30,
        }),
        answered(get('https://acme.swell.store/api/settings'), { store: { currency: 'EUR' } }),
      ],
      expected: [],
    },
  ],
}
