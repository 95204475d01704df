import { answered, get, graphql, post } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const host = 'https://api.europe-west1.gcp.commercetools.com/acme'
const money = (centAmount: number, currencyCode = 'EUR', fractionDigits = 2) => ({
  type: 'centPrecision',
  currencyCode,
  centAmount,
  fractionDigits,
})
const line = (quantity: number, cents = 11000, code = 'EUR', digits = 2) => ({
  id: 'li-1',
  productId: 'p-1',
  productKey: 'vase',
  name: { 'en-US': 'Crystal Vase', 'de-DE': 'Kristallvase' },
  productType: { typeId: 'product-type', id: 'x' },
  variant: { id: 1, sku: 'CV-01', prices: [], images: [], attributes: [] },
  price: { id: 'pr', value: money(cents, code, digits) },
  quantity,
  totalPrice: money(cents * quantity, code, digits),
  discountedPricePerQuantity: [],
})
const cart = (lineItems: object[], code = 'EUR', digits = 2) => ({
  type: 'Cart',
  id: 'c-1',
  version: 4,
  cartState: 'Active',
  totalPrice: money(11000, code, digits),
  lineItems,
  customLineItems: [],
  discountCodes: [],
})
const vase = {
  lineId: 'li-1',
  itemId: 'p-1',
  variantId: '1',
  sku: 'CV-01',
  price: 110,
  currency: 'EUR',
}
const IDS = 'p-1|CV-01|1'
const change = (...actions: object[]) => post(`${host}/me/carts/c-1`, { version: 3, actions })
const MUTATION =
  'mutation updateMyCart($actions: [MyCartUpdateAction!]!, $version: Long!, $id: String!) { updateMyCart(actions: $actions, version: $version, id: $id) { cartId: id version lineItems { lineId: id quantity } } }'

export const commercetools: UnseenShop = {
  storefront: 'commercetools',
  url: 'https://ct.example/de/en/product/crystal-vase',
  sessions: [
    {
      case: 'success',
      title: 'a conflict first, then the same again',
      page: { cart: [] },
      steps: [
        answered(
          change({ action: 'addLineItem', sku: 'CV-01', quantity: 2 }),
          {
            statusCode: 409,
            message: 'Object has a different version',
            errors: [{ code: 'ConcurrentModification', currentVersion: 4 }],
          },
          409,
        ),
        answered(change({ action: 'addLineItem', sku: 'CV-01', quantity: 2 }), cart([line(2)])),
      ],
      expected: [`add_to_cart ${IDS}×2@110 EUR`],
    },
    {
      case: 'second currency',
      title: 'yen and dinars by their digits, one more of a line',
      page: { cart: [{ ...vase, currency: 'KWD', price: 11, quantity: 1 }] },
      steps: [
        answered(
          change({ action: 'addLineItem', productId: 'p-1', variantId: 1, quantity: 1 }),
          cart([line(2, 11000, 'KWD', 3)], 'KWD', 3),
        ),
      ],
      expected: [`add_to_cart ${IDS}×1@11 KWD`],
    },
    {
      case: 'success',
      title: "the project's GraphQL, ids under other names",
      page: { cart: [] },
      steps: [
        answered(
          graphql(`${host}/graphql`, MUTATION, {
            id: 'c-1',
            version: 3,
            actions: [{ addLineItem: { sku: 'CV-01', quantity: 1 } }],
          }),
          {
            data: {
              updateMyCart: {
                cartId: 'c-1',
                version: 4,
                totalPrice: money(11000),
                lineItems: [
                  {
                    lineId: 'li-1',
                    quantity: 1,
                    productId: 'p-1',
                    name: 'Crystal Vase',
                    variant: { sku: 'CV-01' },
                    price: { value: money(11000) },
                  },
                ],
              },
            },
          },
        ),
      ],
      expected: [`add_to_cart ${IDS}×1@110 EUR`],
    },
    {
      case: 'failure with 4xx',
      title: 'a sku nobody sells',
      page: { cart: [] },
      steps: [
        answered(
          change({ action: 'addLineItem', sku: 'GONE', quantity: 1 }),
          {
            statusCode: 400,
            message: "The variant with SKU 'GONE' was not found",
            errors: [{ code: 'InvalidField' }],
          },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'failure with 200',
      title: 'GraphQL refuses',
      page: { cart: [] },
      steps: [
        answered(
          graphql(`${host}/graphql`, MUTATION, {
            id: 'c-1',
            version: 3,
            actions: [{ addLineItem: { sku: 'GONE', quantity: 1 } }],
          }),
          {
            data: { updateMyCart: null },
            errors: [{ message: 'x', extensions: { code: 'InvalidField' } }],
          },
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'changed, and removed by zero and by name',
      page: { cart: [{ ...vase, quantity: 1 }] },
      steps: [
        answered(
          change({ action: 'changeLineItemQuantity', lineItemId: 'li-1', quantity: 5 }),
          cart([line(5)]),
        ),
        answered(change({ action: 'removeLineItem', lineItemId: 'li-1' }), cart([])),
      ],
      expected: [`update_cart ${IDS}×5@110 +4`, `remove_from_cart ${IDS}×5@110 EUR`],
    },
    {
      case: 'checkout',
      title: 'a code, the address, the method, the order',
      page: { cart: [{ ...vase, quantity: 1 }] },
      steps: [
        answered(change({ action: 'addDiscountCode', code: 'BOGO' }), cart([line(1)])),
        answered(
          change({ action: 'setShippingAddress', address: { country: 'DE' } }),
          cart([line(1)]),
        ),
        answered(
          change({
            action: 'setShippingMethod',
            shippingMethod: { typeId: 'shipping-method', id: 's' },
          }),
          cart([line(1)]),
        ),
        answered(
          post(`${host}/me/orders`, { id: 'c-1', version: 7 }),
          {
            type: 'Order',
            id: 'o-1',
            orderNumber: 'A-17',
            version: 1,
            totalPrice: money(11900),
            lineItems: [line(1)],
            orderState: 'Open',
          },
          201,
        ),
      ],
      expected: [
        'apply_coupon $BOGO',
        'checkout_step/add_shipping_info :address|shipping',
        'add_shipping_info/checkout_step',
        'purchase #A-17|o-1 =119 EUR',
      ],
    },
    {
      case: 'poll',
      title: 'the cart and products are read',
      page: { cart: [{ ...vase, quantity: 1 }] },
      steps: [
        answered(get(`${host}/me/active-cart`), cart([line(1)])),
        answered(get(`${host}/product-projections/search?text.en=vase`), {
          results: [{ id: 'p-1', masterVariant: { sku: 'CV-01' } }],
        }),
      ],
      expected: [],
    },
  ],
}
