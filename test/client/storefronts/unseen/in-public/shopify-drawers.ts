import { answered, form, get, paged, post, redirected, urlencoded } from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// Shopify/dawn: assets/{product-form,cart,quick-add}.js (sections with the change, `line`);
// Shopify/horizon: assets/{cart-discount,product-form}.js (discount through update);
// Debut's and Brooklyn's theme.js (jQuery, serialised forms); EvgeniyMukhamedjanov/liquid-ajax-cart
// (links with id and quantity); Shopify's Ajax API reference for `updates`.

const rug = (quantity: number, more: object = {}) => ({
  id: 40123,
  properties: {},
  quantity,
  variant_id: 40123,
  key: '40123:9a1c',
  title: 'Rug - Red',
  price: 8900,
  original_price: 8900,
  discounted_price: 8900,
  line_price: 8900 * quantity,
  original_line_price: 8900 * quantity,
  total_discount: 0,
  discounts: [],
  sku: 'RUG-R',
  grams: 900,
  vendor: 'Loom',
  taxable: true,
  product_id: 8001,
  gift_card: false,
  final_price: 8900,
  final_line_price: 8900 * quantity,
  url: '/products/rug?variant=40123',
  handle: 'rug',
  requires_shipping: true,
  product_type: 'Rug',
  product_title: 'Rug',
  variant_title: 'Red',
  ...more,
})
const mat = (quantity: number) =>
  rug(quantity, {
    id: 40200,
    variant_id: 40200,
    key: '40200:77',
    product_id: 8002,
    sku: 'MAT',
    price: 1500,
    final_price: 1500,
    title: 'Mat',
  })
const cart = (items: { quantity: number }[], currency = 'CAD', more: object = {}) => ({
  token: 'hWN2',
  note: '',
  attributes: {},
  original_total_price: 8900,
  total_price: 8900,
  total_discount: 0,
  total_weight: 900,
  item_count: items.reduce((sum, { quantity }) => sum + quantity, 0),
  items,
  requires_shipping: true,
  currency,
  items_subtotal_price: 8900,
  cart_level_discount_applications: [],
  discount_codes: [],
  ...more,
})
const sections = { 'cart-drawer': '<div id="shopify-section-cart-drawer"></div>' }
const rugLine = {
  lineId: '40123:9a1c',
  itemId: '8001',
  variantId: '40123',
  sku: 'RUG-R',
  price: 89,
  currency: 'CAD',
}
const matLine = { lineId: '40200:77', itemId: '8002', variantId: '40200', sku: 'MAT', price: 15 }
const globals = {
  Shopify: {
    shop: 'loom.myshopify.com',
    currency: { active: 'CAD', rate: '1.0' },
    routes: { root: '/fr-ca/' },
    theme: { name: 'Dawn' },
  },
}

export const shopifyDrawers: readonly UnseenShop[] = [
  {
    storefront: 'shopify',
    url: 'https://loom.example/fr-ca/products/rug',
    page: { globals },
    sessions: [
      {
        case: 'locale prefix',
        title: "Dawn's form with the drawer's sections, then one more of the same",
        page: { cart: [] },
        steps: [
          answered(
            form('/fr-ca/cart/add', {
              'product-id': 8001,
              form_type: 'product',
              id: 40123,
              quantity: 2,
              sections: 'cart-drawer,cart-icon-bubble',
              sections_url: '/fr-ca/products/rug',
            }),
            rug(2, { sections }),
          ),
          answered(
            form('/fr-ca/cart/add', { id: 40123, quantity: 1, sections: 'cart-drawer' }),
            rug(3, { sections }),
          ),
        ],
        expected: ['add_to_cart 8001|40123×2@89 CAD', 'add_to_cart 8001|40123×1@89 CAD'],
      },
      {
        case: 'quantity change',
        title: 'by number of line, up, down, the same and away',
        page: { cart: [{ ...rugLine, quantity: 1 }] },
        steps: [
          answered(
            post('/fr-ca/cart/change', { line: 1, quantity: 3, sections: ['cart-drawer'] }),
            cart([rug(3)], 'CAD', { sections, items_added: [], items_removed: [] }),
          ),
          answered(
            post('/fr-ca/cart/change', { line: '1', quantity: '2', sections: ['cart-drawer'] }),
            cart([rug(2)], 'CAD', { sections }),
          ),
          answered(
            post('/fr-ca/cart/change', { line: 1, quantity: 2 }),
            cart([rug(2)], 'CAD', { sections }),
          ),
          answered(
            post('/fr-ca/cart/change', { line: 1, quantity: 0 }),
            cart([], 'CAD', { sections, items_removed: [rug(2)] }),
          ),
        ],
        expected: [
          'update_cart 8001|40123×3 +2',
          'update_cart 8001|40123×2 -1',
          'remove_from_cart 8001|40123×2',
        ],
      },
      {
        case: 'failure with 4xx',
        title: 'sold out, and more than there is',
        page: { cart: [{ ...rugLine, quantity: 1 }] },
        steps: [
          answered(
            form('/fr-ca/cart/add', { id: 40123, quantity: 9 }),
            {
              status: 422,
              message: 'Cart Error',
              description: 'The maximum quantity of this item is already in your cart.',
            },
            422,
          ),
          answered(
            post('/fr-ca/cart/change', { line: 1, quantity: 50, sections: ['cart-drawer'] }),
            { status: 422, message: 'You can only add 9 Rug', errors: 'You can only add 9 Rug' },
            422,
          ),
        ],
        expected: [],
      },
      {
        case: 'coupon',
        title: "Horizon's codes: one that holds for nothing here, one that does, one taken away",
        page: { cart: [{ ...rugLine, quantity: 1 }] },
        steps: [
          answered(
            post('/fr-ca/cart/update', { discount: 'NOPE', sections: ['cart-drawer'] }),
            cart([rug(1)], 'CAD', { discount_codes: [{ code: 'NOPE', applicable: false }] }),
          ),
          answered(
            post('/fr-ca/cart/update', { discount: 'WARM10', sections: ['cart-drawer'] }),
            cart([rug(1)], 'CAD', { discount_codes: [{ code: 'WARM10', applicable: true }] }),
          ),
          answered(
            post('/fr-ca/cart/update', { discount: '', sections: ['cart-drawer'] }),
            cart([rug(1)]),
          ),
        ],
        expected: ['apply_coupon $WARM10'],
      },
      {
        case: 'poll',
        title: 'sections, the cart, a note, gift wrap, recommendations and prediction',
        page: { cart: [{ ...rugLine, quantity: 1 }] },
        steps: [
          paged(get('/fr-ca/cart?section_id=cart-drawer'), '<div class="drawer"></div>'),
          answered(get('/fr-ca/?sections=cart-drawer,cart-icon-bubble'), sections),
          answered(get('/fr-ca/cart.js'), cart([rug(1)])),
          answered(post('/fr-ca/cart/update', { note: 'Ring twice' }), cart([rug(1)])),
          answered(
            post('/fr-ca/cart/update.js', { attributes: { gift: 'yes' } }),
            cart([rug(1)], 'CAD', { attributes: { gift: 'yes' } }),
          ),
          answered(get('/fr-ca/recommendations/products.json?product_id=8001&limit=4'), {
            products: [{ id: 8002, title: 'Mat', price: 1500 }],
          }),
        ],
        expected: [],
      },
    ],
  },
  {
    storefront: 'shopify',
    url: 'https://loom.example/cart',
    page: { globals: { Shopify: { shop: 'loom.myshopify.com', currency: { active: 'JPY' } } } },
    sessions: [
      {
        case: 'success',
        title: 'several at once, as jQuery sends them, for yen',
        page: { cart: [] },
        steps: [
          answered(
            urlencoded('/cart/add.js', {
              'items[0][id]': 40123,
              'items[0][quantity]': 1,
              'items[1][id]': 40200,
              'items[1][quantity]': 2,
            }),
            { items: [rug(1), mat(2)] },
          ),
        ],
        expected: ['add_to_cart 8001|40123×1@89 JPY', 'add_to_cart 8002|40200×2@15 JPY'],
      },
      {
        case: 'second currency',
        title: 'updates of the whole cart: in order, by variant, by key',
        page: {
          cart: [
            { ...rugLine, currency: 'JPY', quantity: 1 },
            { ...matLine, currency: 'JPY', quantity: 2 },
          ],
        },
        steps: [
          answered(
            {
              ...urlencoded('/cart/update.js', {}),
              requestBody: 'updates%5B%5D=3&updates%5B%5D=2',
            },
            cart([rug(3), mat(2)], 'JPY'),
          ),
          answered(
            post('/cart/update.js', { updates: { 40200: 1 } }),
            cart([rug(3), mat(1)], 'JPY'),
          ),
          answered(
            post('/cart/update.js', { updates: { '40123:9a1c': 0 } }),
            cart([mat(1)], 'JPY'),
          ),
          answered(post('/cart/clear.js', {}), cart([], 'JPY')),
        ],
        expected: [
          'update_cart 8001|40123×3 +2',
          'update_cart 8002|40200×1 -1',
          'remove_from_cart 8001|40123×3',
          'remove_from_cart 8002|40200×1',
        ],
      },
      {
        case: 'form or link',
        title: "Debut without script: its form, the cart's button, its cross",
        page: { cart: [] },
        steps: [
          redirected(
            form('/cart/add', {
              form_type: 'product',
              utf8: '✓',
              id: 40123,
              quantity: 2,
              add: '',
            }),
            '/cart',
          ),
          redirected(form('/cart', { 'updates[]': 5, note: '', update: 'Update' }), '/cart'),
          redirected(get('/cart/change?line=1&quantity=0'), '/cart'),
        ],
        expected: [
          'add_to_cart 8001|40123×2',
          'update_cart 8001|40123×5 +3',
          'remove_from_cart 8001|40123×5',
        ],
      },
    ],
  },
]
