import { answered, form, get, paged, post, redirected } from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// bigcommerce/stencil-utils: src/api/cart.js (cart/add as form data, cart/update with items[],
// coupon-code, gift-certificate); bigcommerce/cornerstone: assets/js/theme/cart.js;
// the Storefront Cart API's reference (lineItems by kind); bigcommerce/catalyst:
// core/app/[locale]/(default)/{product/[slug]/_actions/add-to-cart.tsx,cart/_actions/*.ts}.

const physical = (quantity: number) => ({
  id: 'a1b2-c3',
  parentId: null,
  variantId: 66,
  productId: 77,
  sku: 'CHAIR',
  name: 'Chair',
  url: 'https://sit.example/chair/',
  quantity,
  brand: 'Sit',
  isTaxable: true,
  discounts: [],
  discountAmount: 0,
  couponAmount: 0,
  listPrice: 120,
  salePrice: 110,
  extendedListPrice: 120 * quantity,
  extendedSalePrice: 110 * quantity,
  comparisonPrice: 120,
  extendedComparisonPrice: 120 * quantity,
  isShippingRequired: true,
  giftWrapping: null,
  addedByPromotion: false,
  isMutable: true,
})
const cart = (items: object[]) => ({
  id: 'cart-9',
  customerId: 0,
  email: '',
  currency: { name: 'Pounds', code: 'GBP', symbol: '£', decimalPlaces: 2 },
  isTaxIncluded: true,
  baseAmount: 110,
  discountAmount: 0,
  cartAmount: 110,
  coupons: [],
  discounts: [],
  lineItems: { physicalItems: items, digitalItems: [], giftCertificates: [], customItems: [] },
  createdTime: '2024-05-01T10:00:00+00:00',
  updatedTime: '2024-05-01T10:00:00+00:00',
  locale: 'en',
})
const chair = {
  lineId: 'a1b2-c3',
  itemId: '77',
  variantId: '66',
  sku: 'CHAIR',
  price: 110,
  currency: 'GBP',
}
const page = {
  currency: 'GBP',
  globals: { stencilBootstrap: 'fn', BCData: { csrf_token: 'c5', product_attributes: {} } },
}

const stencil: UnseenShop = {
  storefront: 'bigcommerce-stencil',
  url: 'https://sit.example/chair/',
  page,
  sessions: [
    {
      case: 'success',
      title: "the theme's add, with an option, and the small cart it then fetches",
      page: { cart: [] },
      steps: [
        answered(
          form('/remote/v1/cart/add', {
            action: 'add',
            'attribute[112]': 103,
            product_id: 77,
            'qty[]': 2,
          }),
          {
            data: {
              cart_id: 'cart-9',
              cart_item: { id: 'a1b2-c3', product_id: 77, quantity: 2, hash: 'a1b2-c3' },
              gtm_ecommerce: null,
              url: null,
            },
          },
        ),
        paged(get('/cart.php?suggest=a1b2-c3'), '<div class="modal-body previewCart"></div>'),
        answered(get('/api/storefront/cart'), [cart([physical(2)])]),
      ],
      expected: ['add_to_cart 77|66|CHAIR×2'],
    },
    {
      case: 'quantity change',
      title: "the cart page's update, up and down, refused, and to none",
      page: { cart: [{ ...chair, quantity: 1 }] },
      steps: [
        answered(post('/remote/v1/cart/update', { items: [{ id: 'a1b2-c3', quantity: 3 }] }), {
          data: { status: 'succeed', subtotal: '£330.00', grand_total: '£330.00' },
        }),
        answered(post('/remote/v1/cart/update', { items: [{ id: 'a1b2-c3', quantity: 90 }] }), {
          data: { status: 'failed', errors: ['We only have 12 in stock.'] },
        }),
        answered(post('/remote/v1/cart/update', { items: [{ id: 'a1b2-c3', quantity: 2 }] }), {
          data: { status: 'succeed' },
        }),
        answered(post('/remote/v1/cart/update', { items: [{ id: 'a1b2-c3', quantity: 0 }] }), {
          data: { status: 'succeed' },
        }),
      ],
      expected: [
        'update_cart 77|66|CHAIR×3 +2',
        'update_cart 77|66|CHAIR×2 -1',
        'remove_from_cart 77|66|CHAIR×2',
      ],
    },
    {
      case: 'removal',
      title: 'the Storefront API: posted, put and deleted',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/storefront/carts', {
            lineItems: [{ quantity: 1, productId: 77, variantId: 66 }],
          }),
          cart([physical(1)]),
        ),
        answered(
          post('/api/storefront/carts/cart-9/items', {
            lineItems: [{ quantity: 2, productId: 77, variantId: 66 }],
          }),
          cart([physical(3)]),
        ),
        answered(
          post(
            '/api/storefront/carts/cart-9/items/a1b2-c3?include=lineItems.physicalItems.options',
            { lineItem: { quantity: 2, productId: 77, variantId: 66 } },
            'PUT',
          ),
          cart([physical(2)]),
        ),
        { ...get('/api/storefront/carts/cart-9/items/a1b2-c3'), method: 'DELETE', status: 204 },
      ],
      expected: [
        'add_to_cart 77|66|CHAIR×1@110 GBP',
        'add_to_cart 77|66|CHAIR×2@110 GBP',
        'update_cart 77|66|CHAIR×2 -1',
        'remove_from_cart 77|66|CHAIR×2',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'no stock, a purchase too small, a cart that is gone',
      page: { cart: [{ ...chair, quantity: 1 }] },
      steps: [
        answered(
          post('/api/storefront/carts/cart-9/items', {
            lineItems: [{ quantity: 90, productId: 77, variantId: 66 }],
          }),
          {
            status: 409,
            title: 'Chair has insufficient stock',
            type: 'insufficient_stock',
            detail: '',
          },
          409,
        ),
        answered(
          post(
            '/api/storefront/carts/gone/items/a1b2-c3',
            { lineItem: { quantity: 2, productId: 77 } },
            'PUT',
          ),
          { status: 404, title: 'Cart does not exist', type: 'not_found' },
          404,
        ),
        answered(form('/remote/v1/cart/add', { action: 'add', product_id: 77, 'qty[]': 90 }), {
          data: { error: 'We only have 12 in stock. Please choose a smaller quantity.' },
        }),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: "the cart page's codes: wrong, right, and a gift certificate that is no coupon",
      page: { cart: [{ ...chair, quantity: 1 }] },
      steps: [
        answered(post('/remote/v1/apply-code', { code: 'NOPE' }), {
          data: { status: 'failed', errors: ['The coupon code isn’t valid.'] },
        }),
        answered(post('/remote/v1/apply-code', { code: 'SIT10' }), {
          data: { status: 'success', errors: [] },
        }),
        answered(post('/remote/v1/gift-certificates', { code: 'GIFT-1' }), {
          data: { status: 'success' },
        }),
        answered(post('/api/storefront/checkouts/cart-9/coupons', { couponCode: 'SEAT5' }), {
          id: 'cart-9',
          cart: cart([physical(1)]),
          coupons: [{ code: 'SEAT5', id: '2' }],
        }),
      ],
      expected: ['apply_coupon $SIT10', 'apply_coupon $SEAT5'],
    },
    {
      case: 'form or link',
      title: "without script: the form, and the link of a card's button",
      page: { cart: [] },
      steps: [
        redirected(
          form('/cart.php', { action: 'add', product_id: 77, 'qty[]': 2 }),
          'https://sit.example/cart.php?suggest=a1b2-c3',
        ),
        redirected(get('/cart.php?action=add&product_id=78'), 'https://sit.example/cart.php'),
      ],
      expected: ['add_to_cart 77×2', 'add_to_cart 78×1'],
    },
  ],
}

const action = (url: string, id: string, fields: Record<string, string | number>) => ({
  ...form(url, fields),
  requestHeaders: {
    accept: 'text/x-component',
    'next-action': id,
    'next-router-state-tree': '%5B%22%22%5D',
  },
})
const flight = (value: unknown) => ({
  status: 200,
  responseHeaders: { 'content-type': 'text/x-component' },
  responseBody: `0:{"a":"$@1","f":"","b":"Bq1"}\n1:${JSON.stringify(value)}\n`,
})
const shown = (quantity: number) => ({
  id: 'a1b2-c3',
  quantity,
  price: '£110.00',
  subtitle: '',
  title: 'Chair',
  image: { src: 'x', alt: 'Chair' },
  href: '/chair',
  selectedOptions: [],
  productEntityId: 77,
  variantEntityId: 66,
})

const catalyst: UnseenShop = {
  storefront: 'bigcommerce-catalyst',
  url: 'https://sit.example/de/chair',
  // core/app/[locale]/layout.tsx names it in every page's metadata.
  page: { metas: { platform: 'bigcommerce.catalyst' } },
  sessions: [
    {
      case: 'success',
      title: "the product page's action, of which the answer says it was done",
      page: { cart: [] },
      steps: [
        {
          ...action('https://sit.example/de/chair', '60bc2c', {
            '1_$ACTION_KEY': 'k1',
            '1_id': 77,
            '1_quantity': 2,
            '1_112': 103,
            0: '[{"fields":[],"lastResult":null},"$K1"]',
          }),
          ...flight({
            lastResult: {
              status: 'success',
              initialValue: { id: '77', quantity: '2', 112: '103' },
              fields: ['id', 'quantity', '112'],
            },
            fields: [],
            successMessage: [['$', 'span', null, { children: '2 items have been added' }]],
          }),
        },
      ],
      expected: ['add_to_cart 77×2'],
    },
    {
      case: 'failure with 200',
      title: 'not enough of them',
      page: { cart: [] },
      steps: [
        {
          ...action('https://sit.example/de/chair', '60bc2c', {
            '1_id': 77,
            '1_quantity': 90,
            0: '[{"fields":[],"lastResult":null},"$K1"]',
          }),
          ...flight({
            lastResult: {
              status: 'error',
              initialValue: { id: '77', quantity: '90' },
              error: { '': ['Chair has only 12 in stock'] },
            },
            fields: [],
          }),
        },
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: "the cart page's actions: one more, two fewer, none",
      page: { cart: [{ ...chair, quantity: 2 }] },
      steps: [
        {
          ...action('https://sit.example/de/cart', '60aa10', {
            '1_id': 'a1b2-c3',
            '1_quantity': 3,
            '1_intent': 'update',
            0: `[{"lineItems":[${JSON.stringify(shown(2))}],"lastResult":null},"$K1"]`,
          }),
          ...flight({
            lineItems: [shown(3)],
            lastResult: { status: 'success', initialValue: null },
          }),
        },
        {
          ...action('https://sit.example/de/cart', '60aa10', {
            '1_id': 'a1b2-c3',
            '1_quantity': 1,
            '1_intent': 'update',
            0: `[{"lineItems":[${JSON.stringify(shown(3))}],"lastResult":null},"$K1"]`,
          }),
          ...flight({
            lineItems: [shown(1)],
            lastResult: { status: 'success', initialValue: null },
          }),
        },
        {
          ...action('https://sit.example/de/cart', '60aa10', {
            '1_id': 'a1b2-c3',
            '1_intent': 'delete',
            0: `[{"lineItems":[${JSON.stringify(shown(1))}],"lastResult":null},"$K1"]`,
          }),
          ...flight({ lineItems: [], lastResult: { status: 'success', initialValue: null } }),
        },
      ],
      expected: [
        'update_cart 77|66|CHAIR×3 +1',
        'update_cart 77|66|CHAIR×1 -2',
        'remove_from_cart 77|66|CHAIR×1',
      ],
    },
    {
      case: 'poll',
      title: "the header's count, a currency, a shipping estimate",
      page: { cart: [{ ...chair, quantity: 2 }] },
      steps: [
        {
          ...action('https://sit.example/de/cart', '40cc', {
            '1_currency': 'EUR',
            0: '[{"lastResult":null},"$K1"]',
          }),
          ...flight({ lastResult: { status: 'success' } }),
        },
        {
          ...action('https://sit.example/de/cart', '60dd', {
            '1_country': 'GB',
            '1_intent': 'add-address',
            0: '[{"lastResult":null},"$K1"]',
          }),
          ...flight({ lastResult: { status: 'success' }, shippingOptions: [] }),
        },
      ],
      expected: [],
    },
  ],
}

export const bigcommerceCarts: readonly UnseenShop[] = [stencil, catalyst]
