import type { ShopClient } from './client.ts'
import { answerHydrogenShop } from './hydrogen-shop.mjs'

/**
 * Forms of the cart, sent by the router's single fetch to the shop's own server, which is React
 * Router's and Hydrogen's too: only what the Storefront API says to it is ours.
 */
export const hydrogen: ShopClient = {
  made: '@shopify/hydrogen (CartForm)',
  platform: 'shopify-hydrogen',
  code: "import './test/browser/clients/pages/hydrogen-page.jsx'",
  api: /\.data\b|checkout\.mugs\.example/,
  async html() {
    const url = new URL('http://localhost/mug')
    const visit = { act: 'refuse', quantity: 0, method: 'GET', url, body: '' } as const
    const [, html] = await answerHydrogenShop(visit)
    return html
  },
  answer(ask) {
    if (ask.url.pathname.endsWith('.data')) return answerHydrogenShop(ask)
    return [200, '<!doctype html><title>Checkout</title>']
  },
}
