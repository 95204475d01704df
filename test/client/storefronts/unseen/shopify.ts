import { answered, form, get, graphql, paged, post, redirected } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const item = (quantity: number, more: object = {}) => ({
  id: 40123,
  properties: {},
  quantity,
  variant_id: 40123,
  key: '40123:9f8e',
  title: 'Tee - M',
  price: 2500,
  original_price: 3000,
  discounted_price: 2500,
  line_price: 2500 * quantity,
  original_line_price: 3000 * quantity,
  total_discount: 0,
  discounts: [],
  sku: 'TEE-M',
  grams: 200,
  vendor: 'Acme',
  taxable: true,
  product_id: 8001,
  gift_card: false,
  final_price: 2500,
  final_line_price: 2500 * quantity,
  url: '/en-gb/products/tee?variant=40123',
  handle: 'tee',
  product_title: 'Tee',
  variant_title: 'M',
  options_with_values: [{ name: 'Size', value: 'M' }],
  ...more,
})
const cap = (quantity: number) =>
  item(quantity, {
    id: 40555,
    variant_id: 40555,
    key: '40555:aa',
    sku: 'CAP',
    product_id: 8002,
    price: 1200,
    final_price: 1200,
    title: 'Cap',
    product_title: 'Cap',
    variant_title: null,
  })
const cart = (items: { quantity: number }[], more: object = {}) => ({
  token: 'Z2NwLWV1',
  note: null,
  attributes: {},
  total_price: 2500,
  item_count: items.reduce((sum, { quantity }) => sum + quantity, 0),
  items,
  requires_shipping: true,
  currency: 'GBP',
  cart_level_discount_applications: [],
  discount_codes: [],
  ...more,
})
const globals = {
  Shopify: {
    shop: 'tees.myshopify.com',
    locale: 'en',
    currency: { active: 'GBP', rate: '1.0' },
    country: 'GB',
    routes: { root: '/en-gb/' },
  },
}
const tee = (quantity: number) => ({
  lineId: '40123:9f8e',
  itemId: '8001',
  variantId: '40123',
  sku: 'TEE-M',
  price: 25,
  currency: 'GBP',
  quantity,
})
const SDL = `mutation cartLinesAdd($cartId: ID!, $lines: [CartLineInput!]!) {
  result: cartLinesAdd(cartId: $cartId, lines: $lines) { cart { id } userErrors { field message } } }`

export const shopify: UnseenShop = {
  storefront: 'shopify',
  url: 'https://tees.example/en-gb/products/tee',
  page: { globals },
  sessions: [
    {
      case: 'success',
      title: 'a product form answers with the new total of its line',
      steps: [
        answered(
          form('/en-gb/cart/add', {
            form_type: 'product',
            id: '40123',
            quantity: '2',
            'product-id': '8001',
            sections: 'cart-drawer,cart-icon-bubble',
            sections_url: '/en-gb/products/tee',
          }),
          item(5, { sections: { 'cart-drawer': '<div>' } }),
        ),
      ],
      expected: ['add_to_cart 8001|40123|TEE-M×2@25 GBP'],
    },
    {
      case: 'locale prefix',
      title: 'a set is added by one call on an absolute address',
      page: { cart: [tee(1)] },
      steps: [
        answered(
          post('https://tees.example/en-gb/cart/add.js', {
            items: [
              { id: 40123, quantity: 1 },
              { id: '40555', quantity: 3 },
            ],
          }),
          { items: [item(2), cap(3)] },
        ),
      ],
      expected: ['add_to_cart 8001|40123|TEE-M×1@25 GBP', 'add_to_cart 8002|40555|CAP×3@12 GBP'],
    },
    {
      case: 'failure with 4xx',
      title: 'sold out, then a stock limit on a change',
      page: { cart: [tee(3)] },
      steps: [
        answered(
          post('/en-gb/cart/add.js', { id: 40123, quantity: 1 }),
          {
            status: 422,
            message: 'Cart Error',
            description: 'You can only add 3 Tee to the cart.',
          },
          422,
        ),
        answered(
          post('/en-gb/cart/change.js', { line: 1, quantity: 9 }),
          { status: 422, message: 'Cart Error', description: 'Only 3 in stock.' },
          422,
        ),
      ],
      expected: [],
    },
    {
      case: 'failure with 200',
      title: 'a change that is refused',
      page: { cart: [tee(3)] },
      steps: [
        answered(post('/en-gb/cart/change', { line: 1, quantity: 9, sections: [] }), {
          errors: 'You can only add 3 of this item to your cart.',
        }),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'by number of the line, to the same, by key, to nothing',
      page: { cart: [tee(1)] },
      steps: [
        answered(
          post('/en-gb/cart/change.js', { line: 1, quantity: 3 }),
          cart([item(3)], {
            items_added: [{ ...item(2), price: '25.0' }],
            items_removed: [],
          }),
        ),
        answered(post('/en-gb/cart/change.js', { line: 1, quantity: 3 }), cart([item(3)])),
        answered(
          post('/en-gb/cart/change.js', { id: '40123:9f8e', quantity: 2 }),
          cart([item(2)], { items_added: [], items_removed: [{ ...item(1), price: '25.0' }] }),
        ),
        answered(post('/en-gb/cart/change.js', { id: 40123, quantity: 0 }), cart([])),
      ],
      expected: [
        'update_cart 8001|40123|TEE-M×3@25 +2',
        'update_cart 8001|40123|TEE-M×2@25 -1',
        'remove_from_cart 8001|40123|TEE-M×2@25 GBP',
      ],
    },
    {
      case: 'no-op',
      title: 'a note, attributes, a cart that is only read',
      page: { cart: [tee(2)] },
      steps: [
        answered(post('/en-gb/cart/update.js', { note: 'ring twice' }), cart([item(2)])),
        answered(post('/en-gb/cart/update.js', { attributes: { gift: 'yes' } }), cart([item(2)])),
        answered(get('/en-gb/cart.js'), cart([item(2)])),
        answered(get('/en-gb/?sections=cart-drawer,header'), { 'cart-drawer': '<div>' }),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'one that applies and one that does not',
      page: { cart: [tee(2)] },
      steps: [
        answered(
          post('/en-gb/cart/update.js', { discount: 'NOPE' }),
          cart([item(2)], { discount_codes: [{ code: 'NOPE', applicable: false }] }),
        ),
        answered(
          post('/en-gb/cart/update.js', { discount: 'SUMMER10' }),
          cart([item(2)], { discount_codes: [{ code: 'SUMMER10', applicable: true }] }),
        ),
      ],
      expected: ['apply_coupon $SUMMER10'],
    },
    {
      case: 'second currency',
      title: 'yen have two digits more than they need',
      page: { globals: { Shopify: { ...globals.Shopify, currency: { active: 'JPY' } } } },
      steps: [
        answered(
          form('/cart/add.js', { id: '40123', quantity: '1' }),
          item(1, { price: 250000, final_price: 250000, final_line_price: 250000 }),
        ),
      ],
      expected: ['add_to_cart 8001|40123|TEE-M×1@2500 JPY'],
    },
    {
      case: 'success',
      title: 'the Storefront API, its result under another name, and refused',
      steps: [
        answered(
          graphql('https://tees.myshopify.com/api/2025-07/graphql.json', SDL, {
            cartId: 'gid://shopify/Cart/c1?key=k',
            lines: [{ merchandiseId: 'gid://shopify/ProductVariant/40123', quantity: 2 }],
          }),
          {
            data: {
              result: {
                cart: {
                  id: 'gid://shopify/Cart/c1?key=k',
                  totalQuantity: 2,
                  cost: { totalAmount: { amount: '50.0', currencyCode: 'CAD' } },
                  lines: {
                    edges: [
                      {
                        node: {
                          id: 'gid://shopify/CartLine/l1',
                          quantity: 2,
                          cost: {
                            amountPerQuantity: { amount: '25.0', currencyCode: 'CAD' },
                            totalAmount: { amount: '50.0', currencyCode: 'CAD' },
                          },
                          merchandise: {
                            id: 'gid://shopify/ProductVariant/40123',
                            title: 'M',
                            sku: 'TEE-M',
                            product: { id: 'gid://shopify/Product/8001', title: 'Tee' },
                          },
                        },
                      },
                    ],
                  },
                },
                userErrors: [],
                warnings: [],
              },
            },
          },
        ),
        answered(
          graphql('https://tees.myshopify.com/api/2025-07/graphql.json', SDL, {
            cartId: 'gid://shopify/Cart/c1?key=k',
            lines: [{ merchandiseId: 'gid://shopify/ProductVariant/99', quantity: 1 }],
          }),
          {
            data: {
              result: {
                cart: null,
                userErrors: [{ field: ['lines'], message: 'The merchandise does not exist.' }],
              },
            },
          },
        ),
      ],
      expected: ['add_to_cart 8001|40123|TEE-M×2@25 CAD'],
    },
    {
      case: 'checkout',
      title: 'the cart form goes to checkout',
      page: { url: 'https://tees.example/en-gb/cart', cart: [tee(2)] },
      steps: [
        redirected(
          form('/en-gb/cart', { 'updates[]': '2', checkout: '' }),
          'https://tees.example/checkouts/cn/Z2NwLWV1/en-gb',
          303,
        ),
      ],
      expected: ['begin_checkout'],
    },
    {
      case: 'beacon',
      title: "Shopify's own beacons and searches",
      page: { cart: [] },
      steps: [
        answered(
          post('https://monorail-edge.shopifysvc.com/v1/produce', {
            schema_id: 'trekkie_storefront_track_added_product/1.0',
            payload: { event: 'product_added_to_cart', quantity: 1, variantId: 40123 },
          }),
          {},
        ),
        answered(
          post('/.well-known/shopify/monorail/unstable/produce_batch', {
            events: [{ payload: { event_name: 'product_added_to_cart', cart_token: 'x' } }],
          }),
          { result: [{ status: 200 }] },
        ),
        answered(get('/search/suggest.json?q=tee&resources[type]=product'), {
          resources: { results: { products: [{ id: 8001, title: 'Tee', price: '25.00' }] } },
        }),
        paged(get('/recommendations/products?product_id=8001&section_id=related')),
      ],
      expected: [],
    },
    {
      case: 'removal',
      title: 'the cart is emptied',
      page: { cart: [tee(2)] },
      steps: [answered(post('/en-gb/cart/clear.js', {}), cart([], { currency: 'GBP' }))],
      expected: ['remove_from_cart 8001|40123|TEE-M×2@25 GBP'],
    },
  ],
}
