import type { CartPlace, Platform, PlatformEvent } from '../platform.ts'

const cart: CartPlace = {
  at: '0',
  in: 'items',
  itemId: 'product.id|productId',
  sku: 'product.sku|sku',
  name: 'product.name|name',
  price: 'product.price|price',
  quantity: 'quantity',
  code: 'currency',
  money: 'major',
}

type Told = Omit<PlatformEvent, 'on' | 'name' | 'via' | 'isSole'>
const told = (via: string, call: Told): PlatformEvent => ({
  on: 'call',
  via: `Ecwid.${via}.add`,
  isSole: true,
  name: via,
  cart,
  ...call,
})
const onPage = (types: string, call: Told) =>
  told('OnPageLoaded', { says: new RegExp(`^0\\.type=(${types})$`, 'm'), ...call })

/** Ecwid: a widget whose requests are opaque. Its callbacks show the cart, not what changed it. */
export const ecwid: Platform = {
  name: 'ecwid',
  foreign: /(^|\.)ecwid\.com$/,
  calls: [
    { at: /^POST .*\.ecwid\.com\/.*\/cart\b.*\badd/i, asks: 'add' },
    { at: /^POST .*\.ecwid\.com\//, says: /^method=.*add\w*(cart|product|item)/im, asks: 'add' },
    { at: /\.ecwid\.com\//, asks: 'nothing' },
  ],
  events: [
    told('OnCartChanged', { asks: 'differ' }),
    told('OnOrderPlaced', {
      asks: 'order',
      cart: { ...cart, in: 'items|cart.items' },
      order: { id: '0.orderNumber|0.vendorOrderNumber|0.id', value: '0.total', code: '0.currency' },
    }),
    onPage('CHECKOUT_ADDRESS', { asks: 'begin', step: 'contact' }),
    onPage('CHECKOUT_SHIPPING_ADDRESS', { asks: 'step', step: 'address' }),
    onPage('CHECKOUT_DELIVERY', { asks: 'step', step: 'shipping' }),
    onPage('CHECKOUT_PAYMENT_DETAILS', { asks: 'step', step: 'payment' }),
    onPage('CHECKOUT_PLACE_ORDER', { asks: 'step', step: 'review' }),
  ],
}
