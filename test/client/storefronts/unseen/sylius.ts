import { answered, form, get, paged, post, redirected, send } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const api = 'https://sylius.example/api/v2/shop/orders/tOkEn'
const item = (quantity: number, unitPrice = 1999) => ({
  '@id': '/api/v2/shop/orders/tOkEn/items/41',
  '@type': 'OrderItem',
  id: 41,
  variant: '/api/v2/shop/product-variants/MUG-BLUE',
  productName: 'Mug',
  quantity,
  unitPrice,
  originalUnitPrice: unitPrice,
  discountedUnitPrice: unitPrice,
  subtotal: unitPrice * quantity,
  total: unitPrice * quantity,
})
const order = (items: object[], more: object = {}) => ({
  '@context': '/api/v2/contexts/Order',
  '@id': '/api/v2/shop/orders/tOkEn',
  '@type': 'Order',
  channel: '/api/v2/shop/channels/FASHION_WEB',
  tokenValue: 'tOkEn',
  currencyCode: 'USD',
  localeCode: 'en_US',
  checkoutState: 'cart',
  state: 'cart',
  items,
  itemsTotal: 1999,
  total: 1999,
  shipments: [],
  payments: [],
  ...more,
})
const mug = { lineId: '41', variantId: 'MUG-BLUE', price: 19.99, currency: 'USD' }
const live = (quantity: string) =>
  post('/en_US/_components/sylius_shop:product:add_to_cart_form/addToCart', {
    props: {
      product: 5,
      routeName: 'sylius_shop_cart_summary',
      sylius_shop_add_to_cart: { cartItem: { quantity: '1' } },
    },
    updated: { 'sylius_shop_add_to_cart.cartItem.quantity': quantity },
    args: {},
  })

export const sylius: UnseenShop = {
  storefront: 'sylius',
  url: 'https://sylius.example/en_US/products/mug',
  sessions: [
    {
      case: 'success',
      title: 'the API adds, in minor units',
      page: { cart: [] },
      steps: [
        answered(
          post(`${api}/items`, {
            productVariant: '/api/v2/shop/product-variants/MUG-BLUE',
            quantity: 2,
          }),
          order([item(2)]),
          201,
        ),
      ],
      expected: ['add_to_cart MUG-BLUE×2@19.99 USD'],
    },
    {
      case: 'second currency',
      title: 'one more, in yen',
      page: { cart: [{ ...mug, price: 1999, currency: 'JPY', quantity: 1 }] },
      steps: [
        answered(
          post(`${api}/items`, {
            productVariant: '/api/v2/shop/product-variants/MUG-BLUE',
            quantity: 1,
          }),
          order([item(2)], { currencyCode: 'JPY' }),
          201,
        ),
      ],
      expected: ['add_to_cart MUG-BLUE×1@1999 JPY'],
    },
    {
      case: 'failure with 4xx',
      title: 'the variant is out of stock',
      page: { cart: [] },
      steps: [
        answered(
          post(`${api}/items`, {
            productVariant: '/api/v2/shop/product-variants/MUG-BLUE',
            quantity: 200,
          }),
          {
            '@type': 'ConstraintViolation',
            status: 422,
            violations: [{ propertyPath: '', message: 'not enough stock' }],
          },
          422,
        ),
        paged(live('200'), '<form class="is-invalid">', 422),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'changed, then deleted without an answer',
      page: { cart: [{ ...mug, quantity: 1 }] },
      steps: [
        answered(post(`${api}/items/41`, { quantity: 3 }, 'PATCH'), order([item(3)])),
        { ...send('DELETE', `${api}/items/41`), status: 204 },
      ],
      expected: ['update_cart MUG-BLUE×3@19.99 +2', 'remove_from_cart MUG-BLUE×3@19.99'],
    },
    {
      case: 'coupon',
      title: 'refused and taken',
      page: { cart: [{ ...mug, quantity: 1 }] },
      steps: [
        answered(
          post(api, { couponCode: 'NOPE' }, 'PATCH'),
          {
            status: 422,
            violations: [{ propertyPath: 'couponCode', message: 'Coupon code is invalid.' }],
          },
          422,
        ),
        answered(
          post(api, { couponCode: 'XMAS' }, 'PATCH'),
          order([item(1)], { promotionCoupon: '/api/v2/shop/promotion-coupons/XMAS' }),
        ),
      ],
      expected: ['apply_coupon $XMAS'],
    },
    {
      case: 'form or link',
      title: 'a live component of the shop, and the older AJAX form',
      page: {
        products: [{ item_id: '5', item_name: 'Mug', price: 19.99 }],
        viewed: { item_id: '5', item_name: 'Mug', price: 19.99 },
      },
      steps: [
        {
          ...live('2'),
          status: 204,
          responseHeaders: { location: '/en_US/cart/', 'x-live-redirect': '1' },
        },
        answered(
          form('/en_US/ajax/cart/add?productId=5', {
            'sylius_add_to_cart[cartItem][quantity]': '1',
            'sylius_add_to_cart[_token]': 't',
          }),
          {},
          201,
        ),
        answered(
          form('/en_US/ajax/cart/add?productId=5', {
            'sylius_add_to_cart[cartItem][quantity]': '100',
          }),
          { errors: { children: {} } },
          400,
        ),
      ],
      expected: ['add_to_cart 5×2', 'add_to_cart 5×1'],
    },
    {
      case: 'checkout',
      title: 'address, shipping, payment, complete',
      page: {
        cart: [{ ...mug, quantity: 1 }],
        url: 'https://sylius.example/en_US/checkout/address',
      },
      steps: [
        answered(
          post(api, { email: 'a@mail.example', billingAddress: { city: 'x' } }, 'PUT'),
          order([item(1)], { checkoutState: 'addressed' }),
        ),
        answered(
          post(
            `${api}/shipments/2`,
            { shippingMethod: '/api/v2/shop/shipping-methods/ups' },
            'PATCH',
          ),
          order([item(1)], { checkoutState: 'shipping_selected' }),
        ),
        answered(
          post(`${api}/payments/3`, { paymentMethod: '/api/v2/shop/payment-methods/cod' }, 'PATCH'),
          order([item(1)], { checkoutState: 'payment_selected' }),
        ),
        answered(
          post(`${api}/complete`, { notes: '' }, 'PATCH'),
          order([item(1)], {
            checkoutState: 'completed',
            state: 'new',
            number: '000000021',
            total: 2999,
          }),
        ),
      ],
      expected: [
        'checkout_step/add_shipping_info :address|billing',
        'add_shipping_info/checkout_step',
        'add_payment_info/checkout_step',
        'purchase #000000021|tOkEn =29.99 USD',
      ],
    },
    {
      case: 'poll',
      title: 'carts are read, forms are drawn again',
      page: { cart: [{ ...mug, quantity: 1 }] },
      steps: [
        answered(get(api), order([item(1)])),
        paged(
          post('/en_US/_components/sylius_shop:product:add_to_cart_form', {
            props: { product: 5 },
            updated: {},
          }),
          '<form>',
        ),
        paged(get('/en_US/_partial/cart/summary?template=x'), '<div>'),
        redirected(get('/en_US/'), '/de_DE/'),
      ],
      expected: [],
    },
  ],
}
