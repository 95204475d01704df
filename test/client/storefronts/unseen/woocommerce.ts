import type { Exchange } from '@waymark/client/storefronts'
import { answered, form, get, paged, post, redirected, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const money = { currency_code: 'EUR', currency_symbol: '€', currency_minor_unit: 2 }
const mug = (quantity: number, more: object = {}) => ({
  key: 'a1b2c3',
  id: 15,
  type: 'simple',
  quantity,
  quantity_limits: { minimum: 1, maximum: 9, multiple_of: 1, editable: true },
  name: 'Mug',
  sku: 'MUG',
  permalink: 'https://woo.example/product/mug/',
  variation: [],
  prices: {
    price: '1250',
    regular_price: '1500',
    sale_price: '1250',
    ...money,
    raw_prices: { precision: 6, price: '12500000', regular_price: '15000000' },
  },
  totals: { line_subtotal: `${1250 * quantity}`, line_total: `${1250 * quantity}`, ...money },
  ...more,
})
const cart = (items: object[], more: object = {}) => ({
  items,
  coupons: [],
  shipping_rates: [],
  items_count: items.length,
  needs_shipping: true,
  cross_sells: [{ id: 99, name: 'Saucer', prices: { price: '400', ...money } }],
  totals: { total_items: '1250', total_price: '1250', ...money },
  errors: [],
  ...more,
})
const line = { lineId: 'a1b2c3', itemId: '15', sku: 'MUG', price: 12.5, currency: 'EUR' }
const batch = (...requests: [path: string, body: object][]): Exchange =>
  post('/wp-json/wc/store/v1/batch?_locale=site', {
    requests: requests.map(([path, body]) => ({
      path: `/wc/store/v1/cart/${path}`,
      method: 'POST',
      body,
      headers: { Nonce: 'n' },
    })),
  })
const page = {
  metas: { generator: 'WooCommerce 9.8.1' },
  globals: { wc_add_to_cart_params: { ajax_url: '/x' } },
}

export const woocommerce: UnseenShop = {
  storefront: 'woocommerce',
  url: 'https://woo.example/product/mug/',
  page,
  sessions: [
    {
      case: 'success',
      title: 'an archive button, named by the button and priced by the page',
      page: {
        ...page,
        url: 'https://woo.example/en/shop/',
        products: [
          { item_id: '15', sku: 'MUG', item_name: 'Mug', price: 12.5 },
          { item_id: '16', sku: 'JUG', item_name: 'Jug', price: 30 },
        ],
        clicked: { product_id: '15', product_sku: 'MUG', quantity: '1' },
      },
      steps: [
        answered(
          urlencoded('/en/?wc-ajax=add_to_cart', {
            success_message: '“Mug” has been added to your cart',
            product_sku: 'MUG',
            product_id: 15,
            quantity: 1,
          }),
          {
            fragments: { 'div.widget_shopping_cart_content': '<div class="x">1 × Mug</div>' },
            cart_hash: '5f1c',
          },
        ),
        answered(urlencoded('/en/?wc-ajax=get_refreshed_fragments', { time: 1 }), {
          fragments: { 'div.widget_shopping_cart_content': '<div>' },
          cart_hash: '5f1c',
        }),
      ],
      expected: ['add_to_cart 15|MUG×1@12.5'],
    },
    {
      case: 'failure with 200',
      title: 'a button of a product with options',
      steps: [
        answered(urlencoded('/?wc-ajax=add_to_cart', { product_id: 15, quantity: 1 }), {
          error: true,
          product_url: 'https://woo.example/product/mug/',
        }),
      ],
      expected: [],
    },
    {
      case: 'success',
      title: 'the Store API adds to a line, with a price in minor units',
      page: { ...page, cart: [{ ...line, quantity: 1 }] },
      steps: [
        answered(
          post('/wp-json/wc/store/v1/cart/add-item', { id: 15, quantity: 2 }),
          cart([mug(3)]),
          201,
        ),
      ],
      expected: ['add_to_cart 15|MUG×2@12.5 EUR'],
    },
    {
      case: 'failure with 4xx',
      title: 'no stock, in a batch that is multi-status and alone',
      page: { ...page, cart: [] },
      steps: [
        answered(
          batch(['add-item', { id: 15, quantity: 4 }]),
          {
            responses: [
              {
                status: 400,
                body: {
                  code: 'woocommerce_rest_product_partially_out_of_stock',
                  message: 'You cannot add that amount.',
                  data: { status: 400 },
                },
                headers: {},
              },
            ],
          },
          207,
        ),
        answered(
          post('/wp-json/wc/store/v1/cart/add-item', { id: 15, quantity: 4 }),
          { code: 'woocommerce_rest_product_out_of_stock', data: { status: 400 } },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'through a batch of the interactivity cart',
      page: { ...page, cart: [{ ...line, quantity: 3 }] },
      steps: [
        answered(
          batch(['update-item', { key: 'a1b2c3', quantity: 1 }]),
          { responses: [{ status: 200, body: cart([mug(1)]), headers: {} }] },
          207,
        ),
        answered(
          batch(['update-item', { key: 'a1b2c3', quantity: 1 }]),
          { responses: [{ status: 200, body: cart([mug(1)]), headers: {} }] },
          207,
        ),
        answered(
          batch(['remove-item', { key: 'a1b2c3' }]),
          { responses: [{ status: 200, body: cart([]), headers: {} }] },
          207,
        ),
      ],
      expected: ['update_cart 15|MUG×1@12.5 -2', 'remove_from_cart 15|MUG×1@12.5 EUR'],
    },
    {
      case: 'second currency',
      title: 'dinars have three digits, yen none; by rest_route too',
      page: { ...page, cart: [] },
      steps: [
        answered(
          post('/?rest_route=/wc/store/v1/cart/add-item', { id: 15, quantity: 1 }),
          cart(
            [
              mug(1, {
                prices: { price: '4500', currency_code: 'KWD', currency_minor_unit: 3 },
                totals: { currency_code: 'KWD', currency_minor_unit: 3 },
              }),
            ],
            { totals: { total_price: '4500', currency_code: 'KWD', currency_minor_unit: 3 } },
          ),
          201,
        ),
      ],
      expected: ['add_to_cart 15|MUG×1@4.5 KWD'],
    },
    {
      case: 'coupon',
      title: 'a code that holds and one that does not',
      page: { ...page, cart: [{ ...line, quantity: 1 }] },
      steps: [
        answered(
          post('/wp-json/wc/store/v1/cart/apply-coupon', { code: 'NOPE' }),
          {
            code: 'woocommerce_rest_cart_coupon_error',
            message: 'Coupon does not exist',
            data: { status: 400 },
          },
          400,
        ),
        answered(
          post('/wp-json/wc/store/v1/cart/apply-coupon', { code: 'SPRING' }),
          cart([mug(1)], { coupons: [{ code: 'spring', discount_type: 'percent' }] }),
        ),
        paged(
          urlencoded('/?wc-ajax=apply_coupon', { security: 's', coupon_code: 'OLD' }),
          '<ul class="woocommerce-error" role="alert"><li>Coupon "OLD" has expired.</li></ul>',
        ),
        paged(
          urlencoded('/?wc-ajax=apply_coupon', { security: 's', coupon_code: 'TEN' }),
          '<div class="woocommerce-message" role="alert">Coupon code applied successfully.</div>',
        ),
      ],
      expected: ['apply_coupon $SPRING', 'apply_coupon $TEN'],
    },
    {
      case: 'removal',
      title: 'from the mini cart and by the cart form',
      page: {
        ...page,
        cart: [
          { ...line, quantity: 2 },
          { lineId: 'ffee', itemId: '16', sku: 'JUG', price: 30, currency: 'EUR', quantity: 1 },
        ],
      },
      steps: [
        answered(urlencoded('/?wc-ajax=remove_from_cart', { cart_item_key: 'ffee' }), {
          fragments: { 'div.widget_shopping_cart_content': '<div>' },
          cart_hash: '77',
        }),
        paged(
          form('/cart/', {
            'cart[a1b2c3][qty]': '5',
            coupon_code: '',
            update_cart: 'Update cart',
            'woocommerce-cart-nonce': 'n',
          }),
          '<!doctype html><body class="woocommerce-cart"><form class="woocommerce-cart-form">',
        ),
      ],
      expected: ['remove_from_cart 16|JUG×1', 'update_cart 15|MUG×5 +3'],
    },
    {
      case: 'form or link',
      title: 'a variation by the form of its page, followed by the same page',
      steps: [
        redirected(
          form('/product/tee/', {
            attribute_pa_size: 'm',
            quantity: '2',
            'add-to-cart': '20',
            product_id: '20',
            variation_id: '21',
          }),
          'https://woo.example/cart/',
        ),
      ],
      expected: ['add_to_cart 20|21×2'],
    },
    {
      case: 'checkout',
      title: 'an order placed by blocks, another refused by the classic form',
      page: { ...page, cart: [{ ...line, quantity: 1 }] },
      steps: [
        answered(
          urlencoded('/?wc-ajax=update_order_review', { payment_method: 'cod', country: 'DE' }),
          {
            result: 'success',
            messages: '',
            fragments: { '.woocommerce-checkout-payment': '<div>' },
          },
        ),
        answered(urlencoded('/?wc-ajax=checkout', { billing_email: 'a@mail.example' }), {
          result: 'failure',
          messages: '<ul class="woocommerce-error"><li>Billing phone is required</li></ul>',
          refresh: false,
          reload: false,
        }),
        answered(
          post('/wp-json/wc/store/v1/checkout', {
            billing_address: { email: 'a@mail.example' },
            payment_method: 'cod',
            payment_data: [],
          }),
          {
            order_id: 1234,
            status: 'processing',
            order_key: 'wc_order_abc',
            order_number: '1234',
            payment_result: {
              payment_status: 'success',
              redirect_url: 'https://woo.example/checkout/order-received/1234/?key=wc_order_abc',
            },
          },
        ),
      ],
      expected: ['purchase #1234'],
    },
    {
      case: 'poll',
      title: 'carts that are read, customers that are typed',
      page: { ...page, cart: [{ ...line, quantity: 1 }] },
      steps: [
        answered(get('/wp-json/wc/store/v1/cart'), cart([mug(1)])),
        answered(get('/wp-json/wc/store/v1/products?per_page=4'), [
          { id: 15, name: 'Mug', prices: { price: '1250', ...money } },
        ]),
        answered(
          post('/wp-json/wc/store/v1/cart/update-customer', { billing_address: { postcode: '1' } }),
          cart([mug(1)]),
        ),
      ],
      expected: [],
    },
  ],
}
