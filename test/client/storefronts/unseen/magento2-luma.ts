import { answered, form, get, graphql, post, redirected } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const item = (qty: number, more: object = {}) => ({
  product_type: 'simple',
  options: [],
  qty,
  item_id: '77',
  configure_url: 'https://luma.example/de/checkout/cart/configure/id/77/product_id/42/',
  is_visible_in_site_visibility: true,
  product_id: '42',
  product_name: 'Mug',
  product_sku: 'MUG',
  product_url: 'https://luma.example/de/mug.html',
  product_has_url: true,
  product_price: '<span class="price">12,00 €</span>',
  product_price_value: 12,
  product_image: { src: 'https://luma.example/media/mug.jpg', alt: 'Mug' },
  ...more,
})
const sections = (items: { qty: number }[]) => ({
  cart: {
    summary_count: items.reduce((sum, { qty }) => sum + qty, 0),
    subtotalAmount: '24.0000',
    subtotal: '<span class="price">24,00 €</span>',
    possible_onepage_checkout: true,
    items,
    isGuestCheckoutAllowed: true,
    website_id: '1',
    storeId: '1',
    data_id: 1763787600,
  },
  'directory-data': { DE: { name: 'Germany' } },
  messages: {
    messages: [{ type: 'success', text: 'You added Mug to your shopping cart.' }],
    data_id: 1,
  },
})
const load = (...items: { qty: number }[]) =>
  answered(
    get(
      '/de/customer/section/load/?sections=cart%2Cdirectory-data%2Cmessages&force_new_section_timestamp=true&_=1763787600123',
    ),
    sections(items),
  )
const add = (fields: Record<string, string>) => ({
  ...form('/de/checkout/cart/add/uenc/aHR0cHM6Ly9sdW1h/product/42/', {
    product: '42',
    selected_configurable_option: '',
    related_product: '',
    item: '42',
    form_key: 'k9',
    qty: '1',
    ...fields,
  }),
  requestHeaders: { 'x-requested-with': 'XMLHttpRequest' },
})
const line = { lineId: '77', itemId: '42', sku: 'MUG', name: 'Mug', price: 12, currency: 'EUR' }
const rest = '/rest/de/V1/guest-carts/MaSkEd32/'

export const magento2Luma: UnseenShop = {
  storefront: 'magento2-luma',
  url: 'https://luma.example/de/mug.html',
  page: { globals: { requirejs: { s: {} }, BASE_URL: 'https://luma.example/de/' } },
  sessions: [
    {
      case: 'success',
      title: 'an add that answers nothing, then the section that shows it',
      page: { cart: [] },
      steps: [answered(add({ qty: '2' }), []), load(item(2))],
      expected: ['add_to_cart 42|MUG×2@12'],
    },
    {
      case: 'success',
      title: 'one more of a line, twice',
      page: { cart: [{ ...line, quantity: 2 }] },
      steps: [answered(add({}), []), load(item(3)), answered(add({}), {}), load(item(4))],
      expected: ['add_to_cart 42|MUG×1@12', 'add_to_cart 42|MUG×1@12'],
    },
    {
      case: 'failure with 200',
      title: 'options are missing: the page is sent back',
      page: { cart: [] },
      steps: [
        answered(add({}), { backUrl: 'https://luma.example/de/mug.html?options=cart' }),
        load(),
        answered(
          form('/de/checkout/sidebar/updateItemQty/', {
            item_id: '77',
            item_qty: '99',
            form_key: 'k9',
          }),
          { success: false, error_message: 'The requested qty is not available' },
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'in the mini cart, then away',
      page: { cart: [{ ...line, quantity: 1 }] },
      steps: [
        answered(
          form('/de/checkout/sidebar/updateItemQty/', {
            item_id: '77',
            item_qty: '3',
            form_key: 'k9',
          }),
          { success: true },
        ),
        load(item(3)),
        answered(form('/de/checkout/sidebar/removeItem/', { item_id: '77', form_key: 'k9' }), {
          success: true,
        }),
        load(),
      ],
      expected: ['update_cart 42|MUG×3 +2', 'remove_from_cart 42|MUG×3'],
    },
    {
      case: 'form or link',
      title: "the cart page's form, then its bin",
      page: { cart: [{ ...line, quantity: 1 }], url: 'https://luma.example/de/checkout/cart/' },
      steps: [
        redirected(
          form('/de/checkout/cart/updatePost/', {
            form_key: 'k9',
            'cart[77][qty]': '4',
            update_cart_action: 'update_qty',
          }),
          'https://luma.example/de/checkout/cart/',
        ),
        load(item(4)),
        redirected(
          form('/de/checkout/cart/delete/', { id: '77', uenc: 'aHR', form_key: 'k9' }),
          'https://luma.example/de/checkout/cart/',
        ),
        load(),
      ],
      expected: ['update_cart 42|MUG×4 +3', 'remove_from_cart 42|MUG×4'],
    },
    {
      case: 'checkout',
      title: 'shipping is estimated while typing, then set; the order is placed',
      page: { cart: [{ ...line, quantity: 2 }], url: 'https://luma.example/de/checkout/#shipping' },
      steps: [
        answered(post(`${rest}estimate-shipping-methods`, { address: { postcode: '80331' } }), [
          { carrier_code: 'flatrate', method_code: 'flatrate', amount: 5 },
        ]),
        answered(
          post(`${rest}shipping-information`, {
            addressInformation: {
              shipping_address: { firstname: 'Ada' },
              shipping_method_code: 'flatrate',
              shipping_carrier_code: 'flatrate',
            },
          }),
          {
            payment_methods: [{ code: 'checkmo', title: 'Check' }],
            totals: {
              grand_total: 29,
              base_grand_total: 29,
              quote_currency_code: 'EUR',
              items: [{ item_id: 77, price: 12, qty: 2, name: 'Mug' }],
            },
          },
        ),
        answered(
          post(`${rest}payment-information`, {
            email: 'a@mail.example',
            paymentMethod: { method: 'checkmo' },
          }),
          '42',
        ),
      ],
      expected: ['add_shipping_info/checkout_step', 'purchase #42'],
    },
    {
      case: 'second currency',
      title: 'GraphQL adds, refuses and changes',
      page: { cart: [] },
      steps: [
        answered(
          graphql(
            'https://luma.example/graphql',
            'mutation ($cartId: String!, $items: [CartItemInput!]!) { addProductsToCart(cartId: $cartId, cartItems: $items) { cart { id items { uid quantity product { sku name } prices { price { value currency } } } } user_errors { code message } } }',
            { cartId: 'c1', items: [{ sku: 'MUG', quantity: 2 }] },
          ),
          {
            data: {
              addProductsToCart: {
                cart: {
                  id: 'c1',
                  items: [
                    {
                      uid: 'Nzc=',
                      quantity: 2,
                      product: { sku: 'MUG', name: 'Mug' },
                      prices: { price: { value: 1900, currency: 'JPY' } },
                    },
                  ],
                },
                user_errors: [],
              },
            },
          },
        ),
        answered(
          graphql(
            '/graphql',
            'mutation { addProductsToCart(cartId: "c1", cartItems: [{sku: "MUG", quantity: 99}]) { cart { id items { uid quantity product { sku } } } user_errors { code message } } }',
          ),
          {
            data: {
              addProductsToCart: {
                cart: { id: 'c1', items: [{ uid: 'Nzc=', quantity: 2, product: { sku: 'MUG' } }] },
                user_errors: [{ code: 'INSUFFICIENT_STOCK', message: 'not available' }],
              },
            },
          },
        ),
      ],
      expected: ['add_to_cart MUG×2@1900 JPY'],
    },
    {
      case: 'poll',
      title: 'sections of a page that only loads',
      page: { cart: [{ ...line, quantity: 2 }] },
      steps: [
        load(item(2)),
        answered(get('/de/customer/section/load/?sections=wishlist'), {
          wishlist: { counter: '1 item', items: [{ product_sku: 'JUG' }] },
        }),
      ],
      expected: [],
    },
  ],
}
