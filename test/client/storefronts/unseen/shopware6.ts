import { answered, form, get, paged, post, redirected } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const ID = '018c7a2b3c4d7e8f9a0b1c2d3e4f5a6b'
const fields = (quantity: string) => ({
  redirectTo: 'frontend.cart.offcanvas',
  redirectParameters: `{"productId":"${ID}"}`,
  [`lineItems[${ID}][id]`]: ID,
  [`lineItems[${ID}][type]`]: 'product',
  [`lineItems[${ID}][referencedId]`]: ID,
  [`lineItems[${ID}][stackable]`]: '1',
  [`lineItems[${ID}][removable]`]: '1',
  [`lineItems[${ID}][quantity]`]: quantity,
  'product-name': 'Oak table',
  'brand-name': 'Woody',
})
const OFFCANVAS = '<div class="offcanvas-body"><div class="cart-item">Oak table</div></div>'
const ALERT = `<div role="alert" class="alert alert-danger d-flex"><div class="alert-content">The product Oak table is not available any more</div></div>${OFFCANVAS}`
const item = (quantity: number) => ({
  id: ID,
  uniqueIdentifier: ID,
  type: 'product',
  referencedId: ID,
  label: 'Oak table',
  quantity,
  good: true,
  payload: { productNumber: 'SW10001', isNew: false },
  price: { unitPrice: 349.5, quantity, totalPrice: 349.5 * quantity, calculatedTaxes: [] },
  children: [],
  modified: false,
})
const cart = (lineItems: object[], more: object = {}) => ({
  apiAlias: 'cart',
  token: 'ctx',
  name: 'sales-channel',
  price: { netPrice: 293, totalPrice: 349.5, positionPrice: 349.5 },
  lineItems,
  errors: [],
  deliveries: [],
  transactions: [],
  modified: false,
  ...more,
})
const api = '/store-api/checkout/cart'
const keyed = (exchange: ReturnType<typeof post>) => ({
  ...exchange,
  requestHeaders: {
    ...exchange.requestHeaders,
    'sw-access-key': 'SWSC',
    'sw-context-token': 'ctx',
  },
})
const table = { lineId: ID, itemId: ID, sku: 'SW10001', price: 349.5, currency: 'EUR' }
const IDS = `${ID}|SW10001`

export const shopware6: UnseenShop = {
  storefront: 'shopware6',
  url: 'https://sw.example/de/Oak-table/SW10001',
  page: {
    globals: { PluginManager: {}, salesChannelId: 's', router: {} },
    products: [{ item_id: ID, sku: 'SW10001', item_name: 'Oak table', price: 349.5 }],
  },
  sessions: [
    {
      case: 'locale prefix',
      title: 'the buy form answers with the offcanvas cart',
      steps: [
        paged(form('/de/checkout/line-item/add', fields('2')), OFFCANVAS),
        paged(get('/de/widgets/checkout/info'), '<span>2</span>'),
      ],
      expected: [`add_to_cart ${IDS}×2@349.5`],
    },
    {
      case: 'failure with 200',
      title: 'an alert in the offcanvas cart',
      steps: [paged(form('/checkout/line-item/add', fields('2')), ALERT)],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'in the cart, then away',
      page: { cart: [{ ...table, quantity: 1 }] },
      steps: [
        paged(
          form(`/de/checkout/line-item/change-quantity/${ID}`, {
            redirectTo: 'frontend.cart.offcanvas',
            quantity: '4',
          }),
          OFFCANVAS,
        ),
        paged(
          form(`/de/checkout/line-item/delete/${ID}`, { redirectTo: 'frontend.cart.offcanvas' }),
          '<div class="offcanvas-body">',
        ),
      ],
      expected: [`update_cart ${IDS}×4 +3`, `remove_from_cart ${IDS}×4`],
    },
    {
      case: 'success',
      title: 'the store API adds, changes and removes',
      page: { cart: [], products: [] },
      steps: [
        answered(
          keyed(
            post(`${api}/line-item`, {
              items: [{ type: 'product', referencedId: ID, quantity: 1 }],
            }),
          ),
          cart([item(1)]),
        ),
        answered(
          keyed(post(`${api}/line-item`, { items: [{ id: ID, quantity: 3 }] }, 'PATCH')),
          cart([item(3)]),
        ),
        answered(keyed(post(`${api}/line-item`, { ids: [ID] }, 'DELETE')), cart([])),
      ],
      expected: [
        `add_to_cart ${IDS}×1@349.5`,
        `update_cart ${IDS}×3@349.5 +2`,
        `remove_from_cart ${IDS}×3@349.5`,
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'a key that does not open',
      page: { cart: [] },
      steps: [
        answered(
          keyed(
            post(`${api}/line-item`, {
              items: [{ type: 'product', referencedId: ID, quantity: 1 }],
            }),
          ),
          { errors: [{ status: '401', code: 'FRAMEWORK__API_INVALID_ACCESS_KEY' }] },
          401,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'one that is unknown, one that holds',
      page: { cart: [{ ...table, quantity: 1 }] },
      steps: [
        paged(
          form('/de/checkout/promotion/add', {
            code: 'NOPE',
            redirectTo: 'frontend.cart.offcanvas',
          }),
          '<div role="alert" class="alert alert-danger"><div class="alert-content">Promotion with code "NOPE" could not be found.</div></div>',
        ),
        paged(
          form('/de/checkout/promotion/add', {
            code: 'HERBST',
            redirectTo: 'frontend.cart.offcanvas',
          }),
          `<div role="alert" class="alert alert-success"><div class="alert-content">Promotion added</div></div>${OFFCANVAS}`,
        ),
      ],
      expected: ['apply_coupon $HERBST'],
    },
    {
      case: 'checkout',
      title: 'methods are chosen and the order is sent',
      page: { cart: [{ ...table, quantity: 1 }], url: 'https://sw.example/de/checkout/confirm' },
      steps: [
        redirected(
          form('/de/checkout/configure', {
            shippingMethodId: 's1',
            redirectTo: 'frontend.checkout.confirm.page',
          }),
          '/de/checkout/confirm',
        ),
        redirected(
          form('/de/checkout/configure', {
            paymentMethodId: 'p1',
            redirectTo: 'frontend.checkout.confirm.page',
          }),
          '/de/checkout/confirm',
        ),
        redirected(
          form('/de/checkout/order', { tos: 'on' }),
          `https://sw.example/de/checkout/finish?orderId=0f1e2d`,
        ),
      ],
      expected: ['add_shipping_info', 'add_payment_info', 'purchase #0f1e2d'],
    },
    {
      case: 'poll',
      title: 'badges, carts as JSON, wish lists',
      page: { cart: [{ ...table, quantity: 1 }] },
      steps: [
        paged(get('/de/widgets/checkout/info'), '<span>1</span>'),
        answered(get('/de/checkout/cart.json'), cart([item(1)])),
        answered(form(`/de/wishlist/add/${ID}`, {}), { success: true }),
        paged(get('/de/checkout/offcanvas'), OFFCANVAS),
      ],
      expected: [],
    },
  ],
}
