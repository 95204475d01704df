import { answered, get, graphql, post } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const line = (quantity: number, more: object = {}) => ({
  __typename: 'SimpleCartItem',
  id: '5',
  uid: 'NQ==',
  quantity,
  product: {
    id: 31,
    uid: 'MzE=',
    sku: 'LAMP',
    name: 'Lamp',
    url_key: 'lamp',
    price_range: { minimum_price: { final_price: { value: 80, currency: 'USD' } } },
  },
  prices: {
    price: { value: 80, currency: 'USD' },
    row_total: { value: 80 * quantity, currency: 'USD' },
    total_item_discount: { value: 0 },
  },
  ...more,
})
const cart = (items: object[], more: object = {}) => ({
  id: 'cart9',
  total_quantity: items.length,
  itemsV2: { items, total_count: items.length },
  prices: { grand_total: { value: 80, currency: 'USD' } },
  applied_coupons: null,
  ...more,
})
const ADD =
  'mutation ADD_PRODUCTS_TO_CART_MUTATION($cartId: String!, $cartItems: [CartItemInput!]!) { addProductsToCart(cartId: $cartId, cartItems: $cartItems) { cart { ...CART_FRAGMENT } user_errors { code message } } }'
const UPDATE =
  'mutation UPDATE_PRODUCTS_FROM_CART_MUTATION($cartId: String!, $cartItems: [CartItemUpdateInput!]!) { updateCartItems(input: { cart_id: $cartId, cart_items: $cartItems }) { cart { ...CART_FRAGMENT } } }'
const COUPON =
  'mutation APPLY_COUPONS_TO_CART_MUTATION($cartId: String!, $couponCodes: [String!]!, $type: ApplyCouponsStrategy!) { applyCouponsToCart(input: { cart_id: $cartId, coupon_codes: $couponCodes, type: $type }) { cart { ...CART_FRAGMENT } } }'
const api = 'https://edge.lamps.example/graphql'
const lamp = { lineId: 'NQ==', itemId: '31', sku: 'LAMP', price: 80, currency: 'USD' }

export const adobeDropins: UnseenShop = {
  storefront: 'magento-pwa-venia / adobe-edge-dropins',
  url: 'https://www.lamps.example/products/lamp/LAMP',
  page: { globals: { adobeDataLayer: [] } },
  sessions: [
    {
      case: 'success',
      title: 'the cart drop-in adds',
      page: { cart: [] },
      steps: [
        answered(
          graphql(api, ADD, {
            cartId: 'cart9',
            cartItems: [{ sku: 'LAMP', quantity: 2, selected_options: ['Y29s'] }],
          }),
          {
            data: { addProductsToCart: { cart: cart([line(2)]), user_errors: [] } },
          },
        ),
      ],
      expected: ['add_to_cart 31|LAMP×2@80 USD'],
    },
    {
      case: 'failure with 200',
      title: 'no stock, and an error of the schema',
      page: { cart: [] },
      steps: [
        answered(
          graphql(api, ADD, { cartId: 'cart9', cartItems: [{ sku: 'LAMP', quantity: 200 }] }),
          {
            data: {
              addProductsToCart: {
                cart: cart([]),
                user_errors: [
                  { code: 'INSUFFICIENT_STOCK', message: 'The requested qty is not available' },
                ],
              },
            },
          },
        ),
        answered(graphql(api, ADD, { cartId: 'gone', cartItems: [{ sku: 'LAMP', quantity: 1 }] }), {
          errors: [
            { message: 'Could not find a cart with ID "gone"', path: ['addProductsToCart'] },
          ],
          data: { addProductsToCart: null },
        }),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'up and, by zero, away',
      page: { cart: [{ ...lamp, quantity: 1 }] },
      steps: [
        answered(
          graphql(api, UPDATE, {
            cartId: 'cart9',
            cartItems: [{ cart_item_uid: 'NQ==', quantity: 3 }],
          }),
          {
            data: { updateCartItems: { cart: cart([line(3)]) } },
          },
        ),
        answered(
          graphql(api, UPDATE, {
            cartId: 'cart9',
            cartItems: [{ cart_item_uid: 'NQ==', quantity: 0 }],
          }),
          {
            data: { updateCartItems: { cart: cart([]) } },
          },
        ),
      ],
      expected: ['update_cart 31|LAMP×3@80 +2', 'remove_from_cart 31|LAMP×3@80 USD'],
    },
    {
      case: 'coupon',
      title: 'one that applies, one that does not',
      page: { cart: [{ ...lamp, quantity: 1 }] },
      steps: [
        answered(graphql(api, COUPON, { cartId: 'cart9', couponCodes: ['NOPE'], type: 'APPEND' }), {
          errors: [{ message: "The coupon code isn't valid. Verify the code and try again." }],
          data: { applyCouponsToCart: null },
        }),
        answered(
          graphql(api, COUPON, { cartId: 'cart9', couponCodes: ['LIGHT'], type: 'APPEND' }),
          {
            data: {
              applyCouponsToCart: {
                cart: cart([line(1)], { applied_coupons: [{ code: 'LIGHT' }] }),
              },
            },
          },
        ),
      ],
      expected: ['apply_coupon $LIGHT'],
    },
    {
      case: 'checkout',
      title: 'shipping, payment and the order as Venia asks for them',
      page: { cart: [{ ...lamp, quantity: 1 }] },
      steps: [
        answered(
          graphql(
            api,
            'mutation setShippingMethod($cartId: String!, $shippingMethod: ShippingMethodInput!) { setShippingMethodsOnCart(input: {cart_id: $cartId, shipping_methods: [$shippingMethod]}) { cart { id } } }',
            {
              cartId: 'cart9',
              shippingMethod: { carrier_code: 'flatrate', method_code: 'flatrate' },
            },
          ),
          { data: { setShippingMethodsOnCart: { cart: { id: 'cart9' } } } },
        ),
        answered(
          graphql(
            api,
            'mutation setPaymentMethodOnCart($cartId: String!) { setPaymentMethodOnCart(input: {cart_id: $cartId, payment_method: {code: "checkmo"}}) { cart { id selected_payment_method { code } } } }',
            { cartId: 'cart9' },
          ),
          {
            data: {
              setPaymentMethodOnCart: {
                cart: { id: 'cart9', selected_payment_method: { code: 'checkmo' } },
              },
            },
          },
        ),
        answered(
          graphql(
            api,
            'mutation placeOrder($cartId: String!) { placeOrder(input: {cart_id: $cartId}) { order { order_number } orderV2 { number total { grand_total { value currency } } } errors { code message } } }',
            { cartId: 'cart9' },
          ),
          {
            data: {
              placeOrder: {
                order: { order_number: '000000042' },
                orderV2: {
                  number: '000000042',
                  total: { grand_total: { value: 85, currency: 'USD' } },
                },
                errors: [],
              },
            },
          },
        ),
      ],
      expected: ['add_shipping_info', 'add_payment_info', 'purchase #000000042'],
    },
    {
      case: 'poll',
      title: 'queries, also as GET',
      page: { cart: [{ ...lamp, quantity: 1 }] },
      steps: [
        answered(
          get(
            `${api}?query=query+GET_CART&operationName=GET_CART&variables=%7B%22cartId%22%3A%22cart9%22%7D`,
          ),
          { data: { cart: cart([line(1)]) } },
        ),
        answered(
          graphql(
            api,
            'query productSearch($phrase: String!) { productSearch(phrase: $phrase) { items { product { sku name } } } }',
            { phrase: 'lamp' },
          ),
          { data: { productSearch: { items: [{ product: { sku: 'LAMP' } }] } } },
        ),
        answered(
          post('https://commerce.adobedc.net/collector/tp2', {
            data: [{ e: 'ue', p: 'add-to-cart' }],
          }),
          {},
        ),
      ],
      expected: [],
    },
  ],
}
