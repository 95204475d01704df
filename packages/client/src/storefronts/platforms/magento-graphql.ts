import type { Call, CartPlace } from '../platform.ts'

/** Where Magento's GraphQL shows a cart. */
const cart: CartPlace = {
  at: 'cart|',
  in: 'items|itemsV2.items',
  lineId: 'uid|id',
  itemId: 'product.id',
  sku: 'configured_variant.sku|product.sku',
  name: 'product.name',
  price: 'prices.price.value',
  currency: 'prices.price.currency',
  quantity: 'quantity',
  code: 'prices.grand_total.currency',
  money: 'major',
}
const fails = /^(user_errors|userInputErrors|errors)\.\d|^errors=no answer/m
const mutation = { cart, fails, proof: /^cart\.(id|total_quantity|__typename)=./m }

/** Calls of Magento's and Adobe Commerce's GraphQL, under the names their own clients give them. */
export const magentoGraphqlCalls: readonly Call[] = [
  {
    graphql: /^add(Simple|Configurable|Virtual|Bundle|Downloadable)?Products?ToCart/i,
    asks: 'add',
    line: {
      in: 'cartItems|items|input.cart_items',
      sku: 'sku|data.sku',
      quantity: 'quantity|data.quantity',
    },
    ...mutation,
  },
  {
    graphql: /^(updateCartItems|updateProductsFromCart)/i,
    asks: 'set',
    line: {
      in: 'input.cart_items|cartItems|items',
      lineId: 'cart_item_uid|cart_item_id|uid',
      quantity: 'quantity',
    },
    ...mutation,
  },
  {
    graphql: /^removeItemFromCart/i,
    asks: 'remove',
    line: { lineId: 'input.cart_item_uid|input.cart_item_id|itemId|cartItemUid' },
    ...mutation,
  },
  {
    graphql: /^applyCoupons?ToCart/i,
    asks: 'coupon',
    coupon: 'input.coupon_code|input.coupon_codes.0|couponCode|couponCodes.0',
    ...mutation,
  },
  { graphql: /^setGuestEmailOnCart/i, asks: 'step', step: 'contact', ...mutation },
  { graphql: /^setShippingAddress(es)?OnCart/i, asks: 'step', step: 'address', ...mutation },
  { graphql: /^setBillingAddressOnCart/i, asks: 'step', step: 'billing', ...mutation },
  { graphql: /^setShippingMethodsOnCart/i, asks: 'shipping', step: 'shipping', ...mutation },
  { graphql: /^setPaymentMethodOnCart/i, asks: 'payment', step: 'payment', ...mutation },
  {
    graphql: /^(setPaymentMethodAndPlaceOrder|placeOrder)/i,
    asks: 'order',
    cart: false,
    order: {
      id: 'orderV2.number|order.order_number|order.order_id',
      value: 'orderV2.total.grand_total.value',
      code: 'orderV2.total.grand_total.currency',
    },
    fails,
  },
  { graphql: /^(cart|customerCart|mergeCarts)/i, asks: 'show', cart },
]
