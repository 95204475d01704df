import type { ShopClient } from './client.ts'
import { answerStorefrontApi } from './storefront-api.ts'

/** A cart that lives in the browser and calls the Storefront API from there. */
export const hydrogenReact: ShopClient = {
  made: '@shopify/hydrogen-react (CartProvider)',
  platform: 'shopify',
  code: "import './test/browser/clients/pages/hydrogen-react-page.jsx'",
  api: /^https:\/\/(mugs\.myshopify\.com|checkout\.mugs\.example)\//,
  html: '<div id="shop"></div>',
  async answer(ask) {
    if (ask.method === 'GET') return [200, '<!doctype html><title>Checkout</title>']
    return [200, await answerStorefrontApi(ask)]
  },
}
