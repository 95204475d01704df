import {
  answered,
  form,
  get,
  graphql,
  post,
  redirected,
  urlencoded,
} from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// medusajs/medusa: packages/medusa-js (v1) and core/js-sdk (v2), integration-tests/http carts;
// saleor/saleor: graphql/checkout tests; saleor/react-storefront's checkout mutations;
// vendure-ecommerce/storefront-remix-starter: app/routes/api.active-order.tsx, and
// storefront-angular-starter's cart documents; FrontasticGmbH/extension-commercetools:
// actionControllers/CartController.ts and mappers/CartMapper.ts; composable-com/composable-ui:
// tRPC procedures and commerce-generic; spree/spree: packages/sdk (v3) and the v2 storefront API's
// specs; evershopcommerce/evershop: checkout/api/*; swellstores/swell-js: src/cart.js.

const gql = (query: string, variables: unknown = {}) => graphql('/graphql', query, variables)
const v1Item = (quantity: number) => ({
  id: 'item_01',
  cart_id: 'cart_01',
  title: 'Medusa Sweatpants',
  quantity,
  unit_price: 3350,
  variant_id: 'variant_01',
  variant: { id: 'variant_01', title: 'S', product_id: 'prod_01', sku: 'sweat-s' },
  subtotal: 3350 * quantity,
  total: 3350 * quantity,
  thumbnail: 'x.png',
})
const v1Cart = (items: object[], more: object = {}) => ({
  cart: {
    id: 'cart_01',
    object: 'cart',
    region: { id: 'reg_01', currency_code: 'eur' },
    region_id: 'reg_01',
    items,
    discounts: [],
    gift_cards: [],
    subtotal: 3350,
    total: 3350,
    ...more,
  },
})
const v2Item = (quantity: number) => ({
  id: 'cali_01',
  cart_id: 'cart_02',
  title: 'S',
  subtitle: 'Medusa Sweatpants',
  quantity,
  unit_price: 3350,
  variant_id: 'variant_01',
  variant_sku: 'sweat-s',
  product_id: 'prod_01',
  product_title: 'Medusa Sweatpants',
  is_tax_inclusive: false,
  total: 3350 * quantity,
})
const v2Cart = (items: object[], more: object = {}) => ({
  cart: {
    id: 'cart_02',
    currency_code: 'jpy',
    email: null,
    region_id: 'reg_02',
    items,
    promotions: [],
    total: 3350,
    item_total: 3350,
    ...more,
  },
})
const remove = (url: string) => ({ ...get(url), method: 'DELETE' })

const medusa: UnseenShop = {
  storefront: 'medusa',
  url: 'https://m.example/products/sweatpants',
  sessions: [
    {
      case: 'success',
      title: 'version 1, in cents, whose region names the currency',
      page: { cart: [] },
      steps: [
        answered(
          post('https://api.m.example/store/carts/cart_01/line-items', {
            variant_id: 'variant_01',
            quantity: 1,
          }),
          v1Cart([v1Item(1)]),
        ),
        answered(
          post('https://api.m.example/store/carts/cart_01/line-items/item_01', { quantity: 3 }),
          v1Cart([v1Item(3)]),
        ),
        answered(
          post('https://api.m.example/store/carts/cart_01/line-items/item_01', { quantity: 2 }),
          v1Cart([v1Item(2)]),
        ),
        answered(
          remove('https://api.m.example/store/carts/cart_01/line-items/item_01'),
          v1Cart([]),
        ),
      ],
      expected: [
        'add_to_cart variant_01|prod_01×1@33.5 EUR',
        'update_cart variant_01|prod_01×3 +2',
        'update_cart variant_01|prod_01×2 -1',
        'remove_from_cart variant_01|prod_01×2',
      ],
    },
    {
      case: 'second currency',
      title: 'version 2, in whole yen, whose removal answers with a parent',
      page: { cart: [] },
      steps: [
        answered(
          post('https://api.m.example/store/carts/cart_02/line-items?fields=*items', {
            variant_id: 'variant_01',
            quantity: 2,
            metadata: {},
          }),
          v2Cart([v2Item(2)]),
        ),
        answered(remove('https://api.m.example/store/carts/cart_02/line-items/cali_01'), {
          id: 'cali_01',
          object: 'line-item',
          deleted: true,
          parent: v2Cart([]).cart,
        }),
      ],
      expected: [
        'add_to_cart variant_01|prod_01×2@3350 JPY',
        'remove_from_cart variant_01|prod_01×2',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'no inventory, in both versions',
      page: { cart: [] },
      steps: [
        answered(
          post('https://api.m.example/store/carts/cart_01/line-items', {
            variant_id: 'variant_01',
            quantity: 900,
          }),
          {
            code: 'insufficient_inventory',
            type: 'not_allowed',
            message: 'Variant with id: variant_01 does not have the required inventory',
          },
          409,
        ),
        answered(
          post('https://api.m.example/store/carts/cart_02/line-items', {
            variant_id: 'variant_01',
            quantity: 900,
          }),
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
      case: 'coupon',
      title: "version 1's discounts and version 2's promotions, of which one does not hold",
      page: { cart: [{ lineId: 'item_01', variantId: 'variant_01', quantity: 1 }] },
      steps: [
        answered(
          post('https://api.m.example/store/carts/cart_01', { discounts: [{ code: 'TENOFF' }] }),
          v1Cart([v1Item(1)], { discounts: [{ id: 'disc_1', code: 'TENOFF' }] }),
        ),
        answered(
          post('https://api.m.example/store/carts/cart_02/promotions', { promo_codes: ['NOPE'] }),
          { type: 'invalid_data', message: 'The promotion code NOPE is invalid' },
          400,
        ),
        answered(
          post('https://api.m.example/store/carts/cart_02/promotions', { promo_codes: ['SPRING'] }),
          v2Cart([v2Item(1)], { promotions: [{ id: 'promo_1', code: 'SPRING' }] }),
        ),
      ],
      expected: ['apply_coupon $TENOFF', 'apply_coupon $SPRING'],
    },
    {
      case: 'checkout',
      title: 'an address, a way of shipping, a payment refused, an order',
      page: { cart: [{ lineId: 'cali_01', variantId: 'variant_01', quantity: 1 }] },
      steps: [
        answered(post('https://api.m.example/store/carts/cart_02/complete', {}), {
          type: 'cart',
          cart: v2Cart([v2Item(1)]).cart,
          error: { message: 'Payment authorization failed', type: 'payment_authorization_error' },
        }),
        answered(post('https://api.m.example/store/carts/cart_02/complete', {}), {
          type: 'order',
          order: {
            id: 'order_01',
            display_id: 17,
            currency_code: 'jpy',
            total: 3350,
            items: [v2Item(1)],
          },
        }),
      ],
      expected: ['purchase #order_01|17 =3350 JPY'],
    },
  ],
}

const saleorLine = (quantity: number) => ({
  id: 'Q2hlY2tvdXRMaW5lOjE=',
  quantity,
  totalPrice: { gross: { currency: 'KWD', amount: 4.25 * quantity } },
  unitPrice: { gross: { currency: 'KWD', amount: 4.25 } },
  undiscountedUnitPrice: { currency: 'KWD', amount: 4.25 },
  variant: {
    id: 'UHJvZHVjdFZhcmlhbnQ6Mg==',
    sku: 'OUD-1',
    name: '50 ml',
    product: { id: 'UHJvZHVjdDox', name: 'Oud', slug: 'oud' },
  },
})
const saleorCheckout = (lines: object[], more: object = {}) => ({
  id: 'Q2hlY2tvdXQ6MQ==',
  lines,
  totalPrice: { gross: { currency: 'KWD', amount: 4.25 } },
  voucherCode: null,
  ...more,
})
const oud = 'UHJvZHVjdFZhcmlhbnQ6Mg=='
const saleorPost = (query: string, variables: object) => ({
  ...gql(query, variables),
  url: 'https://api.oud.example/graphql/',
})

const saleor: UnseenShop = {
  storefront: 'saleor',
  url: 'https://oud.example/kw/products/oud',
  sessions: [
    {
      case: 'second currency',
      title: 'dinars: created with a line, one more, fewer, deleted',
      page: { cart: [] },
      steps: [
        answered(
          saleorPost(
            'mutation checkoutCreate($checkoutInput: CheckoutCreateInput!) { checkoutCreate(input: $checkoutInput) { checkout { ...Checkout } errors { field code } } }',
            { checkoutInput: { channel: 'kw', lines: [{ variantId: oud, quantity: 1 }] } },
          ),
          { data: { checkoutCreate: { checkout: saleorCheckout([saleorLine(1)]), errors: [] } } },
        ),
        answered(
          saleorPost(
            'mutation checkoutLinesAdd($id: ID, $productVariantId: ID!) { checkoutLinesAdd(id: $id, lines: [{quantity: 1, variantId: $productVariantId}]) { checkout { ...Checkout } errors { message } } }',
            { id: 'Q2hlY2tvdXQ6MQ==', productVariantId: oud },
          ),
          { data: { checkoutLinesAdd: { checkout: saleorCheckout([saleorLine(2)]), errors: [] } } },
        ),
        answered(
          saleorPost(
            'mutation checkoutLinesUpdate($checkoutId: ID, $lines: [CheckoutLineUpdateInput!]!) { checkoutLinesUpdate(id: $checkoutId, lines: $lines) { checkout { ...Checkout } errors { code } } }',
            {
              checkoutId: 'Q2hlY2tvdXQ6MQ==',
              lines: [{ lineId: 'Q2hlY2tvdXRMaW5lOjE=', quantity: 5 }],
            },
          ),
          {
            data: {
              checkoutLinesUpdate: { checkout: saleorCheckout([saleorLine(5)]), errors: [] },
            },
          },
        ),
        answered(
          saleorPost(
            'mutation CheckoutDeleteLines($checkoutId: ID!, $lineIds: [ID!]!) { checkoutLinesDelete(id: $checkoutId, linesIds: $lineIds) { checkout { id lines { id } } errors { field code } } }',
            { checkoutId: 'Q2hlY2tvdXQ6MQ==', lineIds: ['Q2hlY2tvdXRMaW5lOjE='] },
          ),
          { data: { checkoutLinesDelete: { checkout: saleorCheckout([]), errors: [] } } },
        ),
      ],
      expected: [
        `add_to_cart ${oud}|UHJvZHVjdDox×1@4.25 KWD`,
        `add_to_cart ${oud}|UHJvZHVjdDox×1@4.25 KWD`,
        `update_cart ${oud}|UHJvZHVjdDox×5 +3`,
        `remove_from_cart ${oud}|UHJvZHVjdDox×5`,
      ],
    },
    {
      case: 'failure with 200',
      title: 'errors beside the checkout',
      page: { cart: [] },
      steps: [
        answered(
          saleorPost(
            'mutation checkoutLinesAdd($id: ID, $lines: [CheckoutLineInput!]!) { checkoutLinesAdd(id: $id, lines: $lines) { checkout { ...Checkout } errors { field code message } } }',
            { id: 'Q2hlY2tvdXQ6MQ==', lines: [{ variantId: oud, quantity: 900 }] },
          ),
          {
            data: {
              checkoutLinesAdd: {
                checkout: null,
                errors: [
                  { field: 'quantity', code: 'INSUFFICIENT_STOCK', message: 'Only 3 remaining.' },
                ],
              },
            },
          },
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'a code that is none, then one',
      page: { cart: [{ lineId: 'Q2hlY2tvdXRMaW5lOjE=', variantId: oud, quantity: 1 }] },
      steps: [
        answered(
          saleorPost(
            'mutation checkoutAddPromoCode($promoCode: String!, $checkoutId: ID!) { checkoutAddPromoCode(promoCode: $promoCode, id: $checkoutId) { checkout { ...Checkout } errors { code } } }',
            { promoCode: 'NOPE', checkoutId: 'Q2hlY2tvdXQ6MQ==' },
          ),
          { data: { checkoutAddPromoCode: { checkout: null, errors: [{ code: 'INVALID' }] } } },
        ),
        answered(
          saleorPost(
            'mutation checkoutAddPromoCode($promoCode: String!, $checkoutId: ID!) { checkoutAddPromoCode(promoCode: $promoCode, id: $checkoutId) { checkout { ...Checkout } errors { code } } }',
            { promoCode: 'OUD5', checkoutId: 'Q2hlY2tvdXQ6MQ==' },
          ),
          {
            data: {
              checkoutAddPromoCode: {
                checkout: saleorCheckout([saleorLine(1)], { voucherCode: 'OUD5' }),
                errors: [],
              },
            },
          },
        ),
      ],
      expected: ['apply_coupon $OUD5'],
    },
    {
      case: 'poll',
      title: 'the checkout, and an e-mail address, which is a step of it',
      page: { cart: [{ lineId: 'Q2hlY2tvdXRMaW5lOjE=', variantId: oud, quantity: 1 }] },
      steps: [
        answered(
          saleorPost('query checkout($id: ID!) { checkout(id: $id) { ...Checkout } }', { id: 'x' }),
          { data: { checkout: saleorCheckout([saleorLine(1)]) } },
        ),
        answered(
          saleorPost(
            'mutation checkoutEmailUpdate($email: String!, $checkoutId: ID!) { checkoutEmailUpdate(email: $email, id: $checkoutId) { checkout { ...Checkout } errors { code } } }',
            { email: 'a@oud.example', checkoutId: 'x' },
          ),
          {
            data: {
              checkoutEmailUpdate: { checkout: saleorCheckout([saleorLine(1)]), errors: [] },
            },
          },
        ),
      ],
      expected: ['checkout_step :contact'],
    },
  ],
}

const vendureOrder = (quantity: number, more: object = {}) => ({
  __typename: 'Order',
  id: '3',
  code: 'JW4X',
  active: true,
  state: 'AddingItems',
  currencyCode: 'USD',
  totalQuantity: quantity,
  total: 129900 * quantity,
  totalWithTax: 155880 * quantity,
  couponCodes: [],
  lines: quantity
    ? [
        {
          id: '6',
          unitPriceWithTax: 155880,
          linePriceWithTax: 155880 * quantity,
          quantity,
          featuredAsset: { id: '1', preview: 'x.jpg' },
          productVariant: {
            id: '4',
            name: 'Laptop 15 inch',
            price: 129900,
            sku: 'L2201516',
            product: { id: '1', slug: 'laptop' },
          },
        },
      ]
    : [],
  ...more,
})
const laptop = { lineId: '6', itemId: '1', variantId: '4', price: 1558.8, currency: 'USD' }
const remix = (fields: Record<string, string | number>, activeOrder: object | null) =>
  answered(urlencoded('/api/active-order?_data=routes%2Fapi.active-order', fields), { activeOrder })

const vendure: UnseenShop = {
  storefront: 'vendure',
  url: 'https://v.example/products/laptop',
  sessions: [
    {
      case: 'form or link',
      title: "Remix: the starter's own route takes forms and answers with the order",
      page: { cart: [] },
      steps: [
        remix({ action: 'addItemToOrder', variantId: 4, quantity: 2 }, vendureOrder(2)),
        remix({ action: 'adjustItem', lineId: 6, quantity: 3 }, vendureOrder(3)),
        remix({ action: 'adjustItem', lineId: 6, quantity: 1 }, vendureOrder(1)),
        remix({ action: 'removeItem', lineId: 6 }, vendureOrder(0)),
        answered(get('/api/active-order?_data=routes%2Fapi.active-order'), {
          activeOrder: vendureOrder(0),
        }),
      ],
      expected: [
        'add_to_cart 1|4|L2201516×2@1558.8 USD',
        'update_cart 1|4|L2201516×3 +1',
        'update_cart 1|4|L2201516×1 -2',
        'remove_from_cart 1|4|L2201516×1',
      ],
    },
    {
      case: 'quantity change',
      title: 'the Shop API, of which adjusting to 0 removes',
      page: { cart: [{ ...laptop, quantity: 2 }] },
      steps: [
        answered(
          {
            ...gql(
              'mutation AdjustItemQuantity($id: ID!, $qty: Int!) { adjustOrderLine(orderLineId: $id, quantity: $qty) { ...Cart ... on ErrorResult { errorCode message } } }',
              { id: '6', qty: 5 },
            ),
            url: 'https://api.v.example/shop-api?languageCode=en',
          },
          { data: { adjustOrderLine: vendureOrder(5) } },
        ),
        answered(
          {
            ...gql(
              'mutation AdjustItemQuantity($id: ID!, $qty: Int!) { adjustOrderLine(orderLineId: $id, quantity: $qty) { ...Cart ... on ErrorResult { errorCode message } } }',
              { id: '6', qty: 0 },
            ),
            url: 'https://api.v.example/shop-api?languageCode=en',
          },
          { data: { adjustOrderLine: vendureOrder(0) } },
        ),
      ],
      expected: ['update_cart 1|4|L2201516×5 +3', 'remove_from_cart 1|4|L2201516×5'],
    },
    {
      case: 'failure with 200',
      title: 'results that are errors: no stock, and a limit that let some in',
      page: { cart: [{ ...laptop, quantity: 1 }] },
      steps: [
        answered(
          {
            ...gql(
              'mutation AddToCart($variantId: ID!, $qty: Int!) { addItemToOrder(productVariantId: $variantId, quantity: $qty) { __typename ...Cart ... on ErrorResult { errorCode message } } }',
              { variantId: '4', qty: 900 },
            ),
            url: 'https://api.v.example/shop-api',
          },
          {
            data: {
              addItemToOrder: {
                __typename: 'OrderLimitError',
                errorCode: 'ORDER_LIMIT_ERROR',
                message: 'ORDER_LIMIT_ERROR',
                maxItems: 999,
              },
            },
          },
        ),
        answered(
          {
            ...gql(
              'mutation AddToCart($variantId: ID!, $qty: Int!) { addItemToOrder(productVariantId: $variantId, quantity: $qty) { __typename ...Cart ... on InsufficientStockError { errorCode message quantityAvailable order { ...Cart } } } }',
              { variantId: '4', qty: 9 },
            ),
            url: 'https://api.v.example/shop-api',
          },
          {
            data: {
              addItemToOrder: {
                __typename: 'InsufficientStockError',
                errorCode: 'INSUFFICIENT_STOCK_ERROR',
                message: 'Only 3 were added to the order',
                quantityAvailable: 3,
                order: vendureOrder(4),
              },
            },
          },
        ),
      ],
      expected: ['add_to_cart 1|4|L2201516×3'],
    },
    {
      case: 'coupon',
      title: 'expired, then one that holds',
      page: { cart: [{ ...laptop, quantity: 1 }] },
      steps: [
        answered(
          {
            ...gql(
              'mutation ApplyCouponCode($couponCode: String!) { applyCouponCode(couponCode: $couponCode) { ...Cart ... on ErrorResult { errorCode message } } }',
              { couponCode: 'OLD' },
            ),
            url: 'https://api.v.example/shop-api',
          },
          {
            data: {
              applyCouponCode: {
                __typename: 'CouponCodeExpiredError',
                errorCode: 'COUPON_CODE_EXPIRED_ERROR',
                message: 'expired',
              },
            },
          },
        ),
        answered(
          {
            ...gql(
              'mutation ApplyCouponCode($couponCode: String!) { applyCouponCode(couponCode: $couponCode) { ...Cart ... on ErrorResult { errorCode message } } }',
              { couponCode: 'LAP10' },
            ),
            url: 'https://api.v.example/shop-api',
          },
          { data: { applyCouponCode: vendureOrder(1, { couponCodes: ['LAP10'] }) } },
        ),
      ],
      expected: ['apply_coupon $LAP10'],
    },
  ],
}

const money = (centAmount: number, currencyCode = 'CHF', fractionDigits = 2) => ({
  fractionDigits,
  centAmount,
  currencyCode,
})
const frontItem = (count: number) => ({
  lineItemId: '6f0e',
  productId: 'c7d1',
  name: 'Vase',
  type: 'variant',
  count,
  price: money(4590),
  discountTexts: [],
  discounts: [],
  totalPrice: money(4590 * count),
  variant: { id: '1', sku: 'VASE-1', images: [], price: money(4590), isOnStock: true },
  isGift: false,
  _url: '/slug/p/VASE-1',
})
const frontCart = (lineItems: object[], more: object = {}) => ({
  cartId: 'd2b3',
  cartVersion: '4',
  lineItems,
  sum: money(4590),
  payments: [],
  discountCodes: [],
  ...more,
})
const uiItem = (quantity: number) => ({
  brand: 'Clay',
  category: 'Vases',
  id: '11',
  image: { url: 'x', alt: '' },
  name: 'Vase',
  price: 45.9,
  quantity,
  sku: 'VASE-1',
  slug: 'vase',
  type: 'vase',
})
const uiCart = (items: object[]) => [
  { result: { data: { json: { id: 'c9', items, summary: { subtotalPrice: '45.90' } } } } },
]
const trpc = (name: string, input: object) =>
  post(`/api/trpc/commerce.${name}?batch=1`, { 0: { json: input } })

const commercetools: UnseenShop = {
  storefront: 'commercetools',
  url: 'https://clay.example/de/vase/p/VASE-1',
  sessions: [
    {
      case: 'success',
      title: 'commercetools Frontend: its actions, of which a count is the quantity',
      page: { cart: [] },
      steps: [
        answered(
          post('/frontastic/action/cart/addToCart', { variant: { sku: 'VASE-1', count: 2 } }),
          frontCart([frontItem(2)]),
        ),
        answered(
          post('/frontastic/action/cart/updateLineItem', { lineItem: { id: '6f0e', count: 3 } }),
          frontCart([frontItem(3)]),
        ),
        answered(
          post('/frontastic/action/cart/updateLineItem', { lineItem: { id: '6f0e', count: 1 } }),
          frontCart([frontItem(1)]),
        ),
        answered(
          post('/frontastic/action/cart/removeLineItem', { lineItem: { id: '6f0e' } }),
          frontCart([]),
        ),
      ],
      expected: [
        'add_to_cart c7d1|VASE-1×2@45.9 CHF',
        'update_cart c7d1|VASE-1×3 +1',
        'update_cart c7d1|VASE-1×1 -2',
        'remove_from_cart c7d1|VASE-1×1',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'its error, and a code that is none',
      page: { cart: [] },
      steps: [
        answered(
          post('/frontastic/action/cart/addToCart', { variant: { sku: 'NONE', count: 1 } }),
          { message: "The SKU 'NONE' was not found", errorCode: 'InvalidInput' },
          400,
        ),
        answered(
          post('/frontastic/action/cart/redeemDiscount', { code: 'NOPE' }),
          { errorCode: 101, error: 'The discount code was not found' },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'a code that holds',
      page: { cart: [{ lineId: '6f0e', itemId: 'c7d1', quantity: 1 }] },
      steps: [
        answered(
          post('/frontastic/action/cart/redeemDiscount', { code: 'CLAY5' }),
          frontCart([frontItem(1)], { discountCodes: [{ code: 'CLAY5', state: 'MatchesCart' }] }),
        ),
        answered(
          post('/frontastic/action/cart/removeDiscount', { discountId: 'd1' }),
          frontCart([frontItem(1)]),
        ),
      ],
      expected: ['apply_coupon $CLAY5'],
    },
    {
      case: 'quantity change',
      title: 'Composable UI: calls of its router, in batches of one',
      page: { cart: [] },
      steps: [
        answered(
          trpc('addCartItem', { cartId: 'c9', productId: '11', quantity: 1 }),
          uiCart([uiItem(1)]),
        ),
        answered(
          trpc('updateCartItem', { cartId: 'c9', itemId: '11', productId: '11', quantity: 4 }),
          uiCart([uiItem(4)]),
        ),
        answered(
          trpc('deleteCartItem', { cartId: 'c9', itemId: '11', productId: '11' }),
          uiCart([]),
        ),
      ],
      expected: [
        'add_to_cart 11|VASE-1×1@45.9',
        'update_cart 11|VASE-1×4 +3',
        'remove_from_cart 11|VASE-1×4',
      ],
    },
    {
      case: 'poll',
      title: 'the cart of either, and ways of shipping',
      page: { cart: [{ lineId: '6f0e', itemId: 'c7d1', quantity: 1 }] },
      steps: [
        answered(get('/frontastic/action/cart/getCart'), frontCart([frontItem(1)])),
        answered(get('/frontastic/action/cart/getShippingMethods?onlyMatching=true'), []),
      ],
      expected: [],
    },
  ],
}

const v3Line = (quantity: number) => ({
  id: 'li_1',
  variant_id: 'variant_9',
  quantity,
  currency: 'GBP',
  name: 'Tote',
  slug: 'tote',
  options_text: 'Size: M',
  price: '15.99',
  display_price: '£15.99',
  total: `${15.99 * quantity}`,
  display_total: '£15.99',
  option_values: [],
  digital_links: [],
})
const v3Cart = (items: object[], more: object = {}) => ({
  id: 'cart_5',
  number: 'R5',
  token: 'tok',
  currency: 'GBP',
  state: 'cart',
  item_count: items.length,
  item_total: '15.99',
  total: '15.99',
  items,
  discounts: [],
  ...more,
})
const v2 = (quantity: number) => ({
  data: {
    id: '5',
    type: 'cart',
    attributes: { number: 'R5', item_total: '15.99', currency: 'GBP', item_count: quantity },
    relationships: {
      line_items: { data: quantity ? [{ id: '70', type: 'line_item' }] : [] },
      variants: { data: quantity ? [{ id: '9', type: 'variant' }] : [] },
    },
  },
  included: quantity
    ? [
        {
          id: '70',
          type: 'line_item',
          attributes: { name: 'Tote', quantity, price: '15.99', currency: 'GBP', slug: 'tote' },
          relationships: { variant: { data: { id: '9', type: 'variant' } } },
        },
      ]
    : [],
})

const spree: UnseenShop = {
  storefront: 'spree',
  url: 'https://spree.example/products/tote',
  sessions: [
    {
      case: 'success',
      title: 'version 3 of the store API',
      page: { cart: [] },
      steps: [
        answered(post('https://api.spree.example/api/v3/store/carts', {}), v3Cart([]), 201),
        answered(
          post('https://api.spree.example/api/v3/store/carts/cart_5/items', {
            variant_id: 'variant_9',
            quantity: 2,
          }),
          v3Cart([v3Line(2)]),
          201,
        ),
        answered(
          post(
            'https://api.spree.example/api/v3/store/carts/cart_5/items/li_1',
            { quantity: 5 },
            'PATCH',
          ),
          v3Cart([v3Line(5)]),
        ),
        answered(
          remove('https://api.spree.example/api/v3/store/carts/cart_5/items/li_1'),
          v3Cart([]),
        ),
      ],
      expected: [
        'add_to_cart variant_9×2@15.99 GBP',
        'update_cart variant_9×5 +3',
        'remove_from_cart variant_9×5',
      ],
    },
    {
      case: 'quantity change',
      title: 'version 2, with its included lines',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/v2/storefront/cart/add_item?include=line_items', {
            variant_id: '9',
            quantity: 3,
          }),
          v2(3),
        ),
        answered(
          post(
            '/api/v2/storefront/cart/set_quantity?include=line_items',
            { line_item_id: '70', quantity: 1 },
            'PATCH',
          ),
          v2(1),
        ),
        answered(remove('/api/v2/storefront/cart/remove_line_item/70?include=line_items'), v2(0)),
      ],
      expected: [
        'add_to_cart 9|70×3@15.99 GBP',
        'update_cart 9|70×1 -2',
        'remove_from_cart 9|70×1',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'no stock, in both',
      page: { cart: [] },
      steps: [
        answered(
          post('https://api.spree.example/api/v3/store/carts/cart_5/items', {
            variant_id: 'variant_9',
            quantity: 900,
          }),
          { error: { code: 'insufficient_stock', message: 'Quantity selected is not available.' } },
          422,
        ),
        answered(
          post('/api/v2/storefront/cart/add_item', { variant_id: '9', quantity: 900 }),
          { error: 'Quantity selected of "Tote" is not available.', errors: { quantity: ['x'] } },
          422,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: "version 3's codes, taken and given back",
      page: { cart: [{ lineId: 'li_1', variantId: 'variant_9', quantity: 1 }] },
      steps: [
        answered(
          post('https://api.spree.example/api/v3/store/carts/cart_5/discount_codes', {
            code: 'NOPE',
          }),
          { error: { code: 'invalid_discount_code', message: 'not found' } },
          422,
        ),
        answered(
          post('https://api.spree.example/api/v3/store/carts/cart_5/discount_codes', {
            code: 'SAVE10',
          }),
          v3Cart([v3Line(1)], { discounts: [{ code: 'SAVE10' }] }),
        ),
        answered(
          remove('https://api.spree.example/api/v3/store/carts/cart_5/discount_codes/SAVE10'),
          v3Cart([v3Line(1)]),
        ),
      ],
      expected: ['apply_coupon $SAVE10'],
    },
    {
      case: 'form or link',
      title: "version 5's own pages: streams that say nothing of the line",
      page: { cart: [{ lineId: '70', variantId: '9', quantity: 1 }] },
      steps: [
        {
          ...form('/line_items', { variant_id: 9, quantity: 2 }),
          responseHeaders: { 'content-type': 'text/vnd.turbo-stream.html; charset=utf-8' },
          responseBody:
            '<turbo-stream action="replace" target="cart_contents"><template></template></turbo-stream>',
        },
        redirected(
          form('/line_items/70?order_token=tok', { _method: 'patch', 'line_item[quantity]': 5 }),
          '/cart?order_token=tok',
        ),
        {
          ...form('/line_items/70?order_token=tok', { _method: 'delete' }),
          responseHeaders: { 'content-type': 'text/vnd.turbo-stream.html; charset=utf-8' },
          responseBody: '<turbo-stream action="remove" target="line_item_70"></turbo-stream>',
        },
      ],
      expected: ['add_to_cart 9×2', 'update_cart 9×5 +2', 'remove_from_cart 9×5'],
    },
  ],
}

const everItem = (qty: number) => ({
  cart_item_id: 3,
  uuid: 'b7e2',
  product_id: 8,
  product_sku: 'NJC90842',
  product_name: 'Denim shorts',
  product_price: 24.9,
  product_price_incl_tax: 24.9,
  final_price: 24.9,
  qty,
})
const evershop: UnseenShop = {
  storefront: 'evershop',
  url: 'https://ever.example/denim-shorts',
  page: { currency: 'USD', globals: { eContext: { graphqlResponse: {}, propsMap: {} } } },
  sessions: [
    {
      case: 'success',
      title: 'added, raised, lowered, removed',
      page: { cart: [] },
      steps: [
        answered(post('/api/cart/mine/items', { sku: 'NJC90842', qty: '2' }), {
          data: { item: everItem(2), count: 2, cartId: 'u1' },
        }),
        answered(post('/api/cart/mine/items/b7e2', { qty: 1, action: 'increase' }, 'PATCH'), {
          data: { item: everItem(3), count: 3, cartId: 'u1' },
        }),
        answered(post('/api/cart/mine/items/b7e2', { qty: 2, action: 'decrease' }, 'PATCH'), {
          data: { item: everItem(1), count: 1, cartId: 'u1' },
        }),
        answered(remove('/api/cart/mine/items/b7e2'), {
          data: { item: everItem(1), count: 0, cartId: 'u1' },
        }),
      ],
      expected: [
        'add_to_cart 8|NJC90842×2@24.9',
        'update_cart 8|NJC90842×3 +1',
        'update_cart 8|NJC90842×1 -2',
        'remove_from_cart 8|NJC90842×1',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'not found, not enough',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/cart/mine/items', { sku: 'NONE', qty: 1 }),
          { error: { status: 400, message: 'Product not found' } },
          400,
        ),
        answered(
          post('/api/cart/mine/items', { sku: 'NJC90842', qty: 900 }),
          { error: { status: 500, message: 'We do not have enough stock' } },
          500,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'refused, then taken',
      page: { cart: [{ lineId: 'b7e2', itemId: '8', quantity: 1 }] },
      steps: [
        answered(
          post('/api/carts/u1/coupons', { coupon: 'NOPE' }),
          { error: { status: 400, message: 'Invalid coupon' } },
          400,
        ),
        answered(post('/api/carts/u1/coupons', { coupon: 'SHORT5' }), {
          data: { coupon: 'SHORT5' },
        }),
      ],
      expected: ['apply_coupon $SHORT5'],
    },
  ],
}

const swellItem = (quantity: number) => ({
  id: '64aa',
  product_id: '63bb',
  variant_id: '63cc',
  quantity,
  price: 19.5,
  price_total: 19.5 * quantity,
  orig_price: 19.5,
  product: { id: '63bb', name: 'Oil', sku: 'OIL', slug: 'oil', price: 19.5 },
  variant: { id: '63cc', name: 'Large', sku: 'OIL-L' },
  options: [{ id: 'size', name: 'Size', value: 'Large' }],
})
const swellCart = (items: object[], more: object = {}) => ({
  id: '64dd',
  currency: 'NZD',
  checkout_id: 'ck',
  items,
  item_quantity: 1,
  sub_total: 19.5,
  grand_total: 19.5,
  ...more,
})
const swell: UnseenShop = {
  storefront: 'swell',
  url: 'https://swell.example/products/oil',
  sessions: [
    {
      case: 'success',
      title: 'added, the whole set, one set, one removed',
      page: { cart: [] },
      steps: [
        answered(
          post('https://oils.swell.store/api/cart/items', {
            product_id: '63bb',
            quantity: 1,
            options: [{ id: 'size', value: 'Large' }],
          }),
          swellCart([swellItem(1)]),
        ),
        answered(
          post('https://oils.swell.store/api/cart/items/64aa', { quantity: 4 }, 'PUT'),
          swellCart([swellItem(4)]),
        ),
        answered(
          post(
            'https://oils.swell.store/api/cart/items',
            [{ id: '64aa', product_id: '63bb', quantity: 2 }],
            'PUT',
          ),
          swellCart([swellItem(2)]),
        ),
        answered(remove('https://oils.swell.store/api/cart/items/64aa'), swellCart([])),
      ],
      expected: [
        'add_to_cart 63bb|63cc×1@19.5 NZD',
        'update_cart 63bb|63cc×4 +3',
        'update_cart 63bb|63cc×2 -2',
        'remove_from_cart 63bb|63cc×2',
      ],
    },
    {
      case: 'failure with 200',
      title: 'errors, keyed by the field',
      page: { cart: [] },
      steps: [
        answered(
          post('https://oils.swell.store/api/cart/items', { product_id: '63bb', quantity: 900 }),
          {
            errors: {
              'items.quantity': { code: 'invalid_stock', message: 'Only 10 in stock' },
            },
          },
        ),
        answered(post('https://oils.swell.store/api/cart/coupon', { code: 'NOPE' }, 'PUT'), {
          errors: { coupon_code: { code: 'INVALID', message: 'Coupon code not valid' } },
        }),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'one that holds, and is removed',
      page: { cart: [{ lineId: '64aa', itemId: '63bb', quantity: 1 }] },
      steps: [
        answered(
          post('https://oils.swell.store/api/cart/coupon', { code: 'OIL5' }, 'PUT'),
          swellCart([swellItem(1)], { coupon_code: 'OIL5' }),
        ),
        answered(remove('https://oils.swell.store/api/cart/coupon'), swellCart([swellItem(1)])),
      ],
      expected: ['apply_coupon $OIL5'],
    },
  ],
}

export const headlessKits: readonly UnseenShop[] = [
  medusa,
  saleor,
  vendure,
  commercetools,
  spree,
  evershop,
  swell,
]
