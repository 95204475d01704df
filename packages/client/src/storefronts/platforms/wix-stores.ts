import type { LinesPlace, Platform, PlatformEvent } from '../platform.ts'

const cartCall = (method: string, path: string) =>
  new RegExp(`^${method} .*/carts/[\\w-]+${path}(\\?|$)`)
const checkoutCall = (method: string, path: string) =>
  new RegExp(`^${method} .*/checkouts/[\\w-]+${path}(\\?|$)`)
const patched = checkoutCall('PATCH', '')

const product: LinesPlace = {
  in: 'lineItems',
  itemId: 'catalogReference.catalogItemId',
  variantId: 'catalogReference.options.variantId',
  quantity: 'quantity',
}
/** Of an event's parameters. */
const named: LinesPlace = {
  itemId: '1.id|1.productId',
  sku: '1.sku',
  name: '1.name',
  price: '1.price',
  currency: '1.currency',
  quantity: '1.quantity',
}

type Told = Omit<PlatformEvent, 'on' | 'name' | 'via' | 'after' | 'says'>
/** Whoever registers under a name is told everything: each kind has a name of its own. */
const told = (event: string, call: Told): PlatformEvent => ({
  on: 'call',
  via: 'wixDevelopersAnalytics.register',
  after: 'wixDevelopersAnalyticsReady',
  name: `waymark-${event}`,
  says: new RegExp(`^0=${event}$`, 'm'),
  cart: false,
  ...call,
})

/** Wix Stores: the eCommerce API of the site or of a headless shop, and the site's own events. */
export const wixStores: Platform = {
  name: 'wix-stores',
  foreign: /(^|\.)wix(apis)?\.com$/,
  cart: {
    ...product,
    at: 'cart|',
    lineId: 'id|_id',
    sku: 'physicalProperties.sku',
    name: 'productName.translated|productName.original',
    price: 'price.amount',
    code: 'currency',
    money: 'major',
  },
  calls: [
    { at: cartCall('POST', '/add-to-cart'), asks: 'add', line: product },
    { at: /^POST .*\/ecom\/v\d\/carts(\?|$)/, asks: 'add', line: product },
    {
      at: cartCall('POST', '/update-line-items-quantity'),
      asks: 'set',
      line: { in: 'lineItems', lineId: 'id|_id', quantity: 'quantity' },
    },
    {
      at: cartCall('POST', '/remove-line-items'),
      asks: 'remove',
      line: { in: 'lineItemIds', lineId: '' },
    },
    { at: cartCall('DELETE', ''), asks: 'clear', cart: false, proof: 'status' },
    {
      at: /^PATCH .*\/(carts|checkouts)\/[\w-]+(\?|$)/,
      says: /^(\w+\.)?couponCode=./m,
      asks: 'coupon',
      coupon: 'couponCode|cartInfo.couponCode|checkout.couponCode',
    },
    { at: cartCall('POST', '/create-checkout'), asks: 'begin' },
    { at: patched, says: /selectedCarrierServiceOption/, asks: 'shipping', step: 'shipping' },
    { at: patched, says: /shippingInfo\./, asks: 'step', step: 'address' },
    { at: patched, says: /billingInfo\./, asks: 'step', step: 'billing' },
    { at: patched, says: /buyerInfo\./, asks: 'step', step: 'contact' },
    {
      at: checkoutCall('POST', '/create-order'),
      asks: 'order',
      cart: false,
      order: { id: 'orderId' },
    },
    { at: /\/carts\/[\w-]+(\/(remove-coupon|estimate-totals))?(\?|$)/, asks: 'show' },
  ],
  events: [
    told('AddToCart', { asks: 'add', line: named }),
    told('RemoveFromCart', { asks: 'remove', line: named }),
    told('InitiateCheckout', { asks: 'begin' }),
    told('AddPaymentInfo', { asks: 'payment', step: 'payment' }),
    told('AddCoupon', { asks: 'coupon', coupon: '1.coupon|1.couponCode|1.code', proof: 'status' }),
    told('Purchase', {
      asks: 'order',
      cart: {
        at: '1',
        in: 'contents',
        itemId: 'id',
        sku: 'sku',
        name: 'name',
        price: 'price',
        quantity: 'quantity',
        code: 'currency',
        money: 'major',
      },
      order: { id: '1.orderId|1.id', value: '1.revenue', code: '1.currency' },
    }),
  ],
}
