import { answered, form, get, paged, post, urlencoded } from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// woocommerce/woocommerce: client/legacy/js/frontend/{add-to-cart,cart,checkout,cart-fragments}.js,
// and its blocks' data store (batch, Store API). Themes: WoodMart's and the snippet that hundreds of
// themes copied to add a single product through admin-ajax.php.

const minicart = (quantity: number, key = 'k9') =>
  `<div class="widget_shopping_cart_content"><ul class="woocommerce-mini-cart cart_list product_list_widget"><li class="woocommerce-mini-cart-item mini_cart_item"><a href="https://tea.example/shop/cart/?remove_item=${key}&#038;_wpnonce=1" class="remove remove_from_cart_button" data-product_id="71" data-cart_item_key="${key}" data-product_sku="TEA-71">&times;</a><a href="https://tea.example/shop/product/green/">Green tea</a><span class="quantity">${quantity} &times; <span class="woocommerce-Price-amount amount"><bdi>12.50&nbsp;<span class="woocommerce-Price-currencySymbol">&euro;</span></bdi></span></span></li></ul></div>`
const empty =
  '<div class="widget_shopping_cart_content"><p class="woocommerce-mini-cart__empty-message">No products in the cart.</p></div>'
const fragments = (html: string) => ({
  fragments: { 'div.widget_shopping_cart_content': html },
  cart_hash: html === empty ? '' : 'c0ffee',
})
const notice = (text: string) => `<div class="woocommerce-message" role="alert">${text}</div>`
const error = (text: string) => `<ul class="woocommerce-error" role="alert"><li>${text}</li></ul>`
const tea = { lineId: 'k9', itemId: '71', sku: 'TEA-71', price: 12.5, currency: 'EUR' }

const item = (quantity: number) => ({
  key: 'k9',
  id: 71,
  type: 'simple',
  quantity,
  quantity_limits: { minimum: 1, maximum: 9999, multiple_of: 1, editable: true },
  name: 'Green tea',
  short_description: '',
  sku: 'TEA-71',
  permalink: 'https://tea.example/shop/product/green/',
  prices: {
    price: '4250',
    regular_price: '4250',
    sale_price: '4250',
    currency_code: 'KWD',
    currency_symbol: 'د.ك',
    currency_minor_unit: 3,
    raw_prices: { precision: 6, price: '4250000' },
  },
  totals: { line_subtotal: '4250', line_total: '4250', currency_code: 'KWD' },
})
const cart = (items: object[], more: object = {}) => ({
  items,
  coupons: [],
  fees: [],
  totals: {
    total_items: '4250',
    total_price: '4250',
    currency_code: 'KWD',
    currency_minor_unit: 3,
  },
  shipping_rates: [],
  needs_payment: true,
  needs_shipping: true,
  items_count: items.length,
  errors: [],
  payment_methods: ['cod'],
  ...more,
})
const batch = (...requests: object[]) =>
  post('/wp-json/wc/store/v1/batch?_locale=site', { requests })
const asked = (path: string, body: object) => ({
  path,
  method: 'POST',
  body,
  cache: 'no-store',
  headers: { Nonce: 'a1b2c3' },
})
const answers = (...responses: [number, unknown][]) => ({
  responses: responses.map(([status, body]) => ({ body, status, headers: { Nonce: 'a1b2c3' } })),
})
const blockTea = { ...tea, price: 4.25, currency: 'KWD' }

export const woocommerceThemes: readonly UnseenShop[] = [
  {
    storefront: 'woocommerce',
    url: 'https://tea.example/shop/product/green/',
    page: {
      globals: {
        wc_add_to_cart_params: {
          ajax_url: '/wp-admin/admin-ajax.php',
          wc_ajax_url: '/shop/?wc-ajax=%%endpoint%%',
          cart_url: 'https://tea.example/shop/cart/',
        },
        woocommerce_params: { wc_ajax_url: '/shop/?wc-ajax=%%endpoint%%' },
      },
    },
    sessions: [
      {
        case: 'success',
        title: 'from a list, with all that the button carries',
        page: { cart: [] },
        steps: [
          answered(
            urlencoded('/shop/?wc-ajax=add_to_cart', {
              success_message: '“Green tea” has been added to your cart',
              quantity: 1,
              product_id: 71,
              product_sku: 'TEA-71',
            }),
            fragments(minicart(1)),
          ),
        ],
        expected: ['add_to_cart 71|TEA-71×1'],
      },
      {
        case: 'success',
        title: 'two of a single product, as WoodMart and a much copied snippet send them',
        page: { cart: [] },
        steps: [
          answered(
            urlencoded('/wp-admin/admin-ajax.php', {
              quantity: 2,
              'add-to-cart': 71,
              action: 'woodmart_ajax_add_to_cart',
            }),
            { ...fragments(minicart(2)), notices: notice('added') },
          ),
          answered(
            urlencoded('/wp-admin/admin-ajax.php', {
              action: 'woocommerce_ajax_add_to_cart',
              product_id: 71,
              product_sku: '',
              quantity: 2,
              variation_id: 0,
            }),
            fragments(minicart(4)),
          ),
        ],
        expected: ['add_to_cart 71|TEA-71×2', 'add_to_cart 71|TEA-71×2'],
      },
      {
        case: 'failure with 200',
        title: 'not in stock, in all three ways',
        page: { cart: [] },
        steps: [
          answered(urlencoded('/shop/?wc-ajax=add_to_cart', { product_id: 72, quantity: 1 }), {
            error: true,
            product_url: 'https://tea.example/shop/product/black/',
          }),
          answered(
            urlencoded('/wp-admin/admin-ajax.php', {
              action: 'woocommerce_ajax_add_to_cart',
              product_id: 72,
              quantity: 1,
              variation_id: 0,
            }),
            { error: true, product_url: 'https://tea.example/shop/product/black/' },
          ),
          paged(
            form('/shop/product/black/', { quantity: 4, 'add-to-cart': 72 }),
            `<!doctype html><body class="single-product woocommerce">${error('You cannot add that amount to the cart &mdash; we have 3 in stock.')}</body>`,
          ),
        ],
        expected: [],
      },
      {
        case: 'form or link',
        title: 'the form of the product page, and the page that follows',
        page: { cart: [] },
        steps: [
          paged(
            form('/shop/product/green/', { quantity: 2, 'add-to-cart': 71 }),
            `<!doctype html><body class="single-product woocommerce">${notice('2 × “Green tea” have been added to your cart. <a href="/shop/cart/" class="button wc-forward">View cart</a>')}</body>`,
          ),
        ],
        expected: ['add_to_cart 71×2'],
      },
      {
        case: 'removal',
        title: 'the cross of the small cart',
        page: { cart: [{ ...tea, quantity: 2 }] },
        steps: [
          answered(
            urlencoded('/shop/?wc-ajax=remove_from_cart', { cart_item_key: 'k9' }),
            fragments(empty),
          ),
        ],
        expected: ['remove_from_cart 71|TEA-71×2@12.5 EUR'],
      },
      {
        case: 'quantity change',
        title: 'the form of the cart, sent by script',
        page: { cart: [{ ...tea, quantity: 2 }] },
        steps: [
          paged(
            urlencoded('/shop/cart/', {
              'cart[k9][qty]': 5,
              coupon_code: '',
              update_cart: 'Update cart',
              'woocommerce-cart-nonce': 'f00',
              _wp_http_referer: '/shop/cart/',
            }),
            `<!doctype html><body class="woocommerce-cart">${notice('Cart updated.')}<form class="woocommerce-cart-form"><input type="number" name="cart[k9][qty]" value="5"></form></body>`,
          ),
          paged(
            urlencoded('/shop/cart/', {
              'cart[k9][qty]': 4,
              update_cart: 'Update cart',
              'woocommerce-cart-nonce': 'f00',
            }),
            `<!doctype html><body class="woocommerce-cart">${notice('Cart updated.')}<form class="woocommerce-cart-form"><input type="number" name="cart[k9][qty]" value="4"></form></body>`,
          ),
        ],
        expected: ['update_cart 71|TEA-71×5 +3', 'update_cart 71|TEA-71×4 -1'],
      },
      {
        case: 'coupon',
        title: 'a wrong code and a right one',
        page: { cart: [{ ...tea, quantity: 1 }] },
        steps: [
          paged(
            urlencoded('/shop/?wc-ajax=apply_coupon', { security: 'ab', coupon_code: 'nope' }),
            error('Coupon &quot;nope&quot; does not exist!'),
          ),
          paged(
            urlencoded('/shop/?wc-ajax=apply_coupon', { security: 'ab', coupon_code: 'leaf10' }),
            notice('Coupon code applied successfully.'),
          ),
          paged(
            urlencoded('/shop/?wc-ajax=remove_coupon', { security: 'ab', coupon: 'leaf10' }),
            notice('Coupon has been removed.'),
          ),
        ],
        expected: ['apply_coupon $leaf10'],
      },
      {
        case: 'poll',
        title: 'fragments, the review of the order, shipping of the totals',
        page: { cart: [{ ...tea, quantity: 1 }] },
        steps: [
          answered(
            urlencoded('/shop/?wc-ajax=get_refreshed_fragments', { time: 1700000000000 }),
            fragments(minicart(1)),
          ),
          answered(
            urlencoded('/shop/?wc-ajax=update_order_review', {
              security: 'ab',
              payment_method: 'cod',
              country: 'DE',
              post_data: 'billing_email=ann%40tea.example&payment_method=cod',
            }),
            { result: 'success', messages: '', reload: false, fragments: {} },
          ),
          answered(
            urlencoded('/shop/?wc-ajax=get_variation', { product_id: 71, size: 'L' }),
            false,
          ),
          answered(urlencoded('/wp-admin/admin-ajax.php', { action: 'heartbeat' }), {
            server_time: 1,
          }),
        ],
        expected: [],
      },
      {
        case: 'checkout',
        title: 'a refused order, then one that went through',
        page: { cart: [{ ...tea, quantity: 1 }] },
        steps: [
          answered(
            urlencoded('/shop/?wc-ajax=checkout', {
              billing_first_name: 'Ann',
              payment_method: 'stripe',
              'woocommerce-process-checkout-nonce': 'x',
            }),
            {
              result: 'failure',
              messages: error('Your card was declined.'),
              refresh: false,
              reload: false,
            },
          ),
          answered(
            urlencoded('/shop/?wc-ajax=checkout', {
              billing_first_name: 'Ann',
              payment_method: 'cod',
              'woocommerce-process-checkout-nonce': 'x',
            }),
            {
              result: 'success',
              redirect: 'https://tea.example/shop/checkout/order-received/5107/?key=wc_order_Xy',
              order_id: 5107,
            },
          ),
        ],
        expected: ['purchase #5107'],
      },
    ],
  },
  {
    storefront: 'woocommerce',
    url: 'https://tea.example/product/green/',
    page: { globals: { wcSettings: { storePages: {} }, wc: { wcSettings: {} } } },
    sessions: [
      {
        case: 'second currency',
        title: 'blocks: dinars of three decimals, in batches',
        page: { cart: [] },
        steps: [
          answered(
            batch(asked('/wc/store/v1/cart/add-item', { id: 71, quantity: 2 })),
            answers([201, cart([item(2)])]),
            207,
          ),
          answered(
            batch(asked('/wc/store/v1/cart/update-item', { key: 'k9', quantity: 3 })),
            answers([200, cart([item(3)])]),
            207,
          ),
          answered(
            batch(
              asked('/wc/store/v1/cart/update-item', { key: 'k9', quantity: 2 }),
              asked('/wc/store/v1/cart/update-item', { key: 'k9', quantity: 1 }),
            ),
            answers([200, cart([item(2)])], [200, cart([item(1)])]),
            207,
          ),
          answered(
            batch(asked('/wc/store/v1/cart/remove-item', { key: 'k9' })),
            answers([200, cart([])]),
            207,
          ),
        ],
        expected: [
          'add_to_cart 71|TEA-71×2@4.25 KWD',
          'update_cart 71|TEA-71×3 +1',
          'update_cart 71|TEA-71×2 -1',
          'update_cart 71|TEA-71×1 -1',
          'remove_from_cart 71|TEA-71×1@4.25 KWD',
        ],
      },
      {
        case: 'failure with 4xx',
        title: 'blocks: refusals within a batch and of its own',
        page: { cart: [{ ...blockTea, quantity: 1 }] },
        steps: [
          answered(
            batch(asked('/wc/store/v1/cart/add-item', { id: 71, quantity: 900 })),
            answers([
              400,
              {
                code: 'woocommerce_rest_product_partially_out_of_stock',
                message: 'You cannot add that amount.',
                data: { status: 400 },
              },
            ]),
            207,
          ),
          answered(
            post('/wp-json/wc/store/v1/cart/update-item', { key: 'gone', quantity: 2 }),
            {
              code: 'woocommerce_rest_cart_invalid_key',
              message: 'Cart item no longer exists or is invalid.',
              data: { status: 409, cart: cart([item(1)]) },
            },
            409,
          ),
        ],
        expected: [],
      },
      {
        case: 'checkout',
        title: 'blocks: coupon, way of shipping, order',
        page: { cart: [{ ...blockTea, quantity: 1 }] },
        steps: [
          answered(
            post('/wp-json/wc/store/v1/cart/apply-coupon', { code: 'leaf10' }),
            cart([item(1)], { coupons: [{ code: 'leaf10', discount_type: 'percent' }] }),
          ),
          answered(
            post('/wp-json/wc/store/v1/cart/select-shipping-rate', {
              package_id: 0,
              rate_id: 'flat_rate:2',
            }),
            cart([item(1)]),
          ),
          answered(post('/wp-json/wc/store/v1/checkout', { payment_method: 'cod' }), {
            order_id: 5108,
            status: 'processing',
            order_key: 'wc_order_Zz',
            order_number: '5108',
            customer_id: 0,
            payment_method: 'cod',
            payment_result: {
              payment_status: 'success',
              payment_details: [],
              redirect_url: 'https://tea.example/checkout/order-received/5108/?key=wc_order_Zz',
            },
          }),
        ],
        // Rates are selected in the cart's calculator by the same request: no step by itself.
        expected: ['apply_coupon $leaf10', 'purchase #5108'],
      },
      {
        case: 'poll',
        title: 'blocks: reading, and the address as it is typed',
        page: { cart: [{ ...blockTea, quantity: 1 }] },
        steps: [
          answered(get('/wp-json/wc/store/v1/cart?_locale=site'), cart([item(1)])),
          answered(get('/wp-json/wc/store/v1/products?per_page=4'), [
            { id: 71, name: 'Green tea' },
          ]),
          answered(get('/wp-json/wc/store/v1/checkout?__experimental_calc_totals=true'), {
            order_id: 5108,
            status: 'checkout-draft',
            order_key: 'wc_order_Zz',
          }),
        ],
        expected: [],
      },
    ],
  },
]
