import type { Call, CartPlace, LinesPlace, Place, Platform } from '../platform.ts'
import type { Exchange } from '../storefront.ts'

const cart: CartPlace = {
  in: 'items',
  lineId: 'key',
  itemId: 'id',
  sku: 'sku',
  name: 'name',
  price: 'prices.price',
  quantity: 'quantity',
  currency: 'prices.currency_code',
  code: 'totals.currency_code',
  digits: 'totals.currency_minor_unit',
}

const item: CartPlace = {
  ...cart,
  shows: 'touched',
  code: 'prices.currency_code',
  digits: 'prices.currency_minor_unit',
}
const KEY = '(?<lineId>\\w+)'

// `variation_id=0` is a product without variations.
const variationOf: Place = (body) => Number(Object(body).variation_id) || undefined
const product: LinesPlace = {
  itemId: 'product_id|add-to-cart',
  variantId: variationOf,
  sku: 'product_sku',
  quantity: 'quantity',
}
/** A grouped product's form sends `quantity[<id>]`, zeros too. */
const groupOf: Place = (body) => {
  const { quantity } = Object(body)
  if (typeof quantity !== 'object') return undefined
  return Object.fromEntries(
    Object.entries(Object(quantity)).filter(([, units]) => Number(units) > 0),
  )
}

const NOTICE = /woocommerce-error|notice-banner is-error/
const FRAGMENTS = /^(cart_hash=.|fragments\.)/m
const form = { cart: false, fails: NOTICE, proof: 'status' } as const
// `/wp-json/wc/store/v1/cart/…`, or the same as `?rest_route=`, encoded.
const storeApi = (method: string, path: string) =>
  new RegExp(
    `^${method} .*wc(/|%2F)store((/|%2F)v\\d)?(/|%2F)${path.replace('/', '(/|%2F)')}([?&/]|$)`,
    'i',
  )

const storeCalls: readonly Call[] = [
  {
    at: storeApi('POST', 'cart/add-item'),
    asks: 'add',
    line: { itemId: 'id', quantity: 'quantity' },
  },
  {
    at: storeApi('POST', 'cart/update-item'),
    asks: 'set',
    line: { lineId: 'key', quantity: 'quantity' },
  },
  { at: storeApi('POST', 'cart/remove-item'), asks: 'remove', line: { lineId: 'key' } },
  // Lines as resources: each is answered alone.
  {
    at: storeApi('POST', 'cart/items'),
    asks: 'add',
    line: { itemId: 'id', quantity: 'quantity' },
    cart: item,
  },
  {
    at: storeApi('PUT', `cart/items/${KEY}`),
    asks: 'set',
    line: { quantity: 'quantity' },
    cart: item,
  },
  { at: storeApi('DELETE', `cart/items/${KEY}`), asks: 'remove', cart: false },
  { at: storeApi('DELETE', 'cart/items'), asks: 'clear' },
  { at: storeApi('POST', 'cart/apply-coupon'), asks: 'coupon', coupon: 'code' },
  {
    at: storeApi('POST', 'checkout'),
    asks: 'order',
    cart: false,
    order: { id: 'order_id' },
    fails: /payment_status=(failure|error)/,
  },
  { at: storeApi('(GET|POST)', 'cart'), asks: 'show' },
  { at: storeApi('(PUT|POST|GET)', '(checkout|batch|products)'), asks: 'nothing' },
]

/** Every change of the blocks' cart travels in a batch whose parts succeed or fail by themselves. */
function expand({ url, method, ...exchange }: Exchange): Exchange[] | undefined {
  if (!/wc(\/|%2F)store.*batch/i.test(url) || typeof exchange.requestBody !== 'string')
    return undefined
  const { requests } = JSON.parse(exchange.requestBody)
  const { responses } = JSON.parse(exchange.responseBody ?? '{}')
  return requests.map((part: Record<string, unknown>, i: number) => ({
    method: part.method ?? method,
    url: `/wp-json${part.path}`,
    requestBody: JSON.stringify(part.body ?? part.data ?? {}),
    status: responses?.[i]?.status ?? 0,
    responseBody: JSON.stringify(responses?.[i]?.body ?? {}),
  }))
}

/** WooCommerce: `wc-ajax`, forms and links of classic themes, the Store API of blocks. */
export const woocommerce: Platform = {
  name: 'woocommerce',
  currency: 'wcSettings.currency.code',
  cart,
  markup: {
    in: '.cart_item,.mini_cart_item',
    lineId: /cart_item_key="(\w+)|cart\[(\w+)\]|remove_item=(\w+)/,
    itemId: /data-product_id="(\d+)/,
    sku: /data-product_sku="([^"]+)/,
    // Of the cart's own form alone: pages with the little cart may come out of a cache.
    quantity: /\[qty\]"[^>]* value="(\d+)/,
  },
  fails: /^(error=true|code=.)/m,
  expand,
  calls: [
    ...storeCalls,
    { at: /[?&]wc-ajax=add_to_cart\b/, asks: 'add', line: product, cart: false, proof: FRAGMENTS },
    // Small carts of themes: answered by nothing, and proven by no more than that.
    {
      at: /^POST .*\/admin-ajax\.php/,
      says: /^action=\w*(quantity|qty)/m,
      asks: 'set',
      line: { lineId: 'hash|cart_item_key', quantity: 'quantity' },
      ...form,
    },
    // Themes that add without leaving the product's page have an action of their own.
    {
      at: /^POST .*\/admin-ajax\.php/,
      says: /^action=\w*add_(to_)?cart/m,
      asks: 'add',
      line: product,
      cart: false,
      proof: FRAGMENTS,
    },
    {
      at: /[?&]wc-ajax=remove_from_cart\b/,
      asks: 'remove',
      line: { lineId: 'cart_item_key' },
      cart: false,
      proof: FRAGMENTS,
    },
    { at: /[?&]wc-ajax=apply_coupon\b/, asks: 'coupon', coupon: 'coupon_code', ...form },
    {
      at: /[?&]wc-ajax=checkout\b/,
      asks: 'order',
      cart: false,
      order: { id: 'order_id' },
      fails: /^result=failure/m,
    },
    // Fragments, order reviews and shipping methods are refreshed on every key.
    { at: /[?&]wc-ajax=/, asks: 'nothing' },
    { at: /^POST /, says: /^apply_coupon=/m, asks: 'coupon', coupon: 'coupon_code', ...form },
    {
      at: /^POST /,
      says: /^cart\.\w+\.qty=/m,
      asks: 'set',
      line: { in: 'cart', keys: 'lineId', quantity: 'qty' },
      ...form,
    },
    {
      at: /^POST /,
      says: /^add-to-cart=\d/m,
      asks: 'add',
      line: { ...product, in: groupOf, keys: 'itemId' },
      ...form,
    },
    { at: /^(GET|POST) .*[?&]add-to-cart=\d/, asks: 'add', line: product, ...form },
    { at: /^GET .*[?&]remove_item=(?<lineId>\w+)/, asks: 'remove', ...form },
  ],
  events: [
    {
      on: 'jquery',
      name: 'added_to_cart',
      asks: 'add',
      // The button that was pressed is the third argument.
      line: {
        itemId: '2.0.dataset.product_id',
        sku: '2.0.dataset.product_sku',
        quantity: '2.0.dataset.quantity',
      },
      cart: false,
    },
    {
      on: 'jquery',
      name: 'removed_from_cart',
      asks: 'remove',
      line: {
        itemId: '2.0.dataset.product_id',
        sku: '2.0.dataset.product_sku',
        lineId: '2.0.dataset.cart_item_key',
      },
      cart: false,
    },
  ],
}
