import { COUPON, MUG, type ShopClient } from './client.ts'

const API = 'https://edge.commerce.example/graphql'
const money = (value: number) => ({ value, currency: 'EUR' })

function lineOf(quantity: number) {
  const amount = MUG.price * quantity
  const range = { regular_price: money(MUG.price), final_price: money(MUG.price) }
  const none = { percent_off: 0, amount_off: 0 }
  return {
    ...{ __typename: 'SimpleCartItem', uid: 'NTAx', quantity, is_available: true, errors: null },
    not_available_message: null,
    prices: {
      ...{ price: money(MUG.price), price_including_tax: money(MUG.price) },
      ...{ row_total: money(amount), row_total_including_tax: money(amount) },
      ...{ original_item_price: money(MUG.price), original_row_total: money(amount) },
      ...{ total_item_discount: money(0), discounts: [], fixed_product_taxes: [] },
    },
    product: {
      ...{ name: MUG.name, sku: MUG.sku, uid: 'Nw==', url_key: 'mug', canonical_url: 'mug.html' },
      ...{ thumbnail: { url: '/mug.jpg', label: MUG.name }, categories: [], price_tiers: [] },
      ...{ stock_status: 'IN_STOCK', only_x_left_in_stock: null, quantity: null },
      price_range: {
        minimum_price: { ...range, discount: none },
        maximum_price: { ...range, discount: none },
      },
    },
  }
}

function cartOf(quantity: number, code?: string) {
  const amount = money(MUG.price * quantity)
  return {
    ...{ id: 'aBc123', total_quantity: quantity, is_virtual: false, email: 'ada@mail.example' },
    itemsV2: { items: quantity ? [lineOf(quantity)] : [] },
    applied_coupons: code ? [{ code }] : null,
    prices: {
      ...{ grand_total: amount, grand_total_excluding_tax: amount, applied_taxes: [] },
      ...{ subtotal_excluding_tax: amount, subtotal_including_tax: amount, discounts: [] },
      subtotal_with_discount_excluding_tax: amount,
    },
    shipping_addresses: [],
  }
}

const noCoupon = {
  errors: [
    {
      message: "The coupon code isn't valid. Verify the code and try again.",
      path: ['applyCouponsToCart'],
      extensions: { category: 'graphql-no-such-entity' },
    },
  ],
  data: { applyCouponsToCart: null },
}

export const dropins: ShopClient = {
  made: '@dropins/storefront-cart',
  platform: 'adobe-dropins',
  code: `import * as cart from '@dropins/storefront-cart/api.js'
import { initializers } from '@dropins/tools/initializer.js'
cart.setEndpoint('${API}')
initializers.mountImmediately(cart.initialize)
const line = (quantity) => ({ sku: 'MUG', quantity })
window.shop = {
  refuse: () => cart.addProductsToCart([line(9)]),
  add: () => cart.addProductsToCart([line(2)]),
  change: () => cart.updateProductsFromCart([{ uid: 'NTAx', quantity: 3 }]),
  coupon: () => cart.applyCouponsToCart(['${COUPON}'], 'APPEND'),
  badCoupon: () => cart.applyCouponsToCart(['NOPE'], 'APPEND'),
  remove: () => cart.updateProductsFromCart([{ uid: 'NTAx', quantity: 0 }]),
  again: () => cart.addProductsToCart([line(2)]),
}`,
  api: `${API}**`,
  answer({ act, quantity, url, body }) {
    // What is only read is asked by GET.
    const query: string = url.searchParams.get('query') ?? JSON.parse(body).query
    if (query.includes('createGuestCart')) {
      return [200, { data: { createGuestCart: { cart: { id: 'aBc123' } } } }]
    }
    const user_errors = [{ code: 'INSUFFICIENT_STOCK', message: 'Not enough stock' }]
    const [name] = /addProductsToCart|updateCartItems|applyCouponsToCart/.exec(query) ?? ['cart']
    if (act === 'refuse') return [200, { data: { [name]: { cart: cartOf(0), user_errors } } }]
    if (act === 'badCoupon') return [200, noCoupon]
    const cart = cartOf(quantity, act === 'coupon' ? COUPON : undefined)
    if (name === 'cart') return [200, { data: { cart } }]
    return [200, { data: { [name]: { cart, user_errors: [] } } }]
  },
}
