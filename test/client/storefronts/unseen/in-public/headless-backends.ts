import type { Exchange } from '@waymark/client/storefronts'
import { answered, get, graphql, post, send } from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// Medusa: medusajs/medusa, integration-tests/api/__tests__/store/cart (version 1: hundredths),
// packages/medusa/src/api/store/carts/query-config.ts (version 2: whole units);
// medusajs/nextjs-starter-medusa, src/lib/data/cart.ts (server actions). Saleor: saleor/storefront,
// saleor/react-storefront. Vendure: vendure-ecommerce/storefront-remix-starter, providers/orders.
// Spree: spree/spree, API v2 and v3 with their serializers. EverShop: evershopcommerce/evershop,
// CartContext.tsx and modules/checkout/api. commercetools: its HTTP API reference.

const v1Item = (quantity: number) => ({
  id: 'item_01',
  cart_id: 'cart_01',
  title: 'Medusa sweatshirt',
  description: 'M',
  thumbnail: null,
  unit_price: 3550,
  variant_id: 'variant_m',
  variant: { id: 'variant_m', title: 'M', sku: 'SWEAT-M', product_id: 'prod_sweat' },
  quantity,
  adjustments: [],
  subtotal: 3550 * quantity,
  total: 3550 * quantity,
})
const v1Cart = (items: object[], more: object = {}) => ({
  cart: {
    id: 'cart_01',
    region_id: 'reg_eu',
    region: { id: 'reg_eu', name: 'EU', currency_code: 'eur', tax_rate: 0 },
    items,
    discounts: [],
    payment_session: null,
    subtotal: 3550,
    total: 3550,
    ...more,
  },
})
const v1 = (path: string, body: object) =>
  post(`https://api.sweats.example/store/carts/${path}`, body)
const sweat = {
  lineId: 'item_01',
  variantId: 'variant_m',
  itemId: 'prod_sweat',
  sku: 'SWEAT-M',
  price: 35.5,
  currency: 'EUR',
}
const sweatIds = 'prod_sweat|variant_m|SWEAT-M'

const v2Item = (quantity: number, unit_price: number) => ({
  id: 'cali_01',
  variant_id: 'variant_m',
  product_id: 'prod_sweat',
  product_title: 'Medusa sweatshirt',
  product_handle: 'sweatshirt',
  variant_sku: 'SWEAT-M',
  variant_title: 'M',
  title: 'Medusa sweatshirt',
  quantity,
  unit_price,
  tax_lines: [],
  adjustments: [],
})
const v2Cart = (items: object[], more: object = {}) => ({
  id: 'cart_02',
  currency_code: 'jpy',
  total: 5200,
  subtotal: 5200,
  items,
  promotions: [],
  region: { id: 'reg_jp', name: 'Japan', currency_code: 'jpy', automatic_taxes: true },
  shipping_methods: [],
  ...more,
})

const medusa: UnseenShop = {
  storefront: 'medusa',
  url: 'https://sweats.example/products/sweatshirt',
  sessions: [
    {
      case: 'success',
      title: 'version 1: two, then five, then three, then none',
      page: { cart: [] },
      steps: [
        answered(
          v1('cart_01/line-items', { variant_id: 'variant_m', quantity: 2 }),
          v1Cart([v1Item(2)]),
        ),
        answered(v1('cart_01/line-items/item_01', { quantity: 5 }), v1Cart([v1Item(5)])),
        answered(v1('cart_01/line-items/item_01', { quantity: 3 }), v1Cart([v1Item(3)])),
        answered(
          send('DELETE', 'https://api.sweats.example/store/carts/cart_01/line-items/item_01'),
          v1Cart([]),
        ),
      ],
      expected: [
        `add_to_cart ${sweatIds}×2@35.5 EUR`,
        `update_cart ${sweatIds}×5 +3`,
        `update_cart ${sweatIds}×3 -2`,
        `remove_from_cart ${sweatIds}×3@35.5 EUR`,
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'version 1: not in stock, no such code',
      page: { cart: [{ ...sweat, quantity: 1 }] },
      steps: [
        answered(
          v1('cart_01/line-items', { variant_id: 'variant_m', quantity: 900 }),
          {
            code: 'insufficient_inventory',
            type: 'not_allowed',
            message: 'Variant with id: variant_m does not have the required inventory',
          },
          409,
        ),
        answered(
          v1('cart_01', { discounts: [{ code: 'NOPE' }] }),
          { type: 'not_found', message: 'Discount with code NOPE was not found' },
          404,
        ),
      ],
      expected: [],
    },
    {
      case: 'checkout',
      title: 'version 1: a code, a way of shipping, a session of payment, the order',
      page: { cart: [{ ...sweat, quantity: 1 }] },
      steps: [
        answered(
          v1('cart_01', { discounts: [{ code: 'TIDE' }] }),
          v1Cart([v1Item(1)], { discounts: [{ id: 'disc_1', code: 'TIDE' }] }),
        ),
        answered(
          v1('cart_01/shipping-methods', { option_id: 'so_01' }),
          v1Cart([v1Item(1)], { shipping_methods: [{ id: 'sm_1', price: 1000 }] }),
        ),
        answered(v1('cart_01/payment-sessions', {}), v1Cart([v1Item(1)])),
        answered(
          v1('cart_01/payment-session', { provider_id: 'manual' }),
          v1Cart([v1Item(1)], { payment_session: { provider_id: 'manual' } }),
        ),
        answered(v1('cart_01/complete', {}), {
          type: 'order',
          data: {
            id: 'order_01',
            display_id: 33,
            cart_id: 'cart_01',
            currency_code: 'eur',
            items: [v1Item(1)],
            total: 4550,
          },
        }),
      ],
      expected: [
        'apply_coupon $TIDE',
        'add_shipping_info',
        'add_payment_info',
        'purchase #order_01|33 =45.5 EUR',
      ],
    },
    {
      case: 'second currency',
      title: 'version 2: yen, two, four, one, none',
      page: { cart: [] },
      steps: [
        answered(
          post('https://api.sweats.example/store/carts/cart_02/line-items?fields=%2Bitems.total', {
            variant_id: 'variant_m',
            quantity: 2,
          }),
          { cart: v2Cart([v2Item(2, 5200)]) },
        ),
        answered(
          post('https://api.sweats.example/store/carts/cart_02/line-items/cali_01', {
            quantity: 4,
          }),
          { cart: v2Cart([v2Item(4, 5200)]) },
        ),
        answered(
          post('https://api.sweats.example/store/carts/cart_02/line-items/cali_01', {
            quantity: 1,
          }),
          { cart: v2Cart([v2Item(1, 5200)]) },
        ),
        answered(
          send('DELETE', 'https://api.sweats.example/store/carts/cart_02/line-items/cali_01'),
          { id: 'cali_01', object: 'line-item', deleted: true, parent: v2Cart([]) },
        ),
      ],
      expected: [
        `add_to_cart ${sweatIds}×2@5200 JPY`,
        `update_cart ${sweatIds}×4 +2`,
        `update_cart ${sweatIds}×1 -3`,
        `remove_from_cart ${sweatIds}×1@5200 JPY`,
      ],
    },
    {
      case: 'failure with 200',
      title: 'version 2: a code that the cart does not take, then one; an order that waits',
      page: { cart: [{ ...sweat, price: 5200, currency: 'JPY', quantity: 1 }] },
      steps: [
        answered(
          post('https://api.sweats.example/store/carts/cart_02', { promo_codes: ['NOPE'] }),
          { cart: v2Cart([v2Item(1, 5200)], { promotions: [] }) },
        ),
        answered(
          post('https://api.sweats.example/store/carts/cart_02/promotions', {
            promo_codes: ['TIDE'],
          }),
          { cart: v2Cart([v2Item(1, 5200)], { promotions: [{ id: 'promo_1', code: 'TIDE' }] }) },
        ),
        answered(post('https://api.sweats.example/store/carts/cart_02/complete', {}), {
          type: 'cart',
          cart: v2Cart([v2Item(1, 5200)]),
          error: { message: 'Payment authorization failed', name: 'Error', type: 'payment_error' },
        }),
        answered(post('https://api.sweats.example/store/carts/cart_02/complete', {}), {
          type: 'order',
          order: {
            id: 'order_02',
            display_id: 34,
            currency_code: 'jpy',
            total: 5700,
            items: [v2Item(1, 5200)],
          },
        }),
      ],
      expected: ['apply_coupon $TIDE', 'purchase #order_02|34 =5700 JPY'],
    },
  ],
}

const action = (body: unknown): Exchange => ({
  ...post('https://sweats.example/dk/products/sweatshirt', body),
  requestHeaders: {
    'Next-Action': '40b8e93a',
    Accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
  },
})
const rsc = (exchange: Exchange, responseBody: string, status = 200): Exchange => ({
  ...exchange,
  status,
  responseHeaders: { 'content-type': 'text/x-component' },
  responseBody,
})

const medusaStarter: UnseenShop = {
  storefront: 'medusa',
  url: 'https://sweats.example/dk/products/sweatshirt',
  page: { globals: { __next_f: [] } },
  sessions: [
    {
      case: 'success',
      title: 'the starter: server actions; what fails is thrown',
      page: { cart: [] },
      steps: [
        rsc(
          action([{ variantId: 'variant_m', quantity: 2, countryCode: 'dk' }]),
          '0:{"a":"$@1","f":"","b":"x1"}\n1:"$undefined"\n',
        ),
        rsc(
          action([{ variantId: 'variant_m', quantity: 900, countryCode: 'dk' }]),
          '0:{"a":"$@1","f":"","b":"x1"}\n1:E{"digest":"28180"}\n',
          500,
        ),
      ],
      expected: ['add_to_cart variant_m×2'],
    },
  ],
}

const saleorLine = (quantity: number) => ({
  id: 'Q2hlY2tvdXRMaW5lOjE=',
  quantity,
  totalPrice: { gross: { currency: 'JPY', amount: 1980 * quantity } },
  unitPrice: { gross: { currency: 'JPY', amount: 1980 } },
  variant: {
    id: 'UHJvZHVjdFZhcmlhbnQ6MjE=',
    name: '500ml',
    sku: 'JUICE-500',
    product: { id: 'UHJvZHVjdDo3Mg==', name: 'Apple juice', slug: 'apple-juice' },
  },
})
const checkout = (lines: object[], more: object = {}) => ({
  id: 'Q2hlY2tvdXQ6OQ==',
  totalPrice: { gross: { currency: 'JPY', amount: 1980 } },
  lines,
  ...more,
})
const juice = {
  lineId: 'Q2hlY2tvdXRMaW5lOjE=',
  variantId: 'UHJvZHVjdFZhcmlhbnQ6MjE=',
  itemId: 'UHJvZHVjdDo3Mg==',
  sku: 'JUICE-500',
  price: 1980,
  currency: 'JPY',
}
const juiceIds = 'UHJvZHVjdDo3Mg==|UHJvZHVjdFZhcmlhbnQ6MjE=|JUICE-500'
const saleorApi = 'https://juices.eu.saleor.cloud/graphql/'
const ADD_LINE =
  'mutation checkoutAddProductLine($checkoutToken: UUID, $variantId: ID!, $quantity: Int!) { checkoutLinesAdd(token: $checkoutToken, lines: [{ quantity: $quantity, variantId: $variantId }]) { checkout { id token ...CheckoutDetailsFragment } errors { field message code } } }'
const UPDATE_LINE =
  'mutation CheckoutLineUpdate($token: UUID, $lines: [CheckoutLineUpdateInput!]!) { checkoutLinesUpdate(token: $token, lines: $lines) { checkout { ...CheckoutDetailsFragment } errors { field message code } } }'

const saleor: UnseenShop = {
  storefront: 'saleor',
  url: 'https://juices.example/default-channel/products/apple-juice',
  sessions: [
    {
      case: 'second currency',
      title: 'yen: a cart made with a line, one more, an edit, none',
      page: { cart: [] },
      steps: [
        answered(
          graphql(
            saleorApi,
            'mutation CreateCheckout($lines: [CheckoutLineInput!]!, $channel: String!) { checkoutCreate(input: { channel: $channel, lines: $lines }) { checkout { id token lines { id quantity } } errors { field code } } }',
            { channel: 'japan', lines: [{ quantity: 2, variantId: 'UHJvZHVjdFZhcmlhbnQ6MjE=' }] },
          ),
          { data: { checkoutCreate: { checkout: checkout([saleorLine(2)]), errors: [] } } },
        ),
        answered(
          graphql(saleorApi, ADD_LINE, {
            checkoutToken: 'tok',
            variantId: 'UHJvZHVjdFZhcmlhbnQ6MjE=',
            quantity: 1,
          }),
          { data: { checkoutLinesAdd: { checkout: checkout([saleorLine(3)]), errors: [] } } },
        ),
        answered(
          graphql(saleorApi, UPDATE_LINE, {
            token: 'tok',
            lines: [{ quantity: 5, variantId: 'UHJvZHVjdFZhcmlhbnQ6MjE=' }],
          }),
          { data: { checkoutLinesUpdate: { checkout: checkout([saleorLine(5)]), errors: [] } } },
        ),
        answered(
          graphql(
            saleorApi,
            'mutation checkoutLinesDelete($id: ID!, $lineIds: [ID!]!) { checkoutLinesDelete(id: $id, linesIds: $lineIds) { checkout { id lines { id } } errors { field code } } }',
            { id: 'Q2hlY2tvdXQ6OQ==', lineIds: ['Q2hlY2tvdXRMaW5lOjE='] },
          ),
          { data: { checkoutLinesDelete: { checkout: checkout([]), errors: [] } } },
        ),
      ],
      expected: [
        `add_to_cart ${juiceIds}×2@1980 JPY`,
        `add_to_cart ${juiceIds}×1@1980 JPY`,
        `update_cart ${juiceIds}×5 +2`,
        `remove_from_cart ${juiceIds}×5@1980 JPY`,
      ],
    },
    {
      case: 'failure with 200',
      title: 'not in stock, no such code, a card that is refused',
      page: { cart: [{ ...juice, quantity: 1 }] },
      steps: [
        answered(
          graphql(saleorApi, ADD_LINE, {
            checkoutToken: 'tok',
            variantId: 'UHJvZHVjdFZhcmlhbnQ6MjE=',
            quantity: 50,
          }),
          {
            data: {
              checkoutLinesAdd: {
                checkout: null,
                errors: [
                  {
                    field: 'quantity',
                    message: 'Could not add items. Only 3 remaining in stock.',
                    code: 'INSUFFICIENT_STOCK',
                  },
                ],
              },
            },
          },
        ),
        answered(
          graphql(
            saleorApi,
            'mutation checkoutAddPromoCode($promoCode: String!, $checkoutId: ID!) { checkoutAddPromoCode(promoCode: $promoCode, id: $checkoutId) { errors { field code } checkout { id } } }',
            { promoCode: 'NOPE', checkoutId: 'Q2hlY2tvdXQ6OQ==' },
          ),
          {
            data: {
              checkoutAddPromoCode: {
                checkout: null,
                errors: [{ field: 'promoCode', code: 'INVALID', message: 'Promo code is invalid' }],
              },
            },
          },
        ),
        answered(
          graphql(
            saleorApi,
            'mutation checkoutComplete($checkoutId: ID!) { checkoutComplete(id: $checkoutId) { errors { code message } order { id number } confirmationNeeded } }',
            { checkoutId: 'Q2hlY2tvdXQ6OQ==' },
          ),
          {
            data: {
              checkoutComplete: {
                order: null,
                confirmationNeeded: false,
                errors: [{ code: 'CHECKOUT_NOT_FULLY_PAID', message: 'not fully paid' }],
              },
            },
          },
        ),
      ],
      expected: [],
    },
    {
      case: 'checkout',
      title: 'a code, a delivery, a payment, the order',
      page: { cart: [{ ...juice, quantity: 1 }] },
      steps: [
        answered(
          graphql(
            saleorApi,
            'mutation checkoutAddPromoCode($promoCode: String!, $checkoutId: ID!) { checkoutAddPromoCode(promoCode: $promoCode, id: $checkoutId) { errors { field code } checkout { id voucherCode } } }',
            { promoCode: 'PRESS', checkoutId: 'Q2hlY2tvdXQ6OQ==' },
          ),
          {
            data: {
              checkoutAddPromoCode: {
                checkout: checkout([saleorLine(1)], { voucherCode: 'PRESS' }),
                errors: [],
              },
            },
          },
        ),
        answered(
          graphql(
            saleorApi,
            'mutation checkoutDeliveryMethodUpdate($deliveryMethodId: ID!, $checkoutId: ID!) { checkoutDeliveryMethodUpdate(deliveryMethodId: $deliveryMethodId, id: $checkoutId) { errors { field code } checkout { id } } }',
            { deliveryMethodId: 'U2hpcHBpbmdNZXRob2Q6MQ==', checkoutId: 'Q2hlY2tvdXQ6OQ==' },
          ),
          {
            data: {
              checkoutDeliveryMethodUpdate: { checkout: checkout([saleorLine(1)]), errors: [] },
            },
          },
        ),
        answered(
          graphql(
            saleorApi,
            'mutation checkoutPaymentCreate($checkoutId: ID!, $paymentInput: PaymentInput!) { checkoutPaymentCreate(id: $checkoutId, input: $paymentInput) { payment { id } errors { field code } } }',
            { checkoutId: 'Q2hlY2tvdXQ6OQ==', paymentInput: { gateway: 'dummy' } },
          ),
          { data: { checkoutPaymentCreate: { payment: { id: 'UGF5' }, errors: [] } } },
        ),
        answered(
          graphql(
            saleorApi,
            'mutation checkoutComplete($checkoutId: ID!) { checkoutComplete(id: $checkoutId) { errors { code } order { id number total { gross { amount currency } } } } }',
            { checkoutId: 'Q2hlY2tvdXQ6OQ==' },
          ),
          {
            data: {
              checkoutComplete: {
                order: {
                  id: 'T3JkZXI6MQ==',
                  number: '214',
                  total: { gross: { currency: 'JPY', amount: 2480 } },
                },
                errors: [],
              },
            },
          },
        ),
      ],
      expected: [
        'apply_coupon $PRESS',
        'add_shipping_info',
        'add_payment_info',
        'purchase #214|T3JkZXI6MQ== =2480 JPY',
      ],
    },
  ],
}

const vendureApi = 'https://api.plants.example/shop-api'
const vendureLine = (more: object = {}) => ({
  id: '77',
  productVariant: { id: '42', name: 'Bonsai', price: 1999 },
  ...more,
})
const VENDURE_ADD =
  'mutation addItemToOrder($productVariantId: ID!, $quantity: Int!) { addItemToOrder(productVariantId: $productVariantId, quantity: $quantity) { ... on Order { id createdAt state lines { id productVariant { id name price } } } ... on ErrorResult { errorCode message } } }'
const bonsai = { lineId: '77', variantId: '42', price: 19.99, currency: 'USD' }

const vendure: UnseenShop = {
  storefront: 'vendure',
  url: 'https://plants.example/products/bonsai',
  sessions: [
    {
      case: 'success',
      title: 'the Remix starter asks for lines without their quantity',
      page: { cart: [] },
      steps: [
        answered(
          {
            ...graphql(vendureApi, VENDURE_ADD, { productVariantId: '42', quantity: 2 }),
          },
          {
            data: {
              addItemToOrder: {
                __typename: 'Order',
                id: '5',
                state: 'AddingItems',
                lines: [vendureLine()],
              },
            },
          },
        ),
      ],
      expected: ['add_to_cart 42×2'],
    },
    {
      case: 'failure with 200',
      title: 'a result that is an error, and a cap that is none',
      page: { cart: [{ ...bonsai, quantity: 1 }] },
      steps: [
        answered(graphql(vendureApi, VENDURE_ADD, { productVariantId: '42', quantity: 900 }), {
          data: {
            addItemToOrder: {
              __typename: 'OrderLimitError',
              errorCode: 'ORDER_LIMIT_ERROR',
              message: 'Cannot add items. An order may consist of a maximum of 999 items',
            },
          },
        }),
        answered(
          graphql(
            vendureApi,
            'mutation applyCouponCode($couponCode: String!) { applyCouponCode(couponCode: $couponCode) { ...OrderDetail ... on ErrorResult { errorCode message } } }',
            { couponCode: 'NOPE' },
          ),
          {
            data: {
              applyCouponCode: {
                __typename: 'CouponCodeInvalidError',
                errorCode: 'COUPON_CODE_INVALID_ERROR',
                message: 'Coupon code "NOPE" is not valid',
              },
            },
          },
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'up, down, away',
      page: { cart: [{ ...bonsai, quantity: 1 }] },
      steps: [
        ...[3, 2].map((quantity) =>
          answered(
            graphql(
              vendureApi,
              'mutation adjustOrderLine($orderLineId: ID!, $quantity: Int!) { adjustOrderLine(orderLineId: $orderLineId, quantity: $quantity) { ...OrderDetail ... on ErrorResult { errorCode message } } }',
              { orderLineId: '77', quantity },
            ),
            {
              data: {
                adjustOrderLine: {
                  __typename: 'Order',
                  id: '5',
                  code: 'AB12',
                  currencyCode: 'USD',
                  lines: [
                    vendureLine({
                      quantity,
                      unitPriceWithTax: 1999,
                      linePriceWithTax: 1999 * quantity,
                    }),
                  ],
                },
              },
            },
          ),
        ),
        answered(
          graphql(
            vendureApi,
            'mutation removeOrderLine($orderLineId: ID!) { removeOrderLine(orderLineId: $orderLineId) { ...OrderDetail ... on ErrorResult { errorCode message } } }',
            { orderLineId: '77' },
          ),
          {
            data: {
              removeOrderLine: {
                __typename: 'Order',
                id: '5',
                code: 'AB12',
                currencyCode: 'USD',
                lines: [],
              },
            },
          },
        ),
      ],
      expected: ['update_cart 42×3 +2', 'update_cart 42×2 -1', 'remove_from_cart 42×2@19.99 USD'],
    },
    {
      case: 'poll',
      title: 'the active order, a search',
      page: { cart: [{ ...bonsai, quantity: 1 }] },
      steps: [
        answered(graphql(vendureApi, 'query activeOrder { activeOrder { ...OrderDetail } }'), {
          data: {
            activeOrder: {
              id: '5',
              currencyCode: 'USD',
              lines: [vendureLine({ quantity: 1, unitPriceWithTax: 1999 })],
            },
          },
        }),
        answered(
          graphql(
            vendureApi,
            'query search($input: SearchInput!) { search(input: $input) { items { productId } } }',
            {
              input: { term: 'bonsai' },
            },
          ),
          { data: { search: { items: [{ productId: '1' }] } } },
        ),
      ],
      expected: [],
    },
  ],
}

const jsonApi = (lines: object[], more: object = {}) => ({
  data: {
    id: '19',
    type: 'cart',
    attributes: {
      number: 'R7700',
      item_total: '15.99',
      total: '20.99',
      currency: 'CAD',
      state: 'cart',
      token: 'tk',
      ...more,
    },
    relationships: { line_items: { data: lines.map(() => ({ id: '61', type: 'line_item' })) } },
  },
  included: lines,
})
const spreeLine = (quantity: number) => ({
  id: '61',
  type: 'line_item',
  attributes: {
    name: 'Tote',
    quantity,
    price: '15.99',
    slug: 'tote',
    options_text: '',
    currency: 'CAD',
    display_price: 'C$15.99',
    total: '15.99',
  },
  relationships: { variant: { data: { id: '116', type: 'variant' } } },
})
const v2 = '/api/v2/storefront'
const tote = { lineId: '61', variantId: '116', price: 15.99, currency: 'CAD' }
const v3Cart = (items: object[], more: object = {}) => ({
  id: 'cart_aB3',
  number: 'R7701',
  token: 'tk',
  currency: 'KWD',
  total_quantity: items.length,
  item_total: '4.250',
  total: '5.250',
  display_total: 'KD 5.250',
  warnings: [],
  items,
  discounts: [],
  ...more,
})
const v3Item = (quantity: number) => ({
  id: 'li_x1',
  variant_id: 'variant_q9',
  quantity,
  currency: 'KWD',
  name: 'Tote',
  slug: 'tote',
  options_text: 'Color: Sand',
  price: '4.250',
  display_price: 'KD 4.250',
  total: '4.250',
})

const spree: UnseenShop = {
  storefront: 'spree',
  url: 'https://totes.example/products/tote',
  sessions: [
    {
      case: 'success',
      title: 'API v2: two, then four, then one, then none',
      page: { cart: [] },
      steps: [
        answered(
          post(`${v2}/cart/add_item?include=line_items`, { variant_id: '116', quantity: 2 }),
          jsonApi([spreeLine(2)]),
        ),
        answered(
          post(
            `${v2}/cart/set_quantity?include=line_items`,
            { line_item_id: 61, quantity: 4 },
            'PATCH',
          ),
          jsonApi([spreeLine(4)]),
        ),
        answered(
          post(
            `${v2}/cart/set_quantity?include=line_items`,
            { line_item_id: 61, quantity: 1 },
            'PATCH',
          ),
          jsonApi([spreeLine(1)]),
        ),
        answered(send('DELETE', `${v2}/cart/remove_line_item/61?include=line_items`), jsonApi([])),
      ],
      expected: [
        'add_to_cart 116×2@15.99 CAD',
        'update_cart 116×4 +2',
        'update_cart 116×1 -3',
        'remove_from_cart 116×1@15.99 CAD',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'API v2 and v3: not in stock, no such code',
      page: { cart: [{ ...tote, quantity: 1 }] },
      steps: [
        answered(
          post(`${v2}/cart/add_item`, { variant_id: '116', quantity: 900 }),
          {
            error: 'Quantity selected of "Tote" is not available.',
            errors: { quantity: ['selected of "Tote" is not available.'] },
          },
          422,
        ),
        answered(
          post(`${v2}/cart/apply_coupon_code`, { coupon_code: 'NOPE' }, 'PATCH'),
          { error: "The coupon code you entered doesn't exist." },
          422,
        ),
        answered(
          post('/api/v3/store/carts/cart_aB3/items', { variant_id: 'variant_q9', quantity: 900 }),
          { error: { code: 'insufficient_stock', message: 'Quantity is not available.' } },
          422,
        ),
      ],
      expected: [],
    },
    {
      case: 'second currency',
      title: 'API v3: dinars of three decimals, two, then three; a code; then none',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/v3/store/carts/cart_aB3/items', { variant_id: 'variant_q9', quantity: 2 }),
          v3Cart([v3Item(2)]),
          201,
        ),
        answered(
          post('/api/v3/store/carts/cart_aB3/items/li_x1', { quantity: 3 }, 'PATCH'),
          v3Cart([v3Item(3)]),
        ),
        answered(
          post('/api/v3/store/carts/cart_aB3/discount_codes', { code: 'SAND' }),
          v3Cart([v3Item(3)], { discounts: [{ id: 'd', code: 'SAND', amount: '-1.000' }] }),
          201,
        ),
        answered(send('DELETE', '/api/v3/store/carts/cart_aB3/items/li_x1'), v3Cart([])),
      ],
      expected: [
        'add_to_cart variant_q9×2@4.25 KWD',
        'update_cart variant_q9×3 +1',
        'apply_coupon $SAND',
        'remove_from_cart variant_q9×3@4.25 KWD',
      ],
    },
    {
      case: 'checkout',
      title: 'API v2: a code, an address, the next step, the order',
      page: { cart: [{ ...tote, quantity: 1 }] },
      steps: [
        answered(
          post(`${v2}/cart/apply_coupon_code`, { coupon_code: 'SAND' }, 'PATCH'),
          jsonApi([spreeLine(1)], { promo_total: '-1.0' }),
        ),
        answered(
          post(
            `${v2}/checkout`,
            { order: { email: 'a@totes.example', ship_address_attributes: { city: 'Ulm' } } },
            'PATCH',
          ),
          jsonApi([spreeLine(1)], { state: 'address' }),
        ),
        answered(
          send('PATCH', `${v2}/checkout/complete`),
          jsonApi([spreeLine(1)], { state: 'complete', completed_at: '2026-01-01' }),
        ),
      ],
      expected: ['apply_coupon $SAND', 'checkout_step', 'purchase #R7700 =20.99 CAD'],
    },
    {
      case: 'poll',
      title: 'API v2 and v3: carts that are read and made, a product',
      page: { cart: [{ ...tote, quantity: 1 }] },
      steps: [
        answered(get(`${v2}/cart?include=line_items`), jsonApi([spreeLine(1)])),
        answered(get(`${v2}/products/tote?include=default_variant`), { data: { id: '9' } }),
        answered(get(`${v2}/cart/estimate_shipping_rates?country_iso=DE`), { data: [] }),
      ],
      expected: [],
    },
  ],
}

const everItem = (qty: number) => ({
  cart_item_id: 91,
  uuid: 'b0a1-91',
  cart_id: 12,
  product_id: 7,
  product_sku: 'NJC-7',
  product_name: 'Nike court',
  product_price: 85,
  qty,
  final_price: 85,
  final_price_incl_tax: 85,
  line_total: 85 * qty,
})
const myCart = (...items: [number, number][]) => ({
  data: {
    myCart: {
      uuid: 'c1-uuid',
      totalQty: items.reduce((sum, [, qty]) => sum + qty, 0),
      currency: 'USD',
      items: items.map(([price, qty]) => ({
        cartItemId: 'b0a1-91',
        qty,
        productSku: 'NJC-7',
        productName: 'Nike court',
        productPrice: { value: price, text: `$${price}.00` },
        finalPrice: { value: price, text: `$${price}.00` },
        removeApi: '/api/cart/mine/items/b0a1-91',
        updateQtyApi: '/api/cart/mine/items/b0a1-91',
      })),
    },
  },
})
const everSync = (...items: [number, number][]) =>
  answered(
    graphql(
      '/api/graphql',
      'query Query { myCart { uuid totalQty currency items { cartItemId qty } } }',
    ),
    myCart(...items),
  )
const court = { lineId: 'b0a1-91', sku: 'NJC-7', price: 85, currency: 'USD' }

const evershop: UnseenShop = {
  storefront: 'evershop',
  url: 'https://courts.example/nike-court',
  page: { globals: { eContext: { graphqlResponse: {}, config: {} } } },
  sessions: [
    {
      case: 'success',
      title: 'two, then what the page reads of its cart, then one',
      page: { cart: [] },
      steps: [
        answered(post('/api/cart/mine/items', { sku: 'NJC-7', qty: 2 }), {
          data: { item: everItem(2), count: 2, cartId: 'c1-uuid' },
        }),
        everSync([85, 2]),
        answered(post('/api/cart/mine/items', { sku: 'NJC-7', qty: 1 }), {
          data: { item: everItem(3), count: 3, cartId: 'c1-uuid' },
        }),
        everSync([85, 3]),
      ],
      expected: ['add_to_cart 7|NJC-7×2@85', 'add_to_cart 7|NJC-7×1@85'],
    },
    {
      case: 'quantity change',
      title: 'up and down by what is said to change, then away',
      page: { cart: [{ ...court, quantity: 2 }] },
      steps: [
        answered(post('/api/cart/mine/items/b0a1-91', { qty: 1, action: 'increase' }, 'PATCH'), {
          data: { item: everItem(3), cartId: 'c1-uuid' },
        }),
        everSync([85, 3]),
        answered(post('/api/cart/mine/items/b0a1-91', { qty: 1, action: 'decrease' }, 'PATCH'), {
          data: { item: everItem(2), cartId: 'c1-uuid' },
        }),
        everSync([85, 2]),
        answered(send('DELETE', '/api/cart/mine/items/b0a1-91'), {
          data: { item: everItem(2), count: 0 },
        }),
        everSync(),
      ],
      expected: [
        'update_cart 7|NJC-7×3 +1',
        'update_cart 7|NJC-7×2 -1',
        'remove_from_cart 7|NJC-7×2',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'not in stock, no such product, no such code',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/cart/mine/items', { sku: 'NJC-7', qty: 900 }),
          { error: { status: 500, message: 'We do not have enough stock' } },
          500,
        ),
        answered(
          post('/api/cart/mine/items', { sku: 'GONE', qty: 1 }),
          { error: { status: 400, message: 'Product not found' } },
          400,
        ),
        answered(
          post('/api/carts/c1-uuid/coupons', { coupon: 'NOPE' }),
          { error: { status: 400, message: 'Invalid coupon' } },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'checkout',
      title: 'a code, an address, ways of shipping and payment, the order',
      page: { cart: [{ ...court, quantity: 1 }] },
      steps: [
        answered(post('/api/carts/c1-uuid/coupons', { coupon: 'SERVE' }), {
          data: { coupon: 'SERVE' },
        }),
        answered(
          post('/api/carts/c1-uuid/addresses', { address: { city: 'Ulm' }, type: 'shipping' }),
          { data: { uuid: 'addr-1' } },
        ),
        answered(
          post('/api/carts/c1-uuid/shippingMethods', { method_code: 'm1', method_name: 'Post' }),
          { data: { method: { code: 'm1', name: 'Post' } } },
        ),
        answered(
          post('/api/carts/c1-uuid/paymentMethods', { method_code: 'cod', method_name: 'Cash' }),
          { data: { method: { code: 'cod', name: 'Cash' } } },
        ),
        answered(post('/api/orders', { cart_id: 'c1-uuid' }), {
          data: {
            order_id: 31,
            uuid: 'o-31',
            order_number: '10031',
            currency: 'USD',
            grand_total: 90,
            items: [{ product_id: 7, product_sku: 'NJC-7', qty: 1, final_price: 85 }],
            links: [{ rel: 'edit', href: '/admin/order/o-31', action: 'GET' }],
          },
        }),
      ],
      expected: [
        'apply_coupon $SERVE',
        'checkout_step',
        'add_shipping_info',
        'add_payment_info',
        'purchase #10031|31|o-31 =90 USD',
      ],
    },
  ],
}

const ctLine = (
  quantity: number,
  centAmount: number,
  currencyCode: string,
  fractionDigits: number,
) => ({
  id: 'l-1',
  productId: 'p-1',
  productKey: 'teapot',
  name: { 'en-US': 'Teapot' },
  productType: { typeId: 'product-type', id: 't' },
  variant: { id: 2, sku: 'TP-02', prices: [], attributes: [] },
  price: {
    id: 'pr',
    value: { type: 'centPrecision', currencyCode, centAmount, fractionDigits },
  },
  quantity,
  totalPrice: {
    type: 'centPrecision',
    currencyCode,
    centAmount: centAmount * quantity,
    fractionDigits,
  },
  lineItemMode: 'Standard',
})
const ctCart = (lineItems: object[], more: object = {}) => ({
  type: 'Cart',
  id: 'k-1',
  version: 8,
  lineItems,
  cartState: 'Active',
  totalPrice: { type: 'centPrecision', currencyCode: 'KWD', centAmount: 12500, fractionDigits: 3 },
  discountCodes: [],
  ...more,
})
const ct = (actions: object[], path = 'teapots/me/carts/k-1') =>
  post(`https://api.europe-west1.gcp.commercetools.com/${path}`, { version: 7, actions })
const teapot = (currency: string, price: number) => ({
  lineId: 'l-1',
  itemId: 'p-1',
  variantId: '2',
  sku: 'TP-02',
  price,
  currency,
})

const commercetools: UnseenShop = {
  storefront: 'commercetools',
  url: 'https://teapots.example/p/teapot',
  sessions: [
    {
      case: 'second currency',
      title: 'dinars of three decimals, in a store: two, three, one, none',
      page: { cart: [] },
      steps: [
        answered(
          ct(
            [{ action: 'addLineItem', sku: 'TP-02', quantity: 2 }],
            'teapots/in-store/key=kuwait/me/carts/k-1',
          ),
          ctCart([ctLine(2, 12500, 'KWD', 3)]),
        ),
        answered(
          ct([{ action: 'changeLineItemQuantity', lineItemId: 'l-1', quantity: 3 }]),
          ctCart([ctLine(3, 12500, 'KWD', 3)]),
        ),
        answered(
          ct([{ action: 'changeLineItemQuantity', lineItemId: 'l-1', quantity: 1 }]),
          ctCart([ctLine(1, 12500, 'KWD', 3)]),
        ),
        answered(ct([{ action: 'removeLineItem', lineItemId: 'l-1' }]), ctCart([])),
      ],
      expected: [
        'add_to_cart p-1|2|TP-02×2@12.5 KWD',
        'update_cart p-1|2|TP-02×3 +1',
        'update_cart p-1|2|TP-02×1 -2',
        'remove_from_cart p-1|2|TP-02×1@12.5 KWD',
      ],
    },
    {
      case: 'success',
      title: 'a cart that is made with its line, in yen',
      page: { cart: [] },
      steps: [
        answered(
          post('https://api.europe-west1.gcp.commercetools.com/teapots/me/carts', {
            currency: 'JPY',
            lineItems: [{ productId: 'p-1', variantId: 2, quantity: 1 }],
          }),
          ctCart([ctLine(1, 6200, 'JPY', 0)], {
            version: 1,
            totalPrice: {
              type: 'centPrecision',
              currencyCode: 'JPY',
              centAmount: 6200,
              fractionDigits: 0,
            },
          }),
          201,
        ),
      ],
      expected: ['add_to_cart p-1|2|TP-02×1@6200 JPY'],
    },
    {
      case: 'failure with 4xx',
      title: 'a version that is not of today, a product that is gone, no such code',
      page: { cart: [{ ...teapot('KWD', 12.5), quantity: 1 }] },
      steps: [
        answered(
          ct([{ action: 'addLineItem', sku: 'TP-02', quantity: 1 }]),
          {
            statusCode: 409,
            message: 'Object k-1 has a different version than expected.',
            errors: [{ code: 'ConcurrentModification', currentVersion: 9 }],
          },
          409,
        ),
        answered(
          ct([{ action: 'addLineItem', sku: 'NOPE', quantity: 1 }]),
          {
            statusCode: 400,
            message: "The variant with SKU 'NOPE' was not found.",
            errors: [{ code: 'InvalidInput' }],
          },
          400,
        ),
        answered(
          ct([{ action: 'addDiscountCode', code: 'NOPE' }]),
          { statusCode: 400, message: 'The discount code was not found.', errors: [] },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'checkout',
      title: 'a code, an address, a way of shipping, the order',
      page: { cart: [{ ...teapot('KWD', 12.5), quantity: 1 }] },
      steps: [
        answered(
          ct([{ action: 'addDiscountCode', code: 'STEEP' }]),
          ctCart([ctLine(1, 12500, 'KWD', 3)], {
            discountCodes: [
              { discountCode: { typeId: 'discount-code', id: 'dc' }, state: 'MatchesCart' },
            ],
          }),
        ),
        answered(
          ct([{ action: 'setShippingAddress', address: { country: 'KW', city: 'Kuwait' } }]),
          ctCart([ctLine(1, 12500, 'KWD', 3)]),
        ),
        answered(
          ct([
            { action: 'setShippingMethod', shippingMethod: { typeId: 'shipping-method', id: 's' } },
          ]),
          ctCart([ctLine(1, 12500, 'KWD', 3)]),
        ),
        answered(
          post('https://api.europe-west1.gcp.commercetools.com/teapots/me/orders', {
            id: 'k-1',
            version: 9,
          }),
          {
            type: 'Order',
            id: 'o-1',
            version: 1,
            orderNumber: 'KW-1001',
            orderState: 'Open',
            lineItems: [ctLine(1, 12500, 'KWD', 3)],
            totalPrice: {
              type: 'centPrecision',
              currencyCode: 'KWD',
              centAmount: 14000,
              fractionDigits: 3,
            },
            cart: { typeId: 'cart', id: 'k-1' },
          },
          201,
        ),
      ],
      expected: [
        'apply_coupon $STEEP',
        'checkout_step',
        'add_shipping_info',
        'purchase #KW-1001|o-1 =14 KWD',
      ],
    },
    {
      case: 'poll',
      title: 'the cart, products, a token',
      page: { cart: [{ ...teapot('KWD', 12.5), quantity: 1 }] },
      steps: [
        answered(
          get('https://api.europe-west1.gcp.commercetools.com/teapots/me/active-cart'),
          ctCart([ctLine(1, 12500, 'KWD', 3)]),
        ),
        answered(
          get('https://api.europe-west1.gcp.commercetools.com/teapots/product-projections?limit=4'),
          { results: [{ id: 'p-1' }] },
        ),
        answered(
          post('https://auth.europe-west1.gcp.commercetools.com/oauth/teapots/anonymous/token', {}),
          { access_token: 'x', expires_in: 172800 },
        ),
        answered(ct([{ action: 'recalculate' }]), ctCart([ctLine(1, 12500, 'KWD', 3)])),
      ],
      expected: [],
    },
  ],
}

export const headlessBackends: readonly UnseenShop[] = [
  medusa,
  medusaStarter,
  saleor,
  vendure,
  spree,
  evershop,
  commercetools,
]
