import {
  answered,
  form,
  get,
  graphql,
  paged,
  post,
  redirected,
  urlencoded,
} from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// magento/magento2 (whose etc/frontend/sections.xml has each of these followed by the section): app/code/Magento/Checkout/view/frontend/web/js/{sidebar,action/update-shopping-cart}.js,
// Controller/{Cart/UpdatePost,Cart/UpdateItemQty,Sidebar/*,Cart/CouponPost}.php,
// dev/tests/api-functional/testsuite/Magento/{Quote,GraphQl/Quote}; hyva-themes' cart drawer;
// OpenMage/magento-lts: skin/frontend/rwd/default/js/minicart.js;
// adobe-commerce/storefront-cart's queries (ADD_PRODUCTS_TO_CART_MUTATION, UPDATE_PRODUCTS_FROM_CART).

const gql = (query: string, variables: unknown = {}) => graphql('/graphql', query, variables)
const FORM_KEY = 'Zk1'
const section = (items: object[], more: object = {}) => ({
  cart: {
    summary_count: items.length,
    subtotalAmount: '34.0000',
    subtotal: '<span class="price">34,00&nbsp;€</span>',
    possible_onepage_checkout: true,
    items,
    extra_actions: '',
    isGuestCheckoutAllowed: true,
    website_id: '1',
    storeId: '3',
    data_id: 1700000000,
    ...more,
  },
  'directory-data': { data_id: 1700000000 },
  messages: { messages: [], data_id: 1700000000 },
})
const bag = (qty: number) => ({
  product_type: 'simple',
  options: [],
  qty,
  item_id: '512',
  configure_url: 'https://bags.example/nl/checkout/cart/configure/id/512/product_id/14/',
  is_visible_in_site_visibility: true,
  product_id: '14',
  product_name: 'Push It Messenger Bag',
  product_sku: '24-WB04',
  product_url: 'https://bags.example/nl/push-it-messenger-bag.html',
  product_has_url: true,
  product_price: '<span class="price">34,00&nbsp;€</span>',
  product_price_value: 34,
  product_image: { src: 'x.jpg' },
  canApplyMsrp: false,
})
const held = { lineId: '512', itemId: '14', sku: '24-WB04', price: 34, currency: 'EUR' }
const loaded = (items: object[]) =>
  answered(
    get(
      '/nl/customer/section/load/?sections=cart%2Cdirectory-data%2Cmessages&force_new_section_timestamp=true&_=1700000000001',
    ),
    section(items),
  )

const luma: UnseenShop = {
  storefront: 'magento2-luma',
  url: 'https://bags.example/nl/push-it-messenger-bag.html',
  page: {
    currency: 'EUR',
    globals: {
      BASE_URL: 'https://bags.example/nl/',
      checkout: {
        shoppingCartUrl: 'https://bags.example/nl/checkout/cart/',
        updateItemQtyUrl: 'https://bags.example/nl/checkout/sidebar/updateItemQty/',
        removeItemUrl: 'https://bags.example/nl/checkout/sidebar/removeItem/',
      },
    },
  },
  sessions: [
    {
      case: 'locale prefix',
      title: 'added by the product form, then the sections; set and removed in the small cart',
      page: { cart: [] },
      steps: [
        answered(
          form('/nl/checkout/cart/add/uenc/aHR0/product/14/', {
            product: 14,
            selected_configurable_option: '',
            related_product: '',
            item: 14,
            form_key: FORM_KEY,
            qty: 2,
          }),
          [],
        ),
        loaded([bag(2)]),
        answered(
          urlencoded('/nl/checkout/sidebar/updateItemQty/', {
            item_id: 512,
            item_qty: 3,
            form_key: FORM_KEY,
          }),
          { success: true, data: { summary_count: 3 } },
        ),
        loaded([bag(3)]),
        answered(
          urlencoded('/nl/checkout/sidebar/updateItemQty/', {
            item_id: 512,
            item_qty: 1,
            form_key: FORM_KEY,
          }),
          { success: true },
        ),
        loaded([bag(1)]),
        answered(
          urlencoded('/nl/checkout/sidebar/removeItem/', { item_id: 512, form_key: FORM_KEY }),
          { success: true },
        ),
        loaded([]),
      ],
      expected: [
        'add_to_cart 14|24-WB04×2',
        'update_cart 14|24-WB04×3 +1',
        'update_cart 14|24-WB04×1 -2',
        'remove_from_cart 14|24-WB04×1',
      ],
    },
    {
      case: 'failure with 200',
      title: 'options to choose first, none left, too many in the small cart',
      page: { cart: [{ ...held, quantity: 1 }] },
      steps: [
        answered(
          form('/nl/checkout/cart/add/uenc/aHR0/product/67/', {
            product: 67,
            form_key: FORM_KEY,
            qty: 1,
          }),
          { backUrl: 'https://bags.example/nl/chaz-hoodie.html' },
        ),
        loaded([bag(1)]),
        answered(
          urlencoded('/nl/checkout/sidebar/updateItemQty/', {
            item_id: 512,
            item_qty: 900,
            form_key: FORM_KEY,
          }),
          { success: false, error_message: 'The requested qty is not available' },
        ),
        answered(
          urlencoded('/nl/checkout/sidebar/removeItem/', { item_id: 9, form_key: FORM_KEY }),
          { success: false, error_message: "The quote item isn't found." },
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: "the cart page's form, its check before, its bin and its button to clear all",
      page: { cart: [{ ...held, quantity: 2 }] },
      steps: [
        answered(
          urlencoded('/nl/checkout/cart/updateItemQty/', {
            form_key: FORM_KEY,
            'cart[512][qty]': 4,
          }),
          { success: true },
        ),
        redirected(
          form('/nl/checkout/cart/updatePost/', {
            form_key: FORM_KEY,
            'cart[512][qty]': 4,
            update_cart_action: 'update_qty',
          }),
          'https://bags.example/nl/checkout/cart/',
        ),
        loaded([bag(4)]),
        redirected(
          form('/nl/checkout/cart/updatePost/', {
            form_key: FORM_KEY,
            'cart[512][qty]': 3,
            update_cart_action: 'update_qty',
          }),
          'https://bags.example/nl/checkout/cart/',
        ),
        loaded([bag(3)]),
        redirected(
          form('/nl/checkout/cart/delete/', { id: 512, uenc: 'aHR0', form_key: FORM_KEY }),
          'https://bags.example/nl/checkout/cart/',
        ),
        loaded([]),
      ],
      expected: [
        'update_cart 14|24-WB04×4 +2',
        'update_cart 14|24-WB04×3 -1',
        'remove_from_cart 14|24-WB04×3',
      ],
    },
    {
      case: 'coupon',
      title: 'the code in the checkout, by REST: wrong, right, gone',
      page: { cart: [{ ...held, quantity: 1 }] },
      steps: [
        answered(
          { ...post('/rest/nl/V1/guest-carts/Xq3/coupons/nope', {}, 'PUT') },
          { message: "The coupon code isn't valid. Verify the code and try again." },
          404,
        ),
        answered({ ...post('/rest/nl/V1/guest-carts/Xq3/coupons/BAG5', {}, 'PUT') }, true),
        answered({ ...get('/rest/nl/V1/guest-carts/Xq3/coupons'), method: 'DELETE' }, true),
      ],
      expected: ['apply_coupon $BAG5'],
    },
    {
      case: 'checkout',
      title: 'totals and methods asked, an address and a way of shipping, an order',
      page: { cart: [{ ...held, quantity: 1 }] },
      steps: [
        answered(
          post('/rest/nl/V1/guest-carts/Xq3/estimate-shipping-methods', {
            address: { country_id: 'NL', postcode: '1011' },
          }),
          [{ carrier_code: 'flatrate', method_code: 'flatrate', amount: 5, available: true }],
        ),
        answered(
          post('/rest/nl/V1/guest-carts/Xq3/totals-information', {
            addressInformation: { address: { countryId: 'NL' } },
          }),
          { grand_total: 34, items: [{ item_id: 512, price: 34, qty: 1, name: 'Bag' }] },
        ),
        answered(
          post('/rest/nl/V1/guest-carts/Xq3/shipping-information', {
            addressInformation: {
              shipping_address: { countryId: 'NL', firstname: 'Ann' },
              shipping_method_code: 'flatrate',
              shipping_carrier_code: 'flatrate',
            },
          }),
          {
            payment_methods: [{ code: 'checkmo', title: 'Check / Money order' }],
            totals: {
              grand_total: 39,
              base_currency_code: 'EUR',
              quote_currency_code: 'EUR',
              items: [{ item_id: 512, price: 34, qty: 1 }],
            },
          },
        ),
        answered(
          post('/rest/nl/V1/guest-carts/Xq3/payment-information', {
            cartId: 'Xq3',
            email: 'ann@bags.example',
            paymentMethod: { method: 'stripe', additional_data: {} },
          }),
          { message: 'Your card was declined.' },
          400,
        ),
        answered(
          post('/rest/nl/V1/guest-carts/Xq3/payment-information', {
            cartId: 'Xq3',
            email: 'ann@bags.example',
            paymentMethod: { method: 'checkmo' },
          }),
          '88',
        ),
      ],
      expected: ['add_shipping_info', 'purchase #88'],
    },
    {
      case: 'success',
      title: 'the REST cart of a guest, as the API tests drive it',
      page: { cart: [] },
      steps: [
        answered(post('/rest/V1/guest-carts', {}), 'Xq3'),
        answered(
          post('/rest/V1/guest-carts/Xq3/items', {
            cartItem: { quote_id: 'Xq3', sku: '24-WB04', qty: 1 },
          }),
          {
            item_id: 512,
            sku: '24-WB04',
            qty: 1,
            name: 'Push It Messenger Bag',
            price: 34,
            product_type: 'simple',
            quote_id: '77',
          },
        ),
        answered(
          post(
            '/rest/V1/guest-carts/Xq3/items/512',
            { cartItem: { quote_id: 'Xq3', itemId: 512, qty: 5 } },
            'PUT',
          ),
          { item_id: 512, sku: '24-WB04', qty: 5, name: 'Bag', price: 34, quote_id: '77' },
        ),
        answered(
          post('/rest/V1/guest-carts/Xq3/items', {
            cartItem: { quote_id: 'Xq3', sku: '24-WB04', qty: 900 },
          }),
          { message: 'The requested qty is not available' },
          400,
        ),
        answered({ ...get('/rest/V1/guest-carts/Xq3/items/512'), method: 'DELETE' }, true),
      ],
      expected: ['add_to_cart 24-WB04×1', 'update_cart 24-WB04×5 +4', 'remove_from_cart 24-WB04×5'],
    },
  ],
}

const gqlItem = (quantity: number) => ({
  uid: 'NTEy',
  product: { uid: 'MTQ=', sku: '24-WB04', name: 'Push It Messenger Bag' },
  quantity,
  prices: {
    price: { value: 34, currency: 'EUR' },
    row_total: { value: 34 * quantity, currency: 'EUR' },
  },
  errors: null,
})
const gqlCart = (items: object[], more: object = {}) => ({
  id: 'Xq3',
  total_quantity: items.length,
  items,
  itemsV2: { items, total_count: items.length },
  prices: { grand_total: { value: 34, currency: 'EUR' } },
  applied_coupons: null,
  ...more,
})

const hyva: UnseenShop = {
  storefront: 'magento2-hyva',
  url: 'https://bags.example/push-it-messenger-bag.html',
  page: {
    globals: {
      BASE_URL: 'https://bags.example/',
      hyva: { getFormKey: 'fn', formatPrice: 'fn' },
      CURRENT_CURRENCY_CODE: 'EUR',
    },
  },
  sessions: [
    {
      case: 'form or link',
      title: 'the product form leaves the page; the drawer sets and removes by fetch',
      page: { cart: [] },
      steps: [
        redirected(
          form('/checkout/cart/add/uenc/aHR0/product/14/', {
            product: 14,
            item: 14,
            form_key: FORM_KEY,
            qty: 2,
          }),
          'https://bags.example/push-it-messenger-bag.html',
        ),
        answered(get('/customer/section/load/'), section([bag(2)])),
        answered(
          urlencoded('/checkout/sidebar/updateItemQty/', {
            form_key: FORM_KEY,
            item_id: 512,
            item_qty: 1,
          }),
          { success: true },
        ),
        answered(get('/customer/section/load/'), section([bag(1)])),
        answered(
          urlencoded('/checkout/sidebar/removeItem/', { form_key: FORM_KEY, item_id: 512 }),
          { success: true },
        ),
        answered(get('/customer/section/load/'), section([])),
      ],
      expected: [
        'add_to_cart 14|24-WB04×2',
        'update_cart 14|24-WB04×1 -1',
        'remove_from_cart 14|24-WB04×1',
      ],
    },
    {
      case: 'quantity change',
      title: "the cart page's GraphQL: up, too many, and away",
      page: { cart: [{ lineId: 'NTEy', sku: '24-WB04', price: 34, currency: 'EUR', quantity: 1 }] },
      steps: [
        answered(
          gql(
            'mutation updateCartItemMutation($cartId: String!, $itemId: Int, $qty: Float) { updateCartItems(input: {cart_id: $cartId, cart_items: [{cart_item_uid: "NTEy", quantity: 3}]}) { cart { id total_quantity items { uid quantity product { sku name } prices { price { value currency } } } } } }',
          ),
          { data: { updateCartItems: { cart: gqlCart([gqlItem(3)]) } } },
        ),
        answered(
          gql(
            'mutation { updateCartItems(input: {cart_id: "Xq3", cart_items: [{cart_item_uid: "NTEy", quantity: 900}]}) { cart { id } } }',
          ),
          {
            errors: [
              {
                message:
                  'Could not update the product with SKU 24-WB04: The requested qty is not available',
                extensions: { category: 'graphql-input' },
                path: ['updateCartItems'],
              },
            ],
            data: { updateCartItems: null },
          },
        ),
        answered(
          gql(
            'mutation { removeItemFromCart(input: {cart_id: "Xq3", cart_item_uid: "NTEy"}) { cart { id total_quantity items { uid quantity } } } }',
          ),
          { data: { removeItemFromCart: { cart: gqlCart([]) } } },
        ),
      ],
      expected: ['update_cart 24-WB04×3 +2', 'remove_from_cart 24-WB04×3'],
    },
    {
      case: 'poll',
      title: 'the sections, the search, a wish, a compare',
      page: { cart: [{ ...held, quantity: 1 }] },
      steps: [
        answered(get('/customer/section/load/'), section([bag(1)])),
        answered(
          urlencoded('/wishlist/index/add/', { form_key: FORM_KEY, product: 14, uenc: 'x' }),
          { success: true },
        ),
        redirected(
          form('/catalog/product_compare/add/', { product: 14, form_key: FORM_KEY }),
          '/push-it-messenger-bag.html',
        ),
      ],
      expected: [],
    },
  ],
}

const dropins: UnseenShop = {
  storefront: 'adobe-dropins',
  url: 'https://bags.example/products/push-it-messenger-bag/24-WB04',
  sessions: [
    {
      case: 'success',
      title: 'added, set up and down, set to none',
      page: { cart: [] },
      steps: [
        answered(
          gql(
            'mutation ADD_PRODUCTS_TO_CART_MUTATION($cartId: String!, $cartItems: [CartItemInput!]!) { addProductsToCart(cartId: $cartId, cartItems: $cartItems) { cart { ...CART_FRAGMENT } user_errors { code message } } }',
            { cartId: 'Xq3', cartItems: [{ sku: '24-WB04', quantity: 2, selected_options: [] }] },
          ),
          { data: { addProductsToCart: { cart: gqlCart([gqlItem(2)]), user_errors: [] } } },
        ),
        answered(
          gql(
            'mutation UPDATE_PRODUCTS_FROM_CART_MUTATION($cartId: String!, $cartItems: [CartItemUpdateInput!]!) { updateCartItems(input: { cart_id: $cartId cart_items: $cartItems }) { cart { ...CART_FRAGMENT } } }',
            { cartId: 'Xq3', cartItems: [{ cart_item_uid: 'NTEy', quantity: 5 }] },
          ),
          { data: { updateCartItems: { cart: gqlCart([gqlItem(5)]) } } },
        ),
        answered(
          gql(
            'mutation UPDATE_PRODUCTS_FROM_CART_MUTATION($cartId: String!, $cartItems: [CartItemUpdateInput!]!) { updateCartItems(input: { cart_id: $cartId cart_items: $cartItems }) { cart { ...CART_FRAGMENT } } }',
            { cartId: 'Xq3', cartItems: [{ cart_item_uid: 'NTEy', quantity: 1 }] },
          ),
          { data: { updateCartItems: { cart: gqlCart([gqlItem(1)]) } } },
        ),
        answered(
          gql(
            'mutation UPDATE_PRODUCTS_FROM_CART_MUTATION($cartId: String!, $cartItems: [CartItemUpdateInput!]!) { updateCartItems(input: { cart_id: $cartId cart_items: $cartItems }) { cart { ...CART_FRAGMENT } } }',
            { cartId: 'Xq3', cartItems: [{ cart_item_uid: 'NTEy', quantity: 0 }] },
          ),
          { data: { updateCartItems: { cart: gqlCart([]) } } },
        ),
      ],
      expected: [
        'add_to_cart 24-WB04×2@34 EUR',
        'update_cart 24-WB04×5 +3',
        'update_cart 24-WB04×1 -4',
        'remove_from_cart 24-WB04×1',
      ],
    },
    {
      case: 'failure with 200',
      title: 'user errors of an add, and a cart that is none any more',
      page: { cart: [] },
      steps: [
        answered(
          gql(
            'mutation ADD_PRODUCTS_TO_CART_MUTATION($cartId: String!, $cartItems: [CartItemInput!]!) { addProductsToCart(cartId: $cartId, cartItems: $cartItems) { cart { id } user_errors { code message } } }',
            { cartId: 'Xq3', cartItems: [{ sku: '24-WB04', quantity: 900 }] },
          ),
          {
            data: {
              addProductsToCart: {
                cart: gqlCart([]),
                user_errors: [{ code: 'INSUFFICIENT_STOCK', message: 'Not available' }],
              },
            },
          },
        ),
        answered(
          gql(
            'mutation ADD_PRODUCTS_TO_CART_MUTATION($cartId: String!, $cartItems: [CartItemInput!]!) { addProductsToCart(cartId: $cartId, cartItems: $cartItems) { cart { id } } }',
            { cartId: 'old', cartItems: [{ sku: '24-WB04', quantity: 1 }] },
          ),
          {
            errors: [
              { message: 'Could not find a cart with ID "old"', path: ['addProductsToCart'] },
            ],
            data: { addProductsToCart: null },
          },
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'one that is no good, one that is, and a gift card that is none',
      page: { cart: [{ lineId: 'NTEy', sku: '24-WB04', price: 34, currency: 'EUR', quantity: 1 }] },
      steps: [
        answered(
          gql(
            'mutation APPLY_COUPONS_TO_CART_MUTATION($cartId: String!, $couponCodes: [String!]!, $type: ApplyCouponsStrategy!) { applyCouponsToCart(input: { cart_id: $cartId, coupon_codes: $couponCodes, type: $type }) { cart { ...CART_FRAGMENT } } }',
            { cartId: 'Xq3', couponCodes: ['NOPE'], type: 'APPEND' },
          ),
          {
            errors: [{ message: "The coupon code isn't valid.", path: ['applyCouponsToCart'] }],
            data: { applyCouponsToCart: null },
          },
        ),
        answered(
          gql(
            'mutation APPLY_COUPONS_TO_CART_MUTATION($cartId: String!, $couponCodes: [String!]!, $type: ApplyCouponsStrategy!) { applyCouponsToCart(input: { cart_id: $cartId, coupon_codes: $couponCodes, type: $type }) { cart { ...CART_FRAGMENT } } }',
            { cartId: 'Xq3', couponCodes: ['BAG5'], type: 'APPEND' },
          ),
          {
            data: {
              applyCouponsToCart: {
                cart: gqlCart([gqlItem(1)], { applied_coupons: [{ code: 'BAG5' }] }),
              },
            },
          },
        ),
      ],
      expected: ['apply_coupon $BAG5'],
    },
    {
      case: 'poll',
      title: 'the cart, the store, the totals that are guessed',
      page: { cart: [{ lineId: 'NTEy', sku: '24-WB04', price: 34, currency: 'EUR', quantity: 1 }] },
      steps: [
        answered(
          get(
            '/graphql?query=query%20CART_QUERY(%24cartId%3A%20String!)%20%7B%20cart(cart_id%3A%20%24cartId)%20%7B%20id%20%7D%20%7D&variables=%7B%22cartId%22%3A%22Xq3%22%7D',
          ),
          { data: { cart: gqlCart([gqlItem(1)]) } },
        ),
        answered(
          gql(
            'mutation ESTIMATE_TOTALS($cartId: String!, $address: EstimateAddressInput!) { estimateTotals(input: { cart_id: $cartId, address: $address }) { cart { prices { grand_total { value currency } } } } }',
            { cartId: 'Xq3' },
          ),
          {
            data: {
              estimateTotals: { cart: { prices: { grand_total: { value: 34, currency: 'EUR' } } } },
            },
          },
        ),
      ],
      expected: [],
    },
  ],
}

const openmage: UnseenShop = {
  storefront: 'magento1-openmage',
  url: 'https://retro.example/index.php/lamp.html',
  page: { globals: { Mage: { Cookies: {} }, Minicart: 'fn', Varien: {} } },
  sessions: [
    {
      case: 'form or link',
      title: "rwd's product form, small cart, bin, and the cart page's form",
      page: { cart: [] },
      steps: [
        redirected(
          form('/index.php/checkout/cart/add/uenc/aHR0/product/3/form_key/Zk1/', {
            form_key: FORM_KEY,
            product: 3,
            related_product: '',
            qty: 2,
          }),
          'https://retro.example/index.php/checkout/cart/',
        ),
      ],
      expected: ['add_to_cart 3×2'],
    },
    {
      case: 'quantity change',
      title: 'the small cart: up, too many, away',
      page: { cart: [{ lineId: '61', itemId: '3', price: 20, currency: 'USD', quantity: 2 }] },
      steps: [
        answered(
          urlencoded('/index.php/checkout/cart/ajaxUpdate/id/61/', { qty: 4, form_key: FORM_KEY }),
          { qty: 4, success: 1, message: 'Item was updated successfully.', content: '<div></div>' },
        ),
        answered(
          urlencoded('/index.php/checkout/cart/ajaxUpdate/id/61/', {
            qty: 999,
            form_key: FORM_KEY,
          }),
          { success: 0, error: 'Can not save item.' },
        ),
        answered(
          urlencoded('/index.php/checkout/cart/ajaxUpdate/id/61/', { qty: 1, form_key: FORM_KEY }),
          { qty: 1, success: 1, message: 'Item was updated successfully.', content: '<div></div>' },
        ),
        answered(urlencoded('/index.php/checkout/cart/ajaxDelete/id/61/', { form_key: FORM_KEY }), {
          qty: 0,
          success: 1,
          message: 'Item was removed successfully.',
          content: '<div></div>',
        }),
      ],
      expected: ['update_cart 3×4 +2', 'update_cart 3×1 -3', 'remove_from_cart 3×1'],
    },
    {
      case: 'removal',
      title: "the cart page's form, its cross, and all of it emptied",
      page: {
        cart: [
          { lineId: '61', itemId: '3', quantity: 2 },
          { lineId: '62', itemId: '4', quantity: 1 },
        ],
      },
      steps: [
        redirected(
          form('/index.php/checkout/cart/updatePost/', {
            form_key: FORM_KEY,
            'cart[61][qty]': 3,
            'cart[62][qty]': 1,
            update_cart_action: 'update_qty',
          }),
          '/index.php/checkout/cart/',
        ),
        redirected(
          get('/index.php/checkout/cart/delete/id/62/form_key/Zk1/uenc/aHR0/'),
          '/index.php/checkout/cart/',
        ),
        redirected(
          form('/index.php/checkout/cart/updatePost/', {
            form_key: FORM_KEY,
            'cart[61][qty]': 3,
            update_cart_action: 'empty_cart',
          }),
          '/index.php/checkout/cart/',
        ),
      ],
      expected: ['update_cart 3×3 +1', 'remove_from_cart 4×1', 'remove_from_cart 3×3'],
    },
    {
      case: 'coupon',
      title: 'a code, and the same form to cancel it',
      page: { cart: [{ lineId: '61', itemId: '3', quantity: 2 }] },
      steps: [
        paged(
          form('/index.php/checkout/cart/couponPost/', { remove: 0, coupon_code: 'OLD5' }),
          '<!doctype html><body class="checkout-cart-index"><ul class="messages"><li class="success-msg"><ul><li><span>Coupon code "OLD5" was applied.</span></li></ul></li></ul>',
        ),
        paged(
          form('/index.php/checkout/cart/couponPost/', { remove: 1, coupon_code: 'OLD5' }),
          '<!doctype html><body class="checkout-cart-index"><ul class="messages"><li class="success-msg"><ul><li><span>Coupon code was canceled.</span></li></ul></li></ul>',
        ),
      ],
      expected: ['apply_coupon $OLD5'],
    },
  ],
}

export const magentoApis: readonly UnseenShop[] = [luma, hyva, dropins, openmage]
