import { answered, get, post, send } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const entry = (quantity: number) => ({
  id: 'e1f2',
  itemId: '5f1aa0',
  quantity,
  title: 'Print',
  productType: 1,
  fullUrl: '/store/p/print',
  chosenVariant: { id: 'v-9', sku: 'SQ1', attributes: { Size: 'A3' }, stock: { unlimited: true } },
})
const shoppingCart = (entries: object[], more: object = {}) => ({
  cartToken: 'tok3n',
  entries,
  totalQuantity: entries.length,
  subtotalCents: 3600,
  ...more,
})
const line = { lineId: 'e1f2', itemId: '5f1aa0', sku: 'SQ1', price: 18, currency: 'USD' }
const url = '/api/commerce/shopping-cart/entries?crumb=BQ1x'
const add = (quantity: number, crumb = 'BQ1x') =>
  post(`/api/commerce/shopping-cart/entries?crumb=${crumb}`, {
    itemId: '5f1aa0',
    sku: 'SQ1',
    quantity,
    additionalFields: 'null',
  })

export const squarespace: UnseenShop = {
  storefront: 'squarespace',
  url: 'https://prints.example/store/p/print',
  page: { globals: { Static: { SQUARESPACE_CONTEXT: { website: { id: 'x' } } }, Squarespace: {} } },
  sessions: [
    {
      case: 'success',
      title: 'an add to a cart nobody saw',
      steps: [
        answered(add(2), {
          newlyAdded: entry(2),
          shoppingCart: shoppingCart([entry(2)]),
          crumb: 'BQ2',
        }),
      ],
      expected: ['add_to_cart 5f1aa0|SQ1|v-9×2'],
    },
    {
      case: 'failure with 200',
      title: 'a stale crumb is retried and counts once',
      page: { cart: [] },
      steps: [
        answered(add(1, 'old'), { crumbFail: true, crumb: 'BQ9' }),
        answered(add(1, 'BQ9'), { newlyAdded: entry(1), shoppingCart: shoppingCart([entry(1)]) }),
      ],
      expected: ['add_to_cart 5f1aa0|SQ1|v-9×1'],
    },
    {
      case: 'success',
      title: 'one more of what is there',
      page: { cart: [{ ...line, quantity: 2 }] },
      steps: [answered(add(1), { newlyAdded: entry(3), shoppingCart: shoppingCart([entry(3)]) })],
      expected: ['add_to_cart 5f1aa0|SQ1|v-9×1'],
    },
    {
      case: 'quantity change',
      title: 'by PUT, then away by DELETE',
      page: { cart: [{ ...line, quantity: 1 }], url: 'https://prints.example/cart' },
      steps: [
        answered(
          post('/api/commerce/shopping-cart/entries/e1f2?crumb=BQ1x', { quantity: 4 }, 'PUT'),
          shoppingCart([entry(4)]),
        ),
        answered(send('DELETE', '/api/commerce/cart/items/e1f2'), shoppingCart([])),
      ],
      expected: ['update_cart 5f1aa0|SQ1|v-9×4 +3', 'remove_from_cart 5f1aa0|SQ1|v-9×4'],
    },
    {
      case: 'failure with 4xx',
      title: 'sold out',
      page: { cart: [] },
      steps: [
        answered(
          post(url, { itemId: '5f1aa0', sku: 'SQ1', quantity: 1 }),
          { error: 'Insufficient stock', errorType: 'INSUFFICIENT_STOCK' },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'poll',
      title: 'the cart is read, a page is asked for as JSON',
      page: { cart: [{ ...line, quantity: 1 }] },
      steps: [
        answered(get('/api/commerce/shopping-cart?crumb=BQ1x'), shoppingCart([entry(1)])),
        answered(get('/store/p/print?format=json'), {
          item: { id: '5f1aa0', title: 'Print', variants: [{ sku: 'SQ1', price: 1800 }] },
        }),
        answered(
          post('/api/census/RecordHit?crumb=BQ1x', {
            event: 'add-to-cart',
            data: '{"quantity":1}',
          }),
          {},
        ),
      ],
      expected: [],
    },
  ],
}
