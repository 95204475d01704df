import { answered, form, get, paged, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const item = (quantity: number) => ({
  key: 'k1',
  product_id: 2,
  options: [],
  link: 'https://lite.example/en/ducks-p-2',
  thumbnail: 'x.webp',
  name: 'Green Duck',
  sku: 'RD002',
  gtin: '',
  taric: '',
  price: 20,
  formatted_price: '$20.00',
  quantity,
})
const cart = (items: { quantity: number }[], more: object = {}) => ({
  items,
  quantity: items.reduce((sum, { quantity }) => sum + quantity, 0),
  subtotal: { value: 20, formatted: '$20.00', text: '$20.00' },
  ...more,
})
const duck = { lineId: 'k1', itemId: '2', sku: 'RD002', price: 20, currency: 'USD' }
const add = (quantity: number, url = '/en/ajax/cart.json') =>
  urlencoded(url, {
    token: 't',
    product_id: 2,
    quantity,
    'options[Size]': 'Small',
    add_cart_product: 'true',
  })

export const litecart: UnseenShop = {
  storefront: 'litecart',
  url: 'https://lite.example/en/ducks-p-2',
  page: {
    globals: {
      _env: {
        platform: { url: 'https://lite.example/' },
        session: { currency: { code: 'USD' }, language: { code: 'en' } },
      },
    },
  },
  sessions: [
    {
      case: 'success',
      title: 'an add, and the poll after a minute',
      page: { cart: [] },
      steps: [
        answered(add(2), cart([item(2)])),
        answered(get('/en/ajax/cart.json'), cart([item(2)])),
      ],
      expected: ['add_to_cart 2|RD002×2@20'],
    },
    {
      case: 'success',
      title: 'one more of a cart nobody saw, absolute',
      steps: [answered(add(1, 'https://lite.example/ajax/cart.json'), cart([item(4)]))],
      expected: ['add_to_cart 2|RD002×1@20'],
    },
    {
      case: 'failure with 200',
      title: 'an alert',
      page: { cart: [{ ...duck, quantity: 1 }] },
      steps: [answered(add(99), cart([item(1)], { alert: 'There are only 5 items in stock' }))],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'the checkout form changes and removes',
      page: { cart: [{ ...duck, quantity: 1 }], url: 'https://lite.example/en/checkout' },
      steps: [
        paged(
          form('/en/ajax/checkout_cart.html', {
            token: 't',
            'item[k1][quantity]': '3',
            update_cart_item: 'k1',
          }),
          '<section id="box-checkout-cart">',
        ),
        answered(get('/en/ajax/cart.json'), cart([item(3)])),
        paged(
          form('/en/ajax/checkout_cart.html', { token: 't', remove_cart_item: 'k1' }),
          '<section id="box-checkout-cart">',
        ),
        answered(get('/en/ajax/cart.json'), cart([])),
      ],
      expected: ['update_cart 2|RD002×3 +2', 'remove_from_cart 2|RD002×3'],
    },
    {
      case: 'poll',
      title: 'the cart is kept alive',
      page: { cart: [{ ...duck, quantity: 2 }] },
      steps: [
        answered(get('/en/ajax/cart.json'), cart([item(2)])),
        answered(get('/en/ajax/cart.json'), cart([item(2)])),
        paged(get('/en/ajax/checkout_summary.html'), '<section>'),
      ],
      expected: [],
    },
  ],
}
