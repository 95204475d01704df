import { answered, form, get, paged, post, redirected, urlencoded } from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// What themes send. Dawn: Shopify/dawn, assets/product-form.js and assets/cart.js. Discounts: the
// cart of Horizon. Debut: jQuery, urlencoded. Prices in hundredths, also of the yen: Shopify appends
// them to currencies that have none.

const xhr = { 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/javascript' }
const line = (quantity: number, more: object = {}) => ({
  id: 45120001,
  properties: {},
  quantity,
  variant_id: 45120001,
  key: '45120001:77f0',
  title: 'Wool cap - Grey',
  price: 3450,
  original_price: 3450,
  presentment_price: 34.5,
  discounted_price: 3450,
  line_price: 3450 * quantity,
  final_price: 3450,
  final_line_price: 3450 * quantity,
  sku: 'CAP-GR',
  vendor: 'Northwind',
  taxable: true,
  product_id: 9001,
  product_title: 'Wool cap',
  product_type: 'Caps',
  variant_title: 'Grey',
  quantity_rule: { min: 1, max: null, increment: 1 },
  ...more,
})
const sock = (quantity: number) =>
  line(quantity, {
    id: 45120002,
    variant_id: 45120002,
    key: '45120002:19ab',
    title: 'Socks',
    product_title: 'Socks',
    product_id: 9002,
    sku: 'SOCK',
    price: 900,
    final_price: 900,
    discounted_price: 900,
    original_price: 900,
  })
const cart = (items: object[], more: object = {}) => ({
  token: 'hWN1abc?key=1',
  note: '',
  attributes: {},
  original_total_price: 3450,
  total_price: 3450,
  total_discount: 0,
  item_count: items.length,
  items,
  requires_shipping: true,
  currency: 'EUR',
  cart_level_discount_applications: [],
  discount_codes: [],
  ...more,
})
const sections = { 'cart-drawer': '<div id="CartDrawer">', 'cart-icon-bubble': '<div>3</div>' }
const cap = {
  lineId: '45120001:77f0',
  variantId: '45120001',
  itemId: '9001',
  sku: 'CAP-GR',
  price: 34.5,
  currency: 'EUR',
}
const page = {
  globals: {
    Shopify: {
      shop: 'northwind.myshopify.com',
      currency: { active: 'EUR', rate: '1.0' },
      routes: { root: '/' },
      theme: { name: 'Dawn', schema_name: 'Dawn' },
    },
  },
}
const withHeaders = (
  exchange: ReturnType<typeof form>,
  requestHeaders: Record<string, string>,
) => ({
  ...exchange,
  requestHeaders,
})
const change = (body: object) => post('/cart/change', { ...body, sections_url: '/cart' })

export const shopifyThemes: readonly UnseenShop[] = [
  {
    storefront: 'shopify',
    url: 'https://northwind.example/products/wool-cap',
    page,
    sessions: [
      {
        case: 'success',
        title: 'Dawn: two on the product page, then a quick add from a list',
        page: { cart: [] },
        steps: [
          answered(
            withHeaders(
              form('/cart/add', {
                form_type: 'product',
                utf8: '✓',
                id: 45120001,
                quantity: 2,
                'product-id': 9001,
                'section-id': 'template--1__main',
                sections: 'cart-drawer,cart-icon-bubble',
                sections_url: '/products/wool-cap',
              }),
              xhr,
            ),
            line(2, { sections }),
          ),
          answered(
            withHeaders(
              form('/cart/add', {
                form_type: 'product',
                utf8: '✓',
                id: 45120001,
                'product-id': 9001,
              }),
              xhr,
            ),
            line(3, { sections }),
          ),
        ],
        expected: ['add_to_cart 9001|45120001×2@34.5 EUR', 'add_to_cart 9001|45120001×1@34.5 EUR'],
      },
      {
        case: 'quantity change',
        title: 'Dawn: the line up, down and away',
        page: { cart: [{ ...cap, quantity: 2 }] },
        steps: [
          answered(
            change({ line: 1, quantity: '5', sections: ['main-cart-items', 'cart-icon-bubble'] }),
            cart([line(5)], { sections }),
          ),
          answered(change({ line: 1, quantity: '4', sections: [] }), cart([line(4)], { sections })),
          answered(change({ line: '1', quantity: 0 }), cart([], { items_removed: [line(4)] })),
        ],
        expected: [
          'update_cart 9001|45120001×5 +3',
          'update_cart 9001|45120001×4 -1',
          'remove_from_cart 9001|45120001×4@34.5 EUR',
        ],
      },
      {
        case: 'failure with 4xx',
        title: 'Dawn: sold out, too many of a line, a cart that is gone',
        page: { cart: [{ ...cap, quantity: 3 }] },
        steps: [
          answered(
            withHeaders(form('/cart/add', { id: 45120001, quantity: 4 }), xhr),
            {
              status: 422,
              message: 'You can only add 3 of this item to your cart.',
              description: 'You can only add 3 of this item to your cart.',
            },
            422,
          ),
          answered(
            change({ line: 1, quantity: '40', sections: [] }),
            { errors: 'You can only add 3 of this item to your cart.', sections },
            422,
          ),
          answered(
            post('/cart/change.js', { id: '45120009:aa', quantity: 1 }),
            { status: 400, message: 'Bad Request', description: 'no valid id or line parameter' },
            400,
          ),
        ],
        expected: [],
      },
      {
        case: 'poll',
        title: 'Dawn: sections, notes, recommendations, a search, shipping rates',
        page: { cart: [{ ...cap, quantity: 1 }] },
        steps: [
          paged(get('/cart?section_id=main-cart-items')),
          answered(get('/cart.js?t=17000000'), cart([line(1)])),
          answered(post('/cart/update', { note: 'As a present' }), cart([line(1)], { note: 'x' })),
          answered(post('/cart/update.js', { attributes: { gift: 'yes' } }), cart([line(1)])),
          paged(get('/recommendations/products?product_id=9001&limit=4&section_id=related')),
          answered(get('/search/suggest.json?q=cap&resources[type]=product'), {
            resources: { results: { products: [{ id: 9001, title: 'Wool cap', price: '34.50' }] } },
          }),
          answered(
            post('/cart/prepare_shipping_rates.json?shipping_address[zip]=1', {}),
            null,
            202,
          ),
          answered(post('/api/unstable/graphql.json', { query: '{shop{name}}' }), {
            data: { shop: { name: 'Northwind' } },
          }),
          answered(
            post('/.well-known/shopify/monorail/unstable/produce_batch', { events: [] }),
            {},
          ),
        ],
        expected: [],
      },
      {
        case: 'coupon',
        title: 'Horizon: a discount that holds and one that does not',
        page: { cart: [{ ...cap, quantity: 1 }] },
        steps: [
          answered(
            post('/cart/update.js', { discount: 'NOPE', sections: ['cart-drawer'] }),
            cart([line(1)], { discount_codes: [{ code: 'NOPE', applicable: false }] }),
          ),
          answered(
            post('/cart/update.js', { discount: 'WINTER', sections: ['cart-drawer'] }),
            cart([line(1)], { discount_codes: [{ code: 'WINTER', applicable: true }] }),
          ),
        ],
        expected: ['apply_coupon $WINTER'],
      },
      {
        case: 'success',
        title: 'Debut: urlencoded, through jQuery',
        page: { cart: [] },
        steps: [
          answered(
            urlencoded('/cart/add.js', {
              form_type: 'product',
              utf8: '✓',
              id: 45120001,
              quantity: 1,
            }),
            line(1),
          ),
          answered(urlencoded('/cart/change.js', { line: 1, quantity: 3 }), cart([line(3)])),
          answered(urlencoded('/cart/update.js', { 'updates[45120001]': 1 }), cart([line(1)])),
          answered(urlencoded('/cart/clear.js', {}), cart([])),
        ],
        expected: [
          'add_to_cart 9001|45120001×1@34.5 EUR',
          'update_cart 9001|45120001×3 +2',
          'update_cart 9001|45120001×1 -2',
          'remove_from_cart 9001|45120001×1',
        ],
      },
      {
        case: 'success',
        title: 'a bundle: two products in one request',
        page: { cart: [{ ...cap, quantity: 1 }] },
        steps: [
          answered(
            post('/cart/add.js', {
              items: [
                { id: 45120001, quantity: 1 },
                { id: 45120002, quantity: 2, properties: { _bundle: 'b1' } },
              ],
              sections: 'cart-drawer',
            }),
            { items: [line(2), sock(2)], sections },
          ),
        ],
        expected: ['add_to_cart 9001|45120001×1@34.5', 'add_to_cart 9002|45120002×2@9'],
      },
      {
        case: 'checkout',
        title: 'the button of the cart',
        page: { cart: [{ ...cap, quantity: 1 }] },
        steps: [
          redirected(
            form('/cart', { 'updates[]': 1, note: '', checkout: '' }),
            'https://northwind.example/checkouts/cn/Z2NwLWV1cm9wZQ?_ga=1',
          ),
        ],
        expected: ['begin_checkout'],
      },
    ],
  },
  {
    storefront: 'shopify',
    url: 'https://northwind.example/ja/products/wool-cap',
    page: {
      globals: {
        Shopify: {
          shop: 'northwind.myshopify.com',
          currency: { active: 'JPY', rate: '161.0' },
          routes: { root: '/ja/' },
          locale: 'ja',
          country: 'JP',
        },
      },
    },
    sessions: [
      {
        case: 'second currency',
        title: 'yen below a locale',
        page: { cart: [] },
        steps: [
          answered(post('/ja/cart/add.js', { items: [{ id: 45120001, quantity: 2 }] }), {
            items: [line(2, { price: 550000, final_price: 550000, discounted_price: 550000 })],
          }),
          answered(
            post('/ja/cart/change.js', { id: '45120001:77f0', quantity: 1 }),
            cart([line(1, { price: 550000, final_price: 550000 })], { currency: 'JPY' }),
          ),
        ],
        expected: ['add_to_cart 9001|45120001×2@5500 JPY', 'update_cart 9001|45120001×1 -1'],
      },
    ],
  },
]
