import { answered, graphql, post } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const api = 'https://demo.saleor.cloud/graphql/'
const line = (quantity: number, amount = 5) => ({
  id: 'Q2hlY2tvdXRMaW5lOjE=',
  quantity,
  totalPrice: { gross: { amount: amount * quantity, currency: 'USD' } },
  unitPrice: { gross: { amount, currency: 'USD' } },
  variant: {
    id: 'UHJvZHVjdFZhcmlhbnQ6Mw==',
    name: '1l',
    sku: '21438542',
    product: { id: 'UHJvZHVjdDox', name: 'Apple Juice', slug: 'apple-juice' },
  },
})
const checkout = (lines: object[], more: object = {}) => ({
  id: 'Q2hlY2tvdXQ6MQ==',
  token: 't',
  email: 'a@mail.example',
  channel: { slug: 'default-channel' },
  totalPrice: { gross: { amount: 5, currency: 'USD' } },
  lines,
  ...more,
})
const ADD =
  'mutation CheckoutAddLine($id: ID, $productVariantId: ID!) { checkoutLinesAdd(id: $id, lines: [{ quantity: 1, variantId: $productVariantId }]) { checkout { id lines { id quantity variant { id name product { name } } } } errors { message field code } } }'
const UPDATE =
  'mutation checkoutLinesUpdate($checkoutId: ID, $lines: [CheckoutLineUpdateInput!]!) { checkoutLinesUpdate(id: $checkoutId, lines: $lines) { errors { field code } checkout { ...CheckoutFragment } } }'
const juice = {
  lineId: 'Q2hlY2tvdXRMaW5lOjE=',
  itemId: 'UHJvZHVjdDox',
  variantId: 'UHJvZHVjdFZhcmlhbnQ6Mw==',
  sku: '21438542',
  price: 5,
  currency: 'USD',
}
const IDS = 'UHJvZHVjdDox|UHJvZHVjdFZhcmlhbnQ6Mw==|21438542|1|3'

export const saleor: UnseenShop = {
  storefront: 'saleor',
  url: 'https://juice.example/default-channel/products/apple-juice',
  sessions: [
    {
      case: 'success',
      title: 'a quantity that the query itself holds',
      page: { cart: [] },
      steps: [
        answered(
          graphql(api, ADD, {
            id: 'Q2hlY2tvdXQ6MQ==',
            productVariantId: 'UHJvZHVjdFZhcmlhbnQ6Mw==',
          }),
          {
            data: { checkoutLinesAdd: { checkout: checkout([line(1)]), errors: [] } },
            extensions: { cost: { requestedQueryCost: 1 } },
          },
        ),
      ],
      expected: [`add_to_cart ${IDS}×1@5 USD`],
    },
    {
      case: 'failure with 200',
      title: 'not enough of it',
      page: { cart: [] },
      steps: [
        answered(
          graphql(api, ADD, {
            id: 'Q2hlY2tvdXQ6MQ==',
            productVariantId: 'UHJvZHVjdFZhcmlhbnQ6Mw==',
          }),
          {
            data: {
              checkoutLinesAdd: {
                checkout: null,
                errors: [
                  {
                    field: 'quantity',
                    message: 'Could not add items. Only 0 remaining in stock.',
                    code: 'INSUFFICIENT_STOCK',
                  },
                ],
              },
            },
          },
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'to an absolute number, then deleted',
      page: { cart: [{ ...juice, quantity: 1 }] },
      steps: [
        answered(
          graphql(api, UPDATE, {
            checkoutId: 'Q2hlY2tvdXQ6MQ==',
            lines: [{ lineId: juice.lineId, quantity: 3 }],
          }),
          { data: { checkoutLinesUpdate: { errors: [], checkout: checkout([line(3)]) } } },
        ),
        answered(
          graphql(
            api,
            'mutation checkoutLineDelete($checkoutId: ID, $lineId: ID) { checkoutLineDelete(id: $checkoutId, lineId: $lineId) { errors { code } checkout { id lines { id quantity } } } }',
            { checkoutId: 'Q2hlY2tvdXQ6MQ==', lineId: juice.lineId },
          ),
          { data: { checkoutLineDelete: { errors: [], checkout: checkout([]) } } },
        ),
      ],
      expected: [`update_cart ${IDS}×3@5 +2`, `remove_from_cart ${IDS}×3@5 USD`],
    },
    {
      case: 'coupon',
      title: 'refused and taken',
      page: { cart: [{ ...juice, quantity: 1 }] },
      steps: ['NOPE', 'FRESH'].map((promoCode, at) =>
        answered(
          graphql(
            api,
            'mutation checkoutAddPromoCode($checkoutId: ID, $promoCode: String!) { checkoutAddPromoCode(id: $checkoutId, promoCode: $promoCode) { errors { code } checkout { id voucherCode } } }',
            { checkoutId: 'Q2hlY2tvdXQ6MQ==', promoCode },
          ),
          {
            data: {
              checkoutAddPromoCode: at
                ? { errors: [], checkout: checkout([line(1)], { voucherCode: 'FRESH' }) }
                : { errors: [{ code: 'INVALID', field: 'promoCode' }], checkout: null },
            },
          },
        ),
      ),
      expected: ['apply_coupon $FRESH'],
    },
    {
      case: 'checkout',
      title: 'email, address, delivery, order',
      page: {
        cart: [{ ...juice, quantity: 1 }],
        url: 'https://juice.example/checkout?checkout=Q2hlY2tvdXQ6MQ==',
      },
      steps: [
        answered(
          graphql(
            api,
            'mutation checkoutEmailUpdate($email: String!, $checkoutId: ID) { checkoutEmailUpdate(email: $email, id: $checkoutId) { errors { code } checkout { id } } }',
            { email: 'a@mail.example' },
          ),
          { data: { checkoutEmailUpdate: { errors: [], checkout: checkout([line(1)]) } } },
        ),
        answered(
          graphql(
            api,
            'mutation checkoutShippingAddressUpdate($checkoutId: ID, $shippingAddress: AddressInput!) { checkoutShippingAddressUpdate(id: $checkoutId, shippingAddress: $shippingAddress) { errors { code } checkout { id } } }',
            { shippingAddress: { city: 'x' } },
          ),
          {
            data: { checkoutShippingAddressUpdate: { errors: [], checkout: checkout([line(1)]) } },
          },
        ),
        answered(
          graphql(
            api,
            'mutation checkoutDeliveryMethodUpdate($checkoutId: ID, $deliveryMethodId: ID) { checkoutDeliveryMethodUpdate(id: $checkoutId, deliveryMethodId: $deliveryMethodId) { errors { code } checkout { id } } }',
            { deliveryMethodId: 'x' },
          ),
          { data: { checkoutDeliveryMethodUpdate: { errors: [], checkout: checkout([line(1)]) } } },
        ),
        answered(
          graphql(
            api,
            'mutation checkoutComplete($checkoutId: ID) { checkoutComplete(id: $checkoutId) { errors { code } order { id number total { gross { amount currency } } } } }',
            {},
          ),
          {
            data: {
              checkoutComplete: {
                errors: [],
                order: {
                  id: 'T3JkZXI6OQ==',
                  number: '9',
                  total: { gross: { amount: 7.5, currency: 'USD' } },
                },
              },
            },
          },
        ),
      ],
      expected: [
        'checkout_step :contact',
        'checkout_step/add_shipping_info :address|shipping',
        'add_shipping_info/checkout_step',
        'purchase #9|T3JkZXI6OQ==',
      ],
    },
    {
      case: 'second currency',
      title: 'a checkout is created with lines, by another name for the field',
      steps: [
        answered(
          graphql(
            api,
            'mutation Create($input: CheckoutCreateInput!) { made: checkoutCreate(input: $input) { checkout { id lines { id quantity } } errors { code } } }',
            {
              input: {
                channel: 'pln',
                lines: [{ variantId: 'UHJvZHVjdFZhcmlhbnQ6Mw==', quantity: 2 }],
              },
            },
          ),
          {
            data: {
              made: {
                checkout: checkout(
                  [
                    {
                      ...line(2),
                      unitPrice: { gross: { amount: 21.5, currency: 'PLN' } },
                      totalPrice: { gross: { amount: 43, currency: 'PLN' } },
                    },
                  ],
                  { totalPrice: { gross: { amount: 43, currency: 'PLN' } } },
                ),
                errors: [],
              },
            },
          },
        ),
      ],
      expected: [`add_to_cart ${IDS}×2@21.5 PLN`],
    },
    {
      case: 'poll',
      title: 'queries',
      page: { cart: [{ ...juice, quantity: 1 }] },
      steps: [
        answered(
          graphql(
            api,
            'query CheckoutFind($id: ID!) { checkout(id: $id) { id lines { id quantity } } }',
            { id: 'Q2hlY2tvdXQ6MQ==' },
          ),
          { data: { checkout: checkout([line(1)]) } },
        ),
        answered(
          post(api, {
            operationName: 'ProductDetails',
            query: 'query ProductDetails($slug: String!) { product(slug: $slug) { id name } }',
            variables: { slug: 'apple-juice' },
          }),
          { data: { product: { id: 'UHJvZHVjdDox', name: 'Apple Juice' } } },
        ),
      ],
      expected: [],
    },
  ],
}
