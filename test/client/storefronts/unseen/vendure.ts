import { answered, get, graphql, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const api = 'https://shop.vendure.example/shop-api'
const line = (quantity: number, unitPriceWithTax = 155880) => ({
  id: '6',
  quantity,
  unitPriceWithTax,
  linePriceWithTax: unitPriceWithTax * quantity,
  featuredAsset: { id: '1', preview: 'x.jpg' },
  productVariant: {
    id: '34',
    name: 'Laptop 13 inch 8GB',
    sku: 'L2201308',
    price: 129900,
    product: { id: '1', slug: 'laptop' },
  },
})
const order = (lines: object[], more: object = {}) => ({
  __typename: 'Order',
  id: '5',
  code: 'T3D6VZ4BAWNRYEK9',
  state: 'AddingItems',
  active: true,
  currencyCode: 'USD',
  totalQuantity: lines.length,
  subTotalWithTax: 155880,
  totalWithTax: 155880,
  couponCodes: [],
  lines,
  ...more,
})
const ADD =
  'mutation addItemToOrder($productVariantId: ID!, $quantity: Int!) { addItemToOrder(productVariantId: $productVariantId, quantity: $quantity) { ...OrderDetail ... on ErrorResult { errorCode message } ... on InsufficientStockError { quantityAvailable order { ...OrderDetail } } } }'
const laptop = {
  lineId: '6',
  itemId: '1',
  variantId: '34',
  sku: 'L2201308',
  price: 1558.8,
  currency: 'USD',
}
const IDS = '34|L2201308|1'

export const vendure: UnseenShop = {
  storefront: 'vendure',
  url: 'https://shop.vendure.example/products/laptop',
  sessions: [
    {
      case: 'success',
      title: 'minor units',
      page: { cart: [] },
      steps: [
        answered(graphql(api, ADD, { productVariantId: '34', quantity: 2 }), {
          data: { addItemToOrder: order([line(2)]) },
        }),
      ],
      expected: [`add_to_cart ${IDS}×2@1558.8 USD`],
    },
    {
      case: 'second currency',
      title: 'one more, in yen and then dinars',
      page: { cart: [{ ...laptop, price: 155880, currency: 'JPY', quantity: 1 }] },
      steps: [
        answered(graphql('/shop-api?languageCode=ja', ADD, { productVariantId: 34, quantity: 1 }), {
          data: { addItemToOrder: order([line(2)], { currencyCode: 'JPY' }) },
        }),
      ],
      expected: [`add_to_cart ${IDS}×1@155880 JPY`],
    },
    {
      case: 'failure with 200',
      title: 'a limit, and a part of what was asked',
      page: { cart: [] },
      steps: [
        answered(graphql(api, ADD, { productVariantId: '34', quantity: 1000 }), {
          data: {
            addItemToOrder: {
              __typename: 'OrderLimitError',
              errorCode: 'ORDER_LIMIT_ERROR',
              message: 'Cannot add items.',
              maxItems: 999,
            },
          },
        }),
        answered(graphql(api, ADD, { productVariantId: '34', quantity: 10 }), {
          data: {
            addItemToOrder: {
              __typename: 'InsufficientStockError',
              errorCode: 'INSUFFICIENT_STOCK_ERROR',
              message: 'Only 3 items were added.',
              quantityAvailable: 3,
              order: order([line(3)]),
            },
          },
        }),
      ],
      expected: [`add_to_cart ${IDS}×3@1558.8 USD`],
    },
    {
      case: 'quantity change',
      title: 'adjusted, to the same, removed',
      page: { cart: [{ ...laptop, quantity: 1 }] },
      steps: [
        ...[0, 1].map(() =>
          answered(
            graphql(
              api,
              'mutation adjustOrderLine($orderLineId: ID!, $quantity: Int!) { adjustOrderLine(orderLineId: $orderLineId, quantity: $quantity) { ...OrderDetail } }',
              { orderLineId: '6', quantity: 3 },
            ),
            { data: { adjustOrderLine: order([line(3)]) } },
          ),
        ),
        answered(
          graphql(
            api,
            'mutation removeOrderLine($orderLineId: ID!) { removeOrderLine(orderLineId: $orderLineId) { ...OrderDetail } }',
            { orderLineId: '6' },
          ),
          { data: { removeOrderLine: order([]) } },
        ),
      ],
      expected: [`update_cart ${IDS}×3@1558.8 +2`, `remove_from_cart ${IDS}×3@1558.8 USD`],
    },
    {
      case: 'coupon',
      title: 'expired, then one that holds',
      page: { cart: [{ ...laptop, quantity: 1 }] },
      steps: [
        answered(
          graphql(
            api,
            'mutation applyCouponCode($input: String!) { applyCouponCode(couponCode: $input) { ...Cart ... on ErrorResult { errorCode message } } }',
            { input: 'OLD' },
          ),
          {
            data: {
              applyCouponCode: {
                __typename: 'CouponCodeExpiredError',
                errorCode: 'COUPON_CODE_EXPIRED_ERROR',
                message: 'x',
              },
            },
          },
        ),
        answered(
          graphql(
            api,
            'mutation applyCouponCode($input: String!) { applyCouponCode(couponCode: $input) { ...Cart } }',
            { input: 'TENOFF' },
          ),
          { data: { applyCouponCode: order([line(1)], { couponCodes: ['TENOFF'] }) } },
        ),
      ],
      expected: ['apply_coupon $TENOFF'],
    },
    {
      case: 'form or link',
      title: 'the actions of the Remix starter',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('/api/active-order?_data=routes%2Fapi.active-order', {
            action: 'addItemToOrder',
            variantId: 34,
            quantity: 1,
          }),
          { activeOrder: order([line(1)]), error: undefined },
        ),
        answered(
          urlencoded('/api/active-order?_data=routes%2Fapi.active-order', {
            action: 'adjustItem',
            lineId: 6,
            quantity: 2,
          }),
          { activeOrder: order([line(2)]) },
        ),
        answered(
          urlencoded('/api/active-order?_data=routes%2Fapi.active-order', {
            action: 'removeItem',
            lineId: 6,
          }),
          { activeOrder: order([]) },
        ),
      ],
      expected: [
        `add_to_cart ${IDS}×1@1558.8 USD`,
        `update_cart ${IDS}×2@1558.8 +1`,
        `remove_from_cart ${IDS}×2@1558.8 USD`,
      ],
    },
    {
      case: 'checkout',
      title: 'customer, address, method, payment',
      page: { cart: [{ ...laptop, quantity: 1 }], url: 'https://shop.vendure.example/checkout' },
      steps: [
        answered(
          graphql(
            api,
            'mutation setCustomerForOrder($input: CreateCustomerInput!) { setCustomerForOrder(input: $input) { ...OrderDetail } }',
            { input: { emailAddress: 'a@mail.example' } },
          ),
          { data: { setCustomerForOrder: order([line(1)]) } },
        ),
        answered(
          graphql(
            api,
            'mutation setOrderShippingAddress($input: CreateAddressInput!) { setOrderShippingAddress(input: $input) { ...OrderDetail } }',
            { input: { city: 'x' } },
          ),
          { data: { setOrderShippingAddress: order([line(1)]) } },
        ),
        answered(
          graphql(
            api,
            'mutation setOrderShippingMethod($id: [ID!]!) { setOrderShippingMethod(shippingMethodId: $id) { ...OrderDetail } }',
            { id: ['1'] },
          ),
          { data: { setOrderShippingMethod: order([line(1)]) } },
        ),
        answered(
          graphql(
            api,
            'mutation addPaymentToOrder($input: PaymentInput!) { addPaymentToOrder(input: $input) { ...OrderDetail ... on PaymentDeclinedError { errorCode paymentErrorMessage } } }',
            { input: { method: 'card' } },
          ),
          {
            data: {
              addPaymentToOrder: {
                __typename: 'PaymentDeclinedError',
                errorCode: 'PAYMENT_DECLINED_ERROR',
                message: 'x',
                paymentErrorMessage: 'Declined',
              },
            },
          },
        ),
        answered(
          graphql(
            api,
            'mutation addPaymentToOrder($input: PaymentInput!) { addPaymentToOrder(input: $input) { ...OrderDetail } }',
            { input: { method: 'card' } },
          ),
          {
            data: {
              addPaymentToOrder: order([line(1)], {
                state: 'PaymentSettled',
                active: false,
                totalWithTax: 156380,
              }),
            },
          },
        ),
      ],
      expected: [
        'checkout_step :contact',
        'checkout_step/add_shipping_info :address|shipping',
        'add_shipping_info/checkout_step',
        'purchase #T3D6VZ4BAWNRYEK9 =1563.8 USD',
      ],
    },
    {
      case: 'poll',
      title: 'the active order is read, in a list of operations too',
      page: { cart: [{ ...laptop, quantity: 1 }] },
      steps: [
        answered(graphql(api, 'query activeOrder { activeOrder { ...OrderDetail } }'), {
          data: { activeOrder: order([line(1)]) },
        }),
        answered(get(`${api}?query=query+eligible`), { data: { eligibleShippingMethods: [] } }),
      ],
      expected: [],
    },
  ],
}
