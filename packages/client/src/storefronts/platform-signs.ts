import { quietly } from '../quietly.ts'
import { parseUrl } from './site-url.ts'
import type { Exchange, StorefrontPage } from './storefront.ts'

/** How a platform is known, by its page and by its exchanges. Every sign is enough by itself. */
interface PlatformSigns {
  name: string
  /** Other names it goes by, lower case, separated by spaces. */
  aliases?: string
  /** Paths of globals, separated by spaces; one that is there is enough. */
  globals?: string
  /** Tested on `meta[name=generator]`, then `platform` and `application-name`. */
  meta?: RegExp
  /** Tested on the page's URL. */
  page?: RegExp
  /**
   * Tested on `METHOD url`, the request's headers, the response's headers (`name: value`, names in
   * lower case) and the beginning of the request's body, a line each.
   */
  exchange?: RegExp
}

// From the special to the general: the first that matches is it.
const SIGNS: readonly PlatformSigns[] = [
  {
    name: 'shopify-hydrogen',
    aliases: 'hydrogen',
    exchange: /cartFormInput|powered-by: shopify-hydrogen|\/cart\.data\b/i,
  },
  {
    name: 'shopify',
    globals: 'Shopify.routes Shopify.shop Shopify.theme ShopifyAnalytics',
    exchange:
      /\/cart\/(add|change|update|clear)\.js|x-shopid|x-shopify|\/cart\/add$[\s\S]*^(.*&)?id=\d|\/api\/(20\d\d-\d\d|unstable)\/graphql\.json|\.myshopify\.com/im,
  },
  {
    name: 'woocommerce',
    aliases: 'woo wordpress woocommerce-blocks',
    globals:
      'wc_add_to_cart_params wc_cart_params wc_checkout_params woocommerce_params wcSettings',
    meta: /^WooCommerce/i,
    exchange: /[?&]wc-ajax=|(\/|%2F)wc(\/|%2F)store\b|(^|[?&"])add-to-cart\b/m,
  },
  {
    name: 'magento2-hyva',
    aliases: 'hyva',
    globals: 'hyva',
    exchange: /x-built-with: hyva|\/hyva_checkout|\/magewire\//i,
  },
  {
    name: 'magento2-luma',
    aliases: 'magento magento2 luma adobe-commerce',
    globals: 'requirejs.s.contexts._.config.config.Magento_Customer checkoutConfig.quoteData',
    exchange:
      /\/checkout\/cart\/(add|updatePost|delete|couponPost)\b(?!.*\/form_key\/)|\/checkout\/sidebar\/|\/customer\/section\/load|\/V1\/(guest-carts|carts\/mine)/,
  },
  {
    name: 'magento1-openmage',
    aliases: 'openmage magento1',
    globals: 'Mage.Cookies VarienForm',
    exchange:
      /\/checkout\/cart\/((add|delete)\b.*\/form_key\/|ajax(Update|Delete))|\/checkout\/onepage\/save/,
  },
  {
    name: 'adobe-dropins',
    aliases: 'magento-pwa-venia venia pwa-studio adobe-edge-dropins dropins edge-dropins',
    globals: 'adobeDataLayer.version',
    exchange:
      /addProductsToCart|updateCartItems|removeItemFromCart|applyCoupons?ToCart|PRODUCTS_(TO|FROM)_CART/,
  },
  // Before Stencil: its pages say `bigcommerce.catalyst`.
  { name: 'bigcommerce-catalyst', aliases: 'catalyst', meta: /catalyst/i },
  {
    name: 'bigcommerce-stencil',
    aliases: 'bigcommerce stencil',
    globals: 'BCData stencilBootstrap bodlEvents BODL bigcommerce_config',
    meta: /^bigcommerce/i,
    exchange: /\/remote\/v1\/|stencil-utils|\/api\/storefront\/(cart|checkout)s?\b/,
  },
  {
    name: 'prestashop',
    globals: 'prestashop',
    meta: /^PrestaShop/i,
    exchange: /(^|[?&])id_product=|powered-by: prestashop|\/module\/ps_/im,
  },
  {
    name: 'opencart',
    page: /[?&]route=(common|product|checkout|account)\//,
    exchange: /[?&]route=(checkout|common|product)(\/|%2F)/i,
  },
  {
    name: 'salesforce-sfra',
    aliases: 'sfra sfcc demandware salesforce-commerce-cloud',
    globals: 'dwAnalytics dw.ac',
    page: /\/on\/demandware\.|\/Sites-[\w-]+-Site\//,
    exchange: /\/on\/demandware\.|\/(Cart|Checkout(Shipping)?Services)-[A-Z]/,
  },
  {
    name: 'salesforce-pwa-kit',
    aliases: 'pwa-kit pwakit retail-react-app',
    globals: '__CONFIG__.app.commerceAPI __MOBIFY_CONFIG__',
    exchange: /\/shopper-(baskets|orders)\/v\d|\/mobify\/proxy/,
  },
  {
    name: 'squarespace',
    globals: 'Static.SQUARESPACE_CONTEXT Squarespace',
    exchange: /\/api\/(\d\/)?commerce\/(shopping-)?cart\b|^server: squarespace/im,
  },
  {
    name: 'wix-stores',
    aliases: 'wix wixstores wix-ecommerce',
    globals: 'wixBiSession wixDevelopersAnalytics',
    meta: /^Wix\.com/i,
    exchange: /\/ecom\/v\d\/(carts|checkouts)\b|\/_api\/wix-ecommerce|^x-wix-request-id:/im,
  },
  { name: 'ecwid', aliases: 'lightspeed', globals: 'Ecwid ec.config', exchange: /\.ecwid\.com\//i },
  { name: 'snipcart', globals: 'Snipcart', exchange: /\.snipcart\.com\//i },
  { name: 'swell', globals: 'swell', exchange: /\.swell\.store\/api\//i },
  // Before Spree, whose lines lie at the end of the same path.
  {
    name: 'solidus',
    globals: 'Solidus SolidusPaypalCommercePlatform',
    exchange:
      /\/cart_line_items\b|\/api\/orders\/R\d|line_items_attributes|\/checkout\/update\/[a-z]+$/m,
  },
  // Before Medusa, whose carts lie at the end of the same path.
  {
    name: 'spree',
    aliases: 'spreecommerce',
    exchange:
      /\/api\/v[23]\/(storefront|store)\/|x-spree-|^(POST|PATCH|DELETE) .*\/line_items\b|\/checkout\/[\w-]+\/(update\/[a-z]+$|apply_coupon_code\b)/im,
  },
  {
    name: 'medusa',
    aliases: 'medusajs medusa-js',
    exchange: /\/store\/carts\b|x-publishable-api-key|"cali_\w/,
  },
  {
    name: 'saleor',
    exchange:
      /checkout(Lines?(Add|Update|Delete)|Create|AddPromoCode|EmailUpdate|DeliveryMethodUpdate|Complete)\b|\.saleor\.(cloud|io)\/|\/graphql\/$[\s\S]*\bcheckout\(/m,
  },
  {
    name: 'vendure',
    exchange: /\/shop-api\b|vendure-|addItemToOrder|adjustOrderLine|\/api\/active-order\b/,
  },
  {
    name: 'commercetools',
    aliases: 'ct',
    exchange:
      /\.commercetools\.com|\/me\/(carts|orders|active-cart)\b|(update|create)My(Cart|Order)|\/frontastic\//,
  },
  {
    name: 'evershop',
    globals: 'eContext',
    exchange:
      /\/api\/carts?\/(mine|[0-9a-f-]{32,})\/(items|contacts|addresses|shippingMethods|paymentMethods|checkout)\b/,
  },
  {
    name: 'sylius',
    exchange: /sylius|\/api\/v2\/shop\//i,
  },
  {
    name: 'shopware6',
    aliases: 'shopware',
    globals: 'PluginManager salesChannelId',
    meta: /^Shopware/i,
    exchange:
      /\/checkout\/(line-item|offcanvas|promotion|configure|cart\.json|product\/add-by-number)\b|\/store-api\/|sw-(access-key|context-token)|\/widgets\/checkout\//,
  },
  {
    name: 'nopcommerce',
    aliases: 'nop',
    globals: 'AjaxCart',
    meta: /^nopCommerce/i,
    exchange: /\/addproducttocart\/|\/checkout\/Opc[A-Z]|\bitemquantity\d+=/i,
  },
  {
    name: 'odoo',
    globals: 'odoo',
    meta: /^Odoo/i,
    exchange: /\/shop\/cart\/|\/shop\/payment\/transaction/,
  },
  {
    name: 'zencart',
    aliases: 'zen-cart',
    meta: /Zen Cart/i,
    page: /[?&]main_page=/,
    exchange: /[?&]main_page=/,
  },
  {
    name: 'litecart',
    globals: '_env.platform',
    exchange: /\/ajax\/(cart\.json|checkout_\w+\.html)/,
  },
  {
    name: 'bagisto',
    exchange: /\/api\/checkout\/(cart|onepage)\b|itemsQty.*itemsCount/,
  },
  {
    name: 'craft-commerce',
    aliases: 'craft craftcms',
    exchange: /commerce(\/|%2F)(cart|payments)(\/|%2F)|x-powered-by: .*craft commerce/i,
  },
]

// Signs are tried on every exchange until one is found: no more text than a sign needs.
const BODY_START = 2_000
const LINE_START = 1_000

/**
 * The name a platform goes by on the wire, of whatever it was called.
 *
 * @returns `undefined` for a platform nobody has heard of.
 */
export function canonicalName(alias: string): string | undefined {
  // Sister platforms share a row in lists: `magento-pwa-venia / adobe-edge-dropins`.
  const words = alias.toLowerCase().split('/')
  const names = words.map((word) => word.trim().replace(/[\s_]+/g, '-'))
  const isCalled = ({ name, aliases = '' }: PlatformSigns) =>
    names.some((word) => word === name || aliases.split(' ').includes(word))
  return alias.trim() ? SIGNS.find(isCalled)?.name : undefined
}

/** Recognises a platform by what a page has: globals, metadata, its URL. */
export function recognizePage({ url, global, meta }: StorefrontPage): string | undefined {
  const metas = ['generator', 'platform', 'application-name'].map((name) => meta?.(name) ?? '')
  const isThere = (path: string) => {
    const value = quietly(() => global?.(path))
    return value !== undefined && value !== null
  }
  return SIGNS.find(
    (signs) =>
      signs.globals?.split(' ').some(isThere) ||
      metas.some((content) => content && signs.meta?.test(content)) ||
      signs.page?.test(url),
  )?.name
}

const headerLines = (headers: Exchange['requestHeaders'] = {}) =>
  Object.entries(headers).map(([name, value]) =>
    `${name.toLowerCase()}: ${value}`.slice(0, LINE_START),
  )

/** Recognises a platform by one of its exchanges. */
export function recognizeExchange(exchange: Exchange, pageUrl: string): string | undefined {
  const { method, requestBody = '', requestHeaders, responseHeaders } = exchange
  const url = parseUrl(exchange.url, pageUrl)
  if (!url) return undefined
  const body =
    typeof requestBody === 'string'
      ? requestBody
      : requestBody.map(([name, value]) => `${name}=${value}`).join('\n')
  const text = [
    `${method} ${url.href}`.slice(0, LINE_START),
    ...headerLines(requestHeaders),
    ...headerLines(responseHeaders),
    body.slice(0, BODY_START),
  ].join('\n')
  return SIGNS.find(({ exchange: sign }) => sign?.test(text))?.name
}
