import { streamed } from '../../client/storefronts/fixtures/shopify-hydrogen.ts'
import { COUPON, MUG, type ShopClient } from './client.ts'

const VARIANT = 'gid://shopify/ProductVariant/40'
const LINE = 'gid://shopify/CartLine/9?cart=c1'
const money = (amount: number) => ({ amount: String(amount), currencyCode: 'EUR' })

function cartOf(quantity: number, code?: string) {
  const product = { id: 'gid://shopify/Product/7', handle: 'mug', title: MUG.name }
  const node = {
    ...{ id: LINE, quantity, attributes: [] },
    cost: { totalAmount: money(MUG.price * quantity), amountPerQuantity: money(MUG.price) },
    merchandise: { id: VARIANT, sku: MUG.sku, title: 'Blue', price: money(MUG.price), product },
  }
  return {
    ...{ id: 'gid://shopify/Cart/c1', totalQuantity: quantity },
    checkoutUrl: 'https://checkout.mugs.example/cart/c/c1?key=k1',
    discountCodes: code ? [{ code, applicable: code === COUPON }] : [],
    lines: { nodes: quantity ? [node] : [] },
  }
}

/**
 * What Hydrogen's `CartForm` sends by the router's single fetch, and what the skeleton's route
 * answers. The package itself brings React, its router and that router's Vite plugin as peers: it is
 * not worth them.
 */
export const hydrogen: ShopClient = {
  made: "fetch, as @shopify/hydrogen's CartForm",
  platform: 'shopify-hydrogen',
  code: `const send = async (action, inputs, more) => {
  const body = new URLSearchParams({ cartFormInput: JSON.stringify({ action, inputs }), ...more })
  const response = await fetch('/cart.data?index', { method: 'POST', body })
  if (!response.ok) throw Error('refused')
  await response.text()
}
const add = (quantity) => send('LinesAdd', { lines: [{ merchandiseId: '${VARIANT}', quantity }] })
window.shop = {
  refuse: () => add(9),
  add: () => add(2),
  change: () => send('LinesUpdate', { lines: [{ id: '${LINE}', quantity: 3 }] }),
  coupon: () => send('DiscountCodesUpdate', { discountCodes: [] }, { discountCode: '${COUPON}' }),
  badCoupon: () => send('DiscountCodesUpdate', { discountCodes: [] }, { discountCode: 'NOPE' }),
  remove: () => send('LinesRemove', { lineIds: ['${LINE}'] }),
  again: () => add(2),
  checkout: async () => void setTimeout(() => { location.href = 'https://checkout.mugs.example/cart/c/c1?key=k1' }),
}`,
  api: /\/cart\.data|checkout\.mugs\.example/,
  answer({ act, quantity, method }) {
    if (method === 'GET') return [200, '<!doctype html><title>Checkout</title>']
    const refusal = { code: 'MERCHANDISE_NOT_ENOUGH_STOCK', message: 'Not enough stock' }
    const code = act === 'coupon' ? COUPON : act === 'badCoupon' ? 'NOPE' : undefined
    const data = {
      cart: cartOf(quantity, code),
      errors: act === 'refuse' ? [{ code: 'INVALID', field: ['lines'], message: 'no' }] : [],
      warnings: act === 'refuse' ? [refusal] : [],
      analytics: { cartId: 'gid://shopify/Cart/c1' },
    }
    return [200, streamed({ data }), 'text/x-script']
  },
}
