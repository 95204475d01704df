import { COUPON, MUG, type ShopClient } from './client.ts'

const CART = 'gid://shopify/Cart/c1?key=k1'
const money = (amount: number) => ({ amount: amount.toFixed(1), currencyCode: 'EUR' })

function cartOf(quantity: number, code?: string) {
  const product = { id: 'gid://shopify/Product/7', handle: 'mug', title: MUG.name }
  const node = {
    id: 'gid://shopify/CartLine/9?cart=c1',
    quantity,
    attributes: [],
    discountAllocations: [],
    cost: { totalAmount: money(quantity * MUG.price), amountPerQuantity: money(MUG.price) },
    merchandise: {
      ...{ id: 'gid://shopify/ProductVariant/40', sku: MUG.sku, title: 'Blue', available: true },
      ...{ price: money(MUG.price), product, selectedOptions: [], image: null, weight: 0 },
      ...{ compareAtPrice: null, unitPrice: null, unitPriceMeasurement: null },
    },
  }
  const page = { hasNextPage: false, hasPreviousPage: false }
  return {
    id: CART,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    note: null,
    attributes: [],
    buyerIdentity: { email: 'ada@mail.example', countryCode: 'DE', deliveryAddressPreferences: [] },
    cost: { totalAmount: money(quantity * MUG.price), subtotalAmount: money(quantity * MUG.price) },
    checkoutUrl: 'https://mugs.myshopify.com/cart/c/c1?key=k1',
    appliedGiftCards: [],
    discountAllocations: [],
    discountCodes: code ? [{ code, applicable: code === COUPON }] : [],
    lines: { pageInfo: page, edges: quantity ? [{ cursor: 'x', node }] : [] },
  }
}

export const shopifyBuy: ShopClient = {
  made: 'shopify-buy',
  platform: 'shopify',
  code: `import Client from 'shopify-buy'
const { checkout } = Client.buildClient({ domain: 'mugs.myshopify.com', storefrontAccessToken: 't0k3n' })
const id = '${CART}'
const line = (quantity) => ({ variantId: 'gid://shopify/ProductVariant/40', quantity })
const held = { id: 'gid://shopify/CartLine/9?cart=c1', quantity: 3 }
window.shop = {
  refuse: () => checkout.addLineItems(id, [line(9)]),
  add: () => checkout.addLineItems(id, [line(2)]),
  change: () => checkout.updateLineItems(id, [held]),
  coupon: () => checkout.addDiscount(id, '${COUPON}'),
  badCoupon: () => checkout.addDiscount(id, 'NOPE'),
  remove: () => checkout.removeLineItems(id, [held.id]),
  again: () => checkout.addLineItems(id, [line(2)]),
  checkout: async () => {
    const { webUrl } = await checkout.fetch(id)
    setTimeout(() => { location.href = webUrl })
  },
}`,
  api: 'https://mugs.myshopify.com/**',
  answer({ act, quantity, method, body }) {
    if (method === 'GET') return [200, '<!doctype html><title>Checkout</title>']
    const operation = /\b(query|mutation)\b[^{]*\{\s*(\w+)/.exec(JSON.parse(body).query)
    const [, type, call = ''] = operation ?? []
    // The client reads the cart before it adds a code to it.
    if (type === 'query') return [200, { data: { [call]: cartOf(quantity) } }]
    const userErrors =
      act === 'refuse' ? [{ code: 'INVALID', field: ['lines'], message: 'Not enough stock' }] : []
    const code = act === 'coupon' ? COUPON : act === 'badCoupon' ? 'NOPE' : undefined
    return [200, { data: { [call]: { cart: cartOf(quantity, code), userErrors, warnings: [] } } }]
  },
}
