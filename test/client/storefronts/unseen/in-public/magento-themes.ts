import {
  answered,
  form,
  get,
  graphql,
  paged,
  post,
  redirected,
  send,
  urlencoded,
} from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// Luma: magento/magento2, Magento_Catalog/js/catalog-add-to-cart.js, Magento_Checkout/js/sidebar.js,
// Magento_Customer/js/customer-data.js, the REST calls of Magento_Checkout/js/action. Hyvä:
// hyva-themes/magento2-default-theme, Magento_Theme/templates/html/cart/cart-drawer.phtml and the
// queries of its cart, which carry their values in themselves. OpenMage: OpenMage/magento-lts,
// skin/frontend/rwd/default/js/minicart.js, Mage_Checkout_CartController, skin/…/opcheckout.js.

const sectionItem = (qty: number, price = 59) => ({
  product_type: 'configurable',
  options: [{ label: 'Size', value: 'M', option_id: 143, option_value: 168 }],
  qty,
  item_id: '901',
  configure_url: 'https://jackets.example/checkout/cart/configure/id/901/product_id/1402/',
  is_visible_in_site_visibility: true,
  product_id: '1402',
  product_name: 'Juno jacket',
  product_sku: 'WJ06-M-Blue',
  product_url: 'https://jackets.example/juno-jacket.html',
  product_has_url: true,
  product_price: `<span class="price">$${price}.00</span>`,
  product_price_value: price,
  product_image: { src: 'x.jpg', alt: 'Juno', width: 75, height: 75 },
  canApplyMsrp: false,
  message: '',
})
const section = (items: object[], message?: { type: string; text: string }) => ({
  cart: {
    summary_count: items.length,
    subtotalAmount: '59.0000',
    subtotal: '<span class="price">$59.00</span>',
    possible_onepage_checkout: true,
    items,
    extra_actions: '',
    isGuestCheckoutAllowed: true,
    website_id: '1',
    storeId: '1',
    data_id: 1700000000,
  },
  messages: { messages: message ? [message] : [], data_id: 1700000001 },
})
const load = (prefix = '') =>
  get(
    `${prefix}/customer/section/load/?sections=cart%2Cdirectory-data%2Cmessages&force_new_section_timestamp=true&_=1700000002`,
  )
const uenc = 'aHR0cHM6Ly9qYWNrZXRzLmV4YW1wbGUvanVuby1qYWNrZXQuaHRtbA%2C%2C'
const add = (fields: Record<string, string | number>, prefix = '') => ({
  ...form(`${prefix}/checkout/cart/add/uenc/${uenc}/product/1402/`, {
    product: 1402,
    selected_configurable_option: 1399,
    related_product: '',
    item: 1402,
    form_key: 'pK3x',
    'super_attribute[143]': 168,
    ...fields,
  }),
  requestHeaders: { 'X-Requested-With': 'XMLHttpRequest' },
})
const jacket = { lineId: '901', itemId: '1402', sku: 'WJ06-M-Blue', price: 59, currency: 'USD' }
const ids = '1402|WJ06-M-Blue'
const sidebar = (action: string, fields: Record<string, string | number>) =>
  urlencoded(`/checkout/sidebar/${action}/`, { ...fields, form_key: 'pK3x' })
const totals = { grand_total: 64, base_currency_code: 'USD', quote_currency_code: 'USD', items: [] }

const luma: UnseenShop = {
  storefront: 'magento2-luma',
  url: 'https://jackets.example/juno-jacket.html',
  page: { globals: { require: { s: {} }, BASE_URL: 'https://jackets.example/', requirejs: {} } },
  sessions: [
    {
      case: 'success',
      title: 'two on the product page, one more from a list; the sections tell',
      page: { cart: [] },
      steps: [
        answered(add({ qty: 2 }), []),
        answered(load(), section([sectionItem(2)], { type: 'success', text: 'You added' })),
        answered(add({}), []),
        answered(load(), section([sectionItem(3)], { type: 'success', text: 'You added' })),
      ],
      expected: [`add_to_cart ${ids}×2@59`, `add_to_cart ${ids}×1@59`],
    },
    {
      case: 'failure with 200',
      title: 'options not chosen; a stock that is too small; a line that cannot grow',
      page: { cart: [{ ...jacket, quantity: 1 }] },
      steps: [
        answered(add({ qty: 1 }), {
          backUrl: 'https://jackets.example/juno-jacket.html?options=cart',
        }),
        answered(
          load(),
          section([sectionItem(1)], { type: 'error', text: 'You need to choose options.' }),
        ),
        answered(sidebar('updateItemQty', { item_id: 901, item_qty: 400 }), {
          success: false,
          error_message: 'The requested qty is not available',
        }),
        answered(load(), section([sectionItem(1)])),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'the small cart: up, down, away',
      page: { cart: [{ ...jacket, quantity: 1 }] },
      steps: [
        answered(sidebar('updateItemQty', { item_id: 901, item_qty: 4 }), { success: true }),
        answered(load(), section([sectionItem(4)])),
        answered(sidebar('updateItemQty', { item_id: 901, item_qty: 2 }), { success: true }),
        answered(load(), section([sectionItem(2)])),
        answered(sidebar('removeItem', { item_id: 901 }), { success: true }),
        answered(load(), section([])),
      ],
      expected: [
        `update_cart ${ids}×4 +3`,
        `update_cart ${ids}×2 -2`,
        `remove_from_cart ${ids}×2@59`,
      ],
    },
    {
      case: 'checkout',
      title: 'rates of an address, its way of shipping, the order of a guest',
      page: { cart: [{ ...jacket, quantity: 1 }] },
      steps: [
        answered(
          post('/rest/default/V1/guest-carts/q7/estimate-shipping-methods', {
            address: { postcode: '10115', country_id: 'DE' },
          }),
          [{ carrier_code: 'flatrate', method_code: 'flatrate', amount: 5, available: true }],
        ),
        answered(
          post('/rest/default/V1/guest-carts/q7/shipping-information', {
            addressInformation: {
              shipping_address: { city: 'Berlin' },
              shipping_method_code: 'flatrate',
              shipping_carrier_code: 'flatrate',
            },
          }),
          { payment_methods: [{ code: 'checkmo', title: 'Check' }], totals },
        ),
        answered(
          post('/rest/default/V1/guest-carts/q7/payment-information', {
            cartId: 'q7',
            email: 'ann@jackets.example',
            paymentMethod: { method: 'checkmo', po_number: null },
          }),
          '311',
        ),
      ],
      expected: ['add_shipping_info', 'purchase #311'],
    },
    {
      case: 'coupon',
      title: 'in the checkout: a wrong code, a right one, taken back',
      page: { cart: [{ ...jacket, quantity: 1 }] },
      steps: [
        answered(
          send('PUT', '/rest/default/V1/guest-carts/q7/coupons/NOPE'),
          { message: "The coupon code isn't valid. Verify the code and try again." },
          404,
        ),
        answered(send('PUT', '/rest/default/V1/guest-carts/q7/coupons/RAIN20'), true),
        answered(get('/rest/default/V1/guest-carts/q7/totals'), totals),
        answered(send('DELETE', '/rest/default/V1/guest-carts/q7/coupons'), true),
      ],
      expected: ['apply_coupon $RAIN20'],
    },
    {
      case: 'locale prefix',
      title: 'the view of another store, in yen',
      page: { cart: [], url: 'https://jackets.example/ja/juno-jacket.html' },
      steps: [
        answered(add({ qty: 2 }, '/ja'), []),
        answered(load('/ja'), section([sectionItem(2, 8900)])),
      ],
      expected: [`add_to_cart ${ids}×2@8900`],
    },
    {
      case: 'poll',
      title: 'sections of customer, the banner, a wish, a comparison',
      page: { cart: [{ ...jacket, quantity: 1 }] },
      steps: [
        answered(load(), section([sectionItem(1)])),
        answered(get('/customer/section/load/?sections=customer%2Cwishlist'), {
          wishlist: { counter: '1 item', items: [{ product_sku: 'WJ06' }] },
        }),
        redirected(urlencoded('/wishlist/index/add/', { product: 1402, uenc }), '/wishlist/'),
        redirected(urlencoded('/catalog/product_compare/add/', { product: 1402, uenc }), '/'),
        paged(get('/page_cache/block/render/?blocks=%5B%5D')),
      ],
      expected: [],
    },
  ],
}

const hyvaCart = (items: object[], more: object = {}) => ({
  cart: {
    total_quantity: items.length,
    is_virtual: false,
    items,
    applied_coupons: null,
    prices: { grand_total: { value: 118, currency: 'EUR' } },
    ...more,
  },
})
const hyvaItem = (quantity: number) => ({
  id: '901',
  prices: { price: { value: 59, currency: 'EUR' }, row_total: { value: 59 * quantity } },
  product_type: 'simple',
  product: {
    id: 1402,
    name: 'Juno jacket',
    sku: 'WJ06-M-Blue',
    small_image: { label: 'Juno', url: 'x.jpg' },
    url_key: 'juno-jacket',
  },
  quantity,
})
const hyvaJacket = { ...jacket, currency: 'EUR' }

const hyva: UnseenShop = {
  storefront: 'magento2-hyva',
  url: 'https://jackets.example/checkout/cart/',
  page: { globals: { hyva: { getFormKey: 1 }, BASE_URL: 'https://jackets.example/' } },
  sessions: [
    {
      case: 'quantity change',
      title: 'the queries of the cart, values within',
      page: { cart: [{ ...hyvaJacket, quantity: 1 }] },
      steps: [
        answered(
          graphql(
            '/graphql',
            'mutation updateCartItemQtyMutation { updateCartItems( input: { cart_id: "q7" cart_items: [ { cart_item_id: 901, quantity: 3 } ] } ) { cart { total_quantity items { id product { id sku name } quantity prices { price { value currency } } } } } }',
          ),
          { data: { updateCartItems: hyvaCart([hyvaItem(3)]) } },
        ),
        answered(
          graphql(
            '/graphql',
            'mutation updateCartItemQtyMutation { updateCartItems( input: { cart_id: "q7" cart_items: [ { cart_item_id: 901, quantity: 2 } ] } ) { cart { total_quantity items { id product { id sku name } quantity prices { price { value currency } } } } } }',
          ),
          { data: { updateCartItems: hyvaCart([hyvaItem(2)]) } },
        ),
        answered(
          graphql(
            '/graphql',
            'mutation removeItemFromCartMutation { removeItemFromCart( input: { cart_id: "q7", cart_item_id: 901 } ) { cart { items { id } } } }',
          ),
          { data: { removeItemFromCart: hyvaCart([]) } },
        ),
      ],
      expected: [
        `update_cart ${ids}×3 +2`,
        `update_cart ${ids}×2 -1`,
        `remove_from_cart ${ids}×2@59`,
      ],
    },
    {
      case: 'coupon',
      title: 'two codes, written into the query',
      page: { cart: [{ ...hyvaJacket, quantity: 1 }] },
      steps: [
        answered(
          graphql(
            '/graphql',
            'mutation applyCouponToCartMutation { applyCouponToCart( input: { cart_id: "q7" coupon_code: "NOPE" } ) { cart { applied_coupons { code } } } }',
          ),
          {
            errors: [{ message: "The coupon code isn't valid.", path: ['applyCouponToCart'] }],
            data: { applyCouponToCart: null },
          },
        ),
        answered(
          graphql(
            '/graphql',
            'mutation applyCouponToCartMutation { applyCouponToCart( input: { cart_id: "q7" coupon_code: "RAIN20" } ) { cart { applied_coupons { code } } } }',
          ),
          {
            data: {
              applyCouponToCart: hyvaCart([hyvaItem(1)], { applied_coupons: [{ code: 'RAIN20' }] }),
            },
          },
        ),
      ],
      expected: ['apply_coupon $RAIN20'],
    },
    {
      case: 'removal',
      title: 'the drawer, then its sections',
      page: { cart: [{ ...hyvaJacket, quantity: 2 }] },
      steps: [
        answered(urlencoded('/checkout/sidebar/removeItem/', { form_key: 'pK3x', item_id: 901 }), {
          success: true,
        }),
        answered(get('/customer/section/load/?sections='), section([])),
      ],
      expected: [`remove_from_cart ${ids}×2@59 EUR`],
    },
    {
      case: 'form or link',
      title: 'the form of a list, that of the product',
      page: { cart: [] },
      steps: [
        redirected(
          form(`/checkout/cart/add/uenc/${uenc}/product/1402/`, {
            product: 1402,
            form_key: 'pK3x',
            uenc,
          }),
          'https://jackets.example/jackets.html',
        ),
        // Every page that follows a form loads its sections.
        answered(get('/customer/section/load/?sections='), section([sectionItem(1)])),
        redirected(
          form('/checkout/cart/add/', { product: 1402, form_key: 'pK3x', qty: 2 }),
          'https://jackets.example/juno-jacket.html',
        ),
        answered(get('/customer/section/load/?sections='), section([sectionItem(3)])),
      ],
      expected: ['add_to_cart 1402×1', 'add_to_cart 1402×2'],
    },
    {
      case: 'poll',
      title: 'sections again, the cart as a query',
      page: { cart: [{ ...hyvaJacket, quantity: 1 }] },
      steps: [
        answered(get('/customer/section/load/?sections='), section([sectionItem(1)])),
        answered(
          graphql(
            '/graphql',
            'query getCart { cart(cart_id: "q7") { total_quantity items { id } } }',
          ),
          { data: hyvaCart([hyvaItem(1)]) },
        ),
      ],
      expected: [],
    },
  ],
}

const openmage: UnseenShop = {
  storefront: 'magento1-openmage',
  url: 'https://vases.example/index.php/modern-vase.html',
  page: { globals: { Mage: { Cookies: {} }, Varien: {}, Prototype: { Version: '1.7.3' } } },
  sessions: [
    {
      case: 'form or link',
      title: 'a link of a list, the form of the product, one that goes back with an error',
      page: { cart: [] },
      steps: [
        redirected(
          get(`/index.php/checkout/cart/add/uenc/${uenc}/product/337/form_key/n1/`),
          'https://vases.example/index.php/checkout/cart/',
        ),
        redirected(
          form(`/index.php/checkout/cart/add/uenc/${uenc}/product/337/form_key/n1/`, {
            form_key: 'n1',
            product: 337,
            related_product: '',
            qty: 2,
          }),
          'https://vases.example/index.php/checkout/cart/',
        ),
      ],
      expected: ['add_to_cart 337×1', 'add_to_cart 337×2'],
    },
    {
      case: 'quantity change',
      title: 'the small cart: up, down, away',
      page: { cart: [{ lineId: '88', itemId: '337', sku: 'VAS', quantity: 1 }] },
      steps: [
        answered(
          urlencoded(`/index.php/checkout/cart/ajaxUpdate/id/88/uenc/${uenc}/`, {
            qty: 3,
            form_key: 'n1',
          }),
          {
            qty: 3,
            success: 1,
            content: '<ul id="cart-sidebar"></ul>',
            message: 'Item was updated successfully.',
          },
        ),
        answered(
          urlencoded(`/index.php/checkout/cart/ajaxUpdate/id/88/uenc/${uenc}/`, {
            qty: 2,
            form_key: 'n1',
          }),
          { qty: 2, success: 1, content: '', message: 'Item was updated successfully.' },
        ),
        answered(
          urlencoded(`/index.php/checkout/cart/ajaxUpdate/id/88/uenc/${uenc}/`, {
            qty: 900,
            form_key: 'n1',
          }),
          { success: 0, error: 'Can not save item.' },
        ),
        answered(
          urlencoded(`/index.php/checkout/cart/ajaxDelete/id/88/uenc/${uenc}/`, { form_key: 'n1' }),
          { qty: 0, success: 1, content: '', message: 'Item was removed successfully.' },
        ),
      ],
      expected: [
        'update_cart 337|VAS×3 +2',
        'update_cart 337|VAS×2 -1',
        'remove_from_cart 337|VAS×2',
      ],
    },
    {
      case: 'checkout',
      title: 'one page: an address that is refused, then all steps and the order',
      page: { cart: [{ lineId: '88', itemId: '337', sku: 'VAS', quantity: 1 }] },
      steps: [
        answered(urlencoded('/index.php/checkout/onepage/saveBilling/', { 'billing[city]': '' }), {
          error: 1,
          message: ['Please enter the city.'],
        }),
        answered(
          urlencoded('/index.php/checkout/onepage/saveBilling/', { 'billing[city]': 'Ulm' }),
          {
            goto_section: 'shipping_method',
            update_section: { name: 'shipping-method', html: '<dl>' },
          },
        ),
        answered(
          urlencoded('/index.php/checkout/onepage/saveShippingMethod/', {
            shipping_method: 'flatrate_flatrate',
          }),
          { goto_section: 'payment', update_section: { name: 'payment-method', html: '' } },
        ),
        answered(
          urlencoded('/index.php/checkout/onepage/savePayment/', { 'payment[method]': 'checkmo' }),
          { goto_section: 'review', update_section: { name: 'review', html: '' } },
        ),
        paged(get('/index.php/checkout/onepage/progress/?prevStep=payment&toStep=review')),
      ],
      expected: ['checkout_step', 'add_shipping_info', 'add_payment_info'],
    },
    {
      case: 'poll',
      title: 'cross-sells, a comparison, a wish',
      page: { cart: [{ lineId: '88', itemId: '337', quantity: 1 }] },
      steps: [
        redirected(get(`/index.php/catalog/product_compare/add/product/337/uenc/${uenc}/`), '/'),
        redirected(get('/index.php/wishlist/index/add/product/337/form_key/n1/'), '/wishlist/'),
        paged(get('/index.php/checkout/cart/')),
      ],
      expected: [],
    },
  ],
}

const VENIA_ADD =
  'mutation AddProductToCartFromDialog($cartId: String!, $product: CartItemInput!) { addProductsToCart(cartId: $cartId, cartItems: [$product]) { cart { id ...CartTriggerFragment ...MiniCartFragment __typename } user_errors { code message } __typename } }'
const veniaItem = (quantity: number) => ({
  uid: 'OTAx',
  product: { uid: 'MTQwMg==', name: 'Juno jacket', sku: 'WJ06-M-Blue', url_key: 'juno-jacket' },
  prices: { price: { currency: 'JPY', value: 8900, __typename: 'Money' } },
  quantity,
  configurable_options: [],
  __typename: 'ConfigurableCartItem',
})
const veniaCart = (...items: object[]) => ({
  id: 'q7',
  total_quantity: items.length,
  items,
  prices: { subtotal_excluding_tax: { currency: 'JPY', value: 8900 } },
  __typename: 'Cart',
})

const venia: UnseenShop = {
  storefront: 'magento-pwa-venia / adobe-edge-dropins',
  url: 'https://jackets.example/ja/juno-jacket.html',
  sessions: [
    {
      case: 'second currency',
      title: 'PWA Studio: yen, two, then four, then none',
      page: { cart: [], globals: { fetchRootComponent: {}, STORE_VIEW_CODE: 'ja' } },
      steps: [
        answered(
          graphql('/graphql', VENIA_ADD, {
            cartId: 'q7',
            product: { sku: 'WJ06-M-Blue', quantity: 2, selected_options: ['Y29u'] },
          }),
          { data: { addProductsToCart: { cart: veniaCart(veniaItem(2)), user_errors: [] } } },
        ),
        answered(
          graphql(
            '/graphql',
            'mutation UpdateItemQuantity($cartId: String!, $itemId: ID!, $quantity: Float!) { updateCartItems(input: { cart_id: $cartId, cart_items: [{ cart_item_uid: $itemId, quantity: $quantity }] }) { cart { id ...CartPageFragment } } }',
            { cartId: 'q7', itemId: 'OTAx', quantity: 4 },
          ),
          { data: { updateCartItems: { cart: veniaCart(veniaItem(4)) } } },
        ),
        answered(
          graphql(
            '/graphql',
            'mutation RemoveItemForMiniCart($cartId: String!, $itemId: ID!) { removeItemFromCart(input: { cart_id: $cartId, cart_item_uid: $itemId }) { cart { id ...MiniCartFragment } } }',
            { cartId: 'q7', itemId: 'OTAx' },
          ),
          { data: { removeItemFromCart: { cart: veniaCart() } } },
        ),
      ],
      expected: [
        'add_to_cart WJ06-M-Blue|MTQwMg==×2@8900 JPY',
        'update_cart WJ06-M-Blue|MTQwMg==×4 +2',
        'remove_from_cart WJ06-M-Blue|MTQwMg==×4@8900 JPY',
      ],
    },
  ],
}

export const magentoThemes: readonly UnseenShop[] = [luma, hyva, openmage, venia]
