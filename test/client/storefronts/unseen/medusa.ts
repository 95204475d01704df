import { answered, get, post, send } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const api = 'https://api.medusa.example/store/carts/cart_01'
const keyed = (exchange: ReturnType<typeof send>) => ({
  ...exchange,
  requestHeaders: { ...exchange.requestHeaders, 'x-publishable-api-key': 'pk_1' },
})
const item = (quantity: number, unit_price = 10) => ({
  id: 'cali_1',
  cart_id: 'cart_01',
  title: 'Medusa Sweatshirt',
  subtitle: 'S',
  product_id: 'prod_1',
  product_title: 'Medusa Sweatshirt',
  variant_id: 'variant_1',
  variant_sku: 'SWEAT-S',
  variant_title: 'S',
  unit_price,
  quantity,
  requires_shipping: true,
  total: unit_price * quantity,
  product: { id: 'prod_1', title: 'Medusa Sweatshirt', handle: 'sweatshirt' },
})
const cart = (items: object[], more: object = {}) => ({
  id: 'cart_01',
  currency_code: 'eur',
  email: null,
  region_id: 'reg_1',
  items,
  promotions: [],
  item_total: 10,
  total: 10,
  ...more,
})
const sweat = {
  lineId: 'cali_1',
  itemId: 'prod_1',
  variantId: 'variant_1',
  sku: 'SWEAT-S',
  price: 10,
  currency: 'EUR',
}
const IDS = 'prod_1|variant_1|SWEAT-S'

export const medusa: UnseenShop = {
  storefront: 'medusa',
  url: 'https://www.medusa.example/dk/products/sweatshirt',
  sessions: [
    {
      case: 'success',
      title: 'an add merges with the line',
      page: { cart: [{ ...sweat, quantity: 1 }] },
      steps: [
        answered(keyed(post(`${api}/line-items`, { variant_id: 'variant_1', quantity: 2 })), {
          cart: cart([item(3)]),
        }),
      ],
      expected: [`add_to_cart ${IDS}×2@10 EUR`],
    },
    {
      case: 'second currency',
      title: 'nobody saw the cart; major units, with three digits',
      steps: [
        answered(
          keyed(
            post(`${api}/line-items?fields=*items`, {
              variant_id: 'variant_1',
              quantity: 1,
              metadata: {},
            }),
          ),
          { cart: cart([item(1, 4.125)], { currency_code: 'kwd' }) },
        ),
      ],
      expected: [`add_to_cart ${IDS}×1@4.125 KWD`],
    },
    {
      case: 'failure with 4xx',
      title: 'no inventory',
      page: { cart: [] },
      steps: [
        answered(
          keyed(post(`${api}/line-items`, { variant_id: 'variant_1', quantity: 99 })),
          {
            code: 'insufficient_inventory',
            type: 'not_allowed',
            message: 'Some variant does not have the required inventory',
          },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'by line, then deleted',
      page: { cart: [{ ...sweat, quantity: 1 }] },
      steps: [
        answered(keyed(post(`${api}/line-items/cali_1`, { quantity: 4 })), {
          cart: cart([item(4)]),
        }),
        answered(keyed(post(`${api}/line-items/cali_1`, { quantity: 4 })), {
          cart: cart([item(4)]),
        }),
        answered(keyed(send('DELETE', `${api}/line-items/cali_1`)), {
          id: 'cali_1',
          object: 'line-item',
          deleted: true,
          parent: cart([]),
        }),
      ],
      expected: [`update_cart ${IDS}×4@10 +3`, `remove_from_cart ${IDS}×4@10 EUR`],
    },
    {
      case: 'coupon',
      title: 'a code that is ignored, a code that applies',
      page: { cart: [{ ...sweat, quantity: 1 }] },
      steps: [
        answered(
          keyed(post(`${api}/promotions`, { promo_codes: ['NOPE'] })),
          { type: 'invalid_data', message: 'The promotion code NOPE is invalid' },
          400,
        ),
        answered(keyed(post(`${api}/promotions`, { promo_codes: ['COZY'] })), {
          cart: cart([item(1)], { promotions: [{ id: 'promo_1', code: 'COZY' }] }),
        }),
      ],
      expected: ['apply_coupon $COZY'],
    },
    {
      case: 'checkout',
      title: 'address, shipping, an authorisation that fails, the order',
      page: {
        cart: [{ ...sweat, quantity: 1 }],
        url: 'https://www.medusa.example/dk/checkout?step=address',
      },
      steps: [
        answered(
          keyed(post(api, { email: 'a@mail.example', shipping_address: { first_name: 'Ada' } })),
          { cart: cart([item(1)], { email: 'a@mail.example' }) },
        ),
        answered(keyed(post(`${api}/shipping-methods`, { option_id: 'so_1' })), {
          cart: cart([item(1)], { shipping_methods: [{ id: 'sm_1' }] }),
        }),
        answered(keyed(post(`${api}/complete`, {})), {
          type: 'cart',
          cart: cart([item(1)]),
          error: { message: 'Payment authorization failed', type: 'payment_authorization_error' },
        }),
        answered(keyed(post(`${api}/complete`, {})), {
          type: 'order',
          order: {
            id: 'order_1',
            display_id: 17,
            currency_code: 'eur',
            total: 18,
            items: [{ ...item(1), id: 'ordli_1' }],
            email: 'a@mail.example',
          },
        }),
      ],
      expected: [
        'checkout_step :address|contact',
        'add_shipping_info/checkout_step',
        'purchase #order_1|17 =18 EUR',
      ],
    },
    {
      case: 'no-op',
      title: 'region changes, payment collections, reads',
      page: { cart: [{ ...sweat, quantity: 1 }] },
      steps: [
        answered(keyed(post(api, { region_id: 'reg_2' })), {
          cart: cart([item(1)], { currency_code: 'eur' }),
        }),
        answered(keyed(get(`${api}?fields=*items`)), { cart: cart([item(1)]) }),
        answered(keyed(get('https://api.medusa.example/store/products?handle=sweatshirt')), {
          products: [{ id: 'prod_1', variants: [{ id: 'variant_1' }] }],
          count: 1,
        }),
      ],
      expected: [],
    },
  ],
}
