import { answered, form, get, paged, post, redirected, urlencoded } from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// Astra's assets/js/unminified/{mobile-cart,single-product-ajax-cart}.js (admin-ajax, by hash of the
// line), Flatsome's and OceanWP's add from the product page (the page's own address, fragments
// after), the Storefront theme's cart form, woocommerce/woocommerce tests/e2e and the Store API's
// docs (docs/apis/store-api/resources-endpoints/{cart,cart-items,cart-coupons}.md).

const line = (quantity: number, more: object = {}) => ({
  key: '698d51a1',
  id: 111,
  type: 'variation',
  quantity,
  quantity_limits: { minimum: 1, maximum: 99, multiple_of: 1, editable: true },
  name: 'Lamp',
  sku: 'LAMP-S',
  permalink: 'https://lumen.example/en-gb/product/lamp/',
  low_stock_remaining: null,
  backorders_allowed: false,
  images: [],
  variation: [{ raw_attribute: 'attribute_pa_size', attribute: 'Size', value: 'Small' }],
  item_data: [],
  prices: {
    price: '3300',
    regular_price: '3500',
    sale_price: '3300',
    price_range: null,
    currency_code: 'JPY',
    currency_symbol: '¥',
    currency_minor_unit: 0,
    raw_prices: { precision: 6, price: '3300000000', regular_price: '3500000000' },
  },
  totals: {
    line_subtotal: `${3300 * quantity}`,
    line_total: `${3300 * quantity}`,
    currency_code: 'JPY',
    currency_minor_unit: 0,
  },
  catalog_visibility: 'visible',
  extensions: {},
  ...more,
})
const cart = (items: object[], more: object = {}) => ({
  coupons: [],
  shipping_rates: [],
  shipping_address: { first_name: '', country: 'JP' },
  billing_address: { first_name: '', country: 'JP' },
  items,
  items_count: items.length,
  items_weight: 0,
  cross_sells: [],
  needs_payment: true,
  needs_shipping: true,
  has_calculated_shipping: false,
  fees: [],
  totals: {
    total_items: '3300',
    total_price: '3300',
    currency_code: 'JPY',
    currency_minor_unit: 0,
  },
  errors: [],
  payment_methods: ['bacs'],
  payment_requirements: ['products'],
  extensions: {},
  ...more,
})
const api = (path: string, body: object) => post(`/en-gb/wp-json/wc/store/v1/cart/${path}`, body)
const lamp = { lineId: '698d51a1', itemId: '111', sku: 'LAMP-S', price: 3300, currency: 'JPY' }
const yen = '<span class="woocommerce-Price-currencySymbol">&yen;</span>3,300'
const fragments = (quantity: number) => ({
  fragments: {
    'div.widget_shopping_cart_content': `<div class="widget_shopping_cart_content"><ul class="woocommerce-mini-cart cart_list"><li class="woocommerce-mini-cart-item mini_cart_item"><a href="https://lumen.example/cart/?remove_item=698d51a1&#038;_wpnonce=1" class="remove remove_from_cart_button" data-product_id="111" data-cart_item_key="698d51a1" data-product_sku="LAMP-S">&times;</a><span class="quantity">${quantity} &times; <span class="woocommerce-Price-amount amount"><bdi>${yen}</bdi></span></span></li></ul></div>`,
  },
  cart_hash: `1f${quantity}`,
})
const notice = (text: string) =>
  `<!doctype html><body class="woocommerce-cart"><div class="woocommerce-notices-wrapper"><div class="woocommerce-message" role="alert">${text}</div></div>`
const cartForm = (quantity: number) =>
  `<form class="woocommerce-cart-form" action="https://lumen.example/cart/" method="post"><table><tr class="woocommerce-cart-form__cart-item cart_item"><td class="product-remove"><a role="button" href="https://lumen.example/cart/?remove_item=698d51a1&#038;_wpnonce=ab" class="remove" data-product_id="111" data-product_sku="LAMP-S">&times;</a></td><td><input type="number" name="cart[698d51a1][qty]" value="${quantity}" class="input-text qty text"></td></tr></table></form>`

export const woocommerceOtherThemes: readonly UnseenShop[] = [
  {
    storefront: 'woocommerce',
    url: 'https://lumen.example/en-gb/product/lamp/',
    page: { globals: { wcSettings: { currency: { code: 'JPY' } } } },
    sessions: [
      {
        case: 'locale prefix',
        title: 'the Store API one call at a time, in yen',
        page: { cart: [] },
        steps: [
          answered(
            api('add-item', {
              id: 110,
              quantity: 2,
              variation: [{ attribute: 'pa_size', value: 'small' }],
            }),
            cart([line(2)]),
            201,
          ),
          answered(api('update-item', { key: '698d51a1', quantity: 3 }), cart([line(3)])),
          answered(api('update-item?key=698d51a1&quantity=1', {}), cart([line(1)])),
          answered(api('remove-item', { key: '698d51a1' }), cart([])),
        ],
        expected: [
          'add_to_cart 110|111|LAMP-S×2@3300 JPY',
          'update_cart 110|111|LAMP-S×3 +1',
          'update_cart 110|111|LAMP-S×1 -2',
          'remove_from_cart 110|111|LAMP-S×1@3300 JPY',
        ],
      },
      {
        case: 'quantity change',
        title: 'the cart as REST items: added, set, deleted one and all',
        page: { cart: [] },
        steps: [
          answered(post('/wp-json/wc/store/v1/cart/items', { id: 111, quantity: 1 }), line(1), 201),
          answered(
            post('/wp-json/wc/store/v1/cart/items/698d51a1', { quantity: 4 }, 'PUT'),
            line(4),
          ),
          { ...get('/wp-json/wc/store/v1/cart/items/698d51a1'), method: 'DELETE', status: 204 },
        ],
        expected: [
          'add_to_cart 111|LAMP-S×1@3300 JPY',
          'update_cart 111|LAMP-S×4 +3',
          'remove_from_cart 111|LAMP-S×4',
        ],
      },
      {
        case: 'failure with 4xx',
        title: 'out of stock, too many, a stale nonce, a batch that answers 207 with a 400 in it',
        page: { cart: [{ ...lamp, quantity: 1 }] },
        steps: [
          answered(
            api('add-item', { id: 111, quantity: 1 }),
            {
              code: 'woocommerce_rest_product_out_of_stock',
              message:
                'You cannot add &quot;Lamp&quot; to the cart because the product is out of stock.',
              data: { status: 400, cart: cart([line(1)]) },
            },
            400,
          ),
          answered(
            api('update-item', { key: '698d51a1', quantity: 200 }),
            {
              code: 'woocommerce_rest_product_partially_out_of_stock',
              message: 'There are only 99 in stock',
              data: { status: 400 },
            },
            400,
          ),
          answered(
            api('add-item', { id: 111, quantity: 1 }),
            {
              code: 'woocommerce_rest_invalid_nonce',
              message: 'Nonce is invalid.',
              data: { status: 403 },
            },
            403,
          ),
          answered(
            post('/wp-json/wc/store/v1/batch', {
              requests: [
                {
                  method: 'POST',
                  path: '/wc/store/v1/cart/add-item',
                  body: { id: 111, quantity: 500 },
                  headers: { Nonce: 'x' },
                },
              ],
            }),
            {
              responses: [
                {
                  body: {
                    code: 'woocommerce_rest_product_partially_out_of_stock',
                    message: 'Only 99',
                    data: { status: 400, cart: cart([line(1)]) },
                  },
                  status: 400,
                  headers: {},
                },
              ],
            },
            207,
          ),
        ],
        expected: [],
      },
      {
        case: 'coupon',
        title: 'a wrong one, a right one, and it goes again',
        page: { cart: [{ ...lamp, quantity: 1 }] },
        steps: [
          answered(
            api('apply-coupon', { code: 'nope' }),
            {
              code: 'woocommerce_rest_cart_coupon_error',
              message: '&quot;nope&quot; is an invalid coupon code.',
              data: { status: 400 },
            },
            400,
          ),
          answered(
            api('apply-coupon', { code: 'glow' }),
            cart([line(1)], { coupons: [{ code: 'glow', discount_type: 'percent', totals: {} }] }),
          ),
          answered(api('remove-coupon', { code: 'glow' }), cart([line(1)])),
        ],
        expected: ['apply_coupon $glow'],
      },
      {
        case: 'poll',
        title: 'the cart, the shipping rate, the address and the draft of the checkout',
        page: { cart: [{ ...lamp, quantity: 1 }] },
        steps: [
          answered(get('/wp-json/wc/store/v1/cart?_locale=site'), cart([line(1)])),
          answered(api('update-customer', { billing_address: { country: 'JP' } }), cart([line(1)])),
          answered(api('extract', { namespace: 'x' }), cart([line(1)])),
          answered(get('/wp-json/wc/store/v1/products?per_page=4'), [
            { id: 7, name: 'Bulb', prices: { price: '90' } },
          ]),
        ],
        expected: [],
      },
    ],
  },
  {
    storefront: 'woocommerce',
    url: 'https://lumen.example/product/lamp/',
    page: {
      globals: {
        astra: { ajax_url: 'https://lumen.example/wp-admin/admin-ajax.php' },
        woocommerce_params: { ajax_url: '/wp-admin/admin-ajax.php' },
        wc_cart_fragments_params: {
          ajax_url: '/wp-admin/admin-ajax.php',
          wc_ajax_url: '/?wc-ajax=%%endpoint%%',
          cart_hash_key: 'wc_cart_hash_1',
        },
      },
    },
    sessions: [
      {
        case: 'success',
        title: "Astra's product page: the add, and its small cart's plus and minus",
        page: { cart: [] },
        steps: [
          answered(
            urlencoded('https://lumen.example/wp-admin/admin-ajax.php', {
              action: 'astra_add_cart_single_product',
              'add-to-cart': 110,
              attribute_pa_size: 'small',
              quantity: 2,
              product_id: 110,
              variation_id: 111,
            }),
            fragments(2),
          ),
          paged(
            urlencoded('https://lumen.example/wp-admin/admin-ajax.php', {
              action: 'astra_add_cart_single_product_quantity',
              hash: '698d51a1',
              quantity: 3,
              qtyNonce: 'a9',
            }),
            '',
          ),
          answered(
            urlencoded('/?wc-ajax=get_refreshed_fragments', { time: 1700000000003 }),
            fragments(3),
          ),
          paged(
            urlencoded('https://lumen.example/wp-admin/admin-ajax.php', {
              action: 'astra_add_cart_single_product_quantity',
              hash: '698d51a1',
              quantity: 1,
              qtyNonce: 'a9',
            }),
            '',
          ),
          answered(
            urlencoded('/?wc-ajax=get_refreshed_fragments', { time: 1700000000001 }),
            fragments(1),
          ),
        ],
        expected: [
          'add_to_cart 110|111|LAMP-S×2',
          'update_cart 110|111|LAMP-S×3 +1',
          'update_cart 110|111|LAMP-S×1 -2',
        ],
      },
      {
        case: 'form or link',
        title: "Storefront's forms: a variation, two grouped ones, and the list's link",
        page: { cart: [] },
        steps: [
          paged(
            form('/product/lamp/', {
              attribute_pa_size: 'small',
              quantity: 1,
              'add-to-cart': 110,
              product_id: 110,
              variation_id: 111,
            }),
            notice('&ldquo;Lamp&rdquo; has been added to your cart.'),
          ),
          redirected(
            form('/product/set/', {
              'quantity[31]': 2,
              'quantity[32]': 0,
              'quantity[33]': 1,
              'add-to-cart': 30,
            }),
            'https://lumen.example/cart/',
          ),
          paged(get('/shop/?add-to-cart=31'), notice('&ldquo;Bulb&rdquo; has been added')),
        ],
        expected: [
          'add_to_cart 110|111×1',
          'add_to_cart 31×2',
          'add_to_cart 33×1',
          'add_to_cart 31×1',
        ],
      },
      {
        case: 'removal',
        title: "the classic cart's form up and down, its cross and its undo",
        page: { cart: [{ ...lamp, quantity: 2 }] },
        steps: [
          paged(
            form('/cart/', {
              'cart[698d51a1][qty]': 3,
              coupon_code: '',
              update_cart: 'Update cart',
              'woocommerce-cart-nonce': '17',
              _wp_http_referer: '/cart/',
            }),
            notice('Cart updated.') + cartForm(3),
          ),
          paged(
            form('/cart/', {
              'cart[698d51a1][qty]': 3,
              coupon_code: '',
              update_cart: 'Update cart',
              'woocommerce-cart-nonce': '17',
            }),
            notice('Cart updated.') + cartForm(3),
          ),
          paged(
            form('/cart/', {
              'cart[698d51a1][qty]': 1,
              update_cart: 'Update cart',
              'woocommerce-cart-nonce': '17',
            }),
            notice('Cart updated.') + cartForm(1),
          ),
          paged(
            get('/cart/?remove_item=698d51a1&_wpnonce=ab'),
            notice('&ldquo;Lamp&rdquo; removed. <a href="/cart/?undo_item=698d51a1">Undo?</a>'),
          ),
        ],
        expected: [
          'update_cart 111|LAMP-S×3 +1',
          'update_cart 111|LAMP-S×1 -2',
          'remove_from_cart 111|LAMP-S×1',
        ],
      },
      {
        case: 'coupon',
        title: "with the cart's form",
        page: { cart: [{ ...lamp, quantity: 1 }] },
        steps: [
          paged(
            form('/cart/', {
              'cart[698d51a1][qty]': 1,
              coupon_code: 'glow',
              apply_coupon: 'Apply coupon',
              'woocommerce-cart-nonce': '17',
            }),
            notice('Coupon code applied successfully.') + cartForm(1),
          ),
        ],
        expected: ['apply_coupon $glow'],
      },
    ],
  },
]
