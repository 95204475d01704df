import { readCheckoutUrl } from '../storefronts/checkout-url.ts'
import { parseUrl } from '../storefronts/site-url.ts'

// Checkouts that shops hand their carts to. A shop's own subdomain (`checkout.shop.example`) is told
// by its name or its path.
const HOST =
  /(^|\.)(checkout\.|secure\.|pay\.|buy\.)|(^|\.)(myshopify\.com|shop\.app|swell\.store|mybigcommerce\.com|squarespace\.com|foxycart\.com|lemonsqueezy\.com|paddle\.com|chec\.io|company\.site)$/
const CART_PERMALINK = /\/cart\/(c\/|\d+:\d+)|\/checkouts?\//
/** Platforms whose checkout, though on the shop's own host, lets no page script in. */
const CLOSED = /^(shopify|squarespace)$/

/** Tells whether an address leads into a checkout that this script will not see. */
export function isHostedCheckout(url: string, pageUrl: string, storefront = ''): boolean {
  const target = parseUrl(url, pageUrl)
  const page = parseUrl(pageUrl)
  if (!target || !page || !/^https?:$/.test(target.protocol)) return false
  const isCheckout = readCheckoutUrl(target).kind === 'checkout'
  if (target.host === page.host) return isCheckout && CLOSED.test(storefront)
  if (isCheckout) return true
  return HOST.test(target.hostname) && CART_PERMALINK.test(target.pathname)
}
