import { answered, form, get, post, redirected, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const item = (qty: number) => ({
  id: 12,
  uid: 'x',
  purchasableId: 231,
  sku: 'ANT-001',
  description: 'A New Toga',
  qty,
  price: 20,
  salePrice: 18.5,
  promotionalPrice: 18.5,
  subtotal: 18.5 * qty,
  total: 18.5 * qty,
  options: [],
})
const cart = (items: object[], more: object = {}) => ({
  id: 7,
  number: '9a0f',
  reference: '',
  couponCode: null,
  isCompleted: false,
  email: 'a@mail.example',
  currency: 'USD',
  paymentCurrency: 'USD',
  lineItems: items,
  itemTotal: 18.5,
  totalPrice: 18.5,
  totalQty: items.length,
  ...more,
})
const ok = (items: object[], more: object = {}) => ({
  message: 'Cart updated.',
  cart: cart(items, more),
})
const update = (fields: Record<string, string | number>) => ({
  ...urlencoded('/', { action: 'commerce/cart/update-cart', CRAFT_CSRF_TOKEN: 't', ...fields }),
  requestHeaders: {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'x-requested-with': 'XMLHttpRequest',
  },
})
const toga = { lineId: '12', itemId: '231', sku: 'ANT-001', price: 18.5, currency: 'USD' }
const IDS = '231|ANT-001'

export const craftCommerce: UnseenShop = {
  storefront: 'craft-commerce',
  url: 'https://craft.example/shop/products/a-new-toga',
  page: { products: [{ item_id: '231', sku: 'ANT-001', item_name: 'A New Toga', price: 18.5 }] },
  sessions: [
    {
      case: 'success',
      title: 'one purchasable, then several',
      page: { cart: [] },
      steps: [
        answered(update({ purchasableId: 231, qty: 2 }), ok([item(2)])),
        answered(
          post('/actions/commerce/cart/update-cart', { purchasables: [{ id: 231, qty: 1 }] }),
          ok([item(3)]),
        ),
      ],
      expected: [`add_to_cart ${IDS}×2@18.5 USD`, `add_to_cart ${IDS}×1@18.5 USD`],
    },
    {
      case: 'failure with 4xx',
      title: 'no stock',
      page: { cart: [] },
      steps: [
        answered(
          update({ purchasableId: 231, qty: 99 }),
          {
            message: 'Unable to update cart.',
            errors: { 'lineItems.0.qty': ['There are only 3 left'] },
            cart: cart([]),
          },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'failure with 200',
      title: 'the same of an older version',
      page: { cart: [] },
      steps: [
        answered(update({ purchasableId: 231, qty: 99 }), {
          error: 'Unable to update cart.',
          errors: { lineItems: ['x'] },
          success: false,
          cart: cart([]),
        }),
      ],
      expected: [],
    },
    {
      case: 'form or link',
      title: 'a form that leaves the page',
      steps: [
        redirected(
          form('/shop/products/a-new-toga', {
            action: 'commerce/cart/update-cart',
            redirect: 'hash',
            purchasableId: '231',
            qty: '1',
          }),
          '/shop/cart',
        ),
      ],
      expected: [`add_to_cart ${IDS}×1@18.5`],
    },
    {
      case: 'quantity change',
      title: 'by line, then removed',
      page: { cart: [{ ...toga, quantity: 1 }] },
      steps: [
        answered(update({ 'lineItems[12][qty]': 5 }), ok([item(5)])),
        answered(update({ 'lineItems[12][remove]': 1 }), ok([])),
      ],
      expected: [`update_cart ${IDS}×5@18.5 +4`, `remove_from_cart ${IDS}×5@18.5 USD`],
    },
    {
      case: 'coupon',
      title: 'refused and taken',
      page: { cart: [{ ...toga, quantity: 1 }] },
      steps: [
        answered(
          update({ couponCode: 'NOPE' }),
          {
            message: 'Unable to update cart.',
            errors: { couponCode: ['Coupon not valid.'] },
            cart: cart([item(1)]),
          },
          400,
        ),
        answered(update({ couponCode: 'IDES' }), ok([item(1)], { couponCode: 'IDES' })),
      ],
      expected: ['apply_coupon $IDES'],
    },
    {
      case: 'no-op',
      title: 'an address, a note, a cart that is read',
      page: { cart: [{ ...toga, quantity: 1 }] },
      steps: [
        answered(get('/actions/commerce/cart/get-cart'), { cart: cart([item(1)]) }),
        answered(update({ 'lineItems[12][note]': 'gift' }), ok([item(1)])),
        redirected(form('/', { action: 'users/login', loginName: 'a@mail.example' }), '/'),
      ],
      expected: [],
    },
  ],
}
