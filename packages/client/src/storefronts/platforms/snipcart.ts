import type { CartPlace, LinesPlace, Platform, PlatformEvent } from '../platform.ts'

const line: LinesPlace = {
  lineId: 'uniqueId',
  itemId: 'id',
  name: 'name',
  price: 'unitPrice|price',
  currency: 'currency',
  quantity: 'quantity',
}
const cart: CartPlace = {
  ...line,
  at: '0|cart|',
  in: 'items.items|items',
  code: 'currency',
  money: 'major',
}

type Told = Omit<PlatformEvent, 'on' | 'name' | 'via' | 'after'>
const told = (name: string, call: Told): PlatformEvent => ({
  on: 'call',
  via: 'Snipcart.events.on',
  after: 'snipcart.ready',
  name,
  ...call,
})
/** Events of items bring the item with its number of units now; some versions wrap it. */
const ofItem = (name: string, asks: Told['asks']): PlatformEvent => {
  const item = '0.result.item|0.result|0.item|0'
  const touched: CartPlace = { ...line, shows: 'touched', money: 'major' }
  return told(name, { asks, line, request: item, answer: item, cart: touched })
}
/** The overlay has routes of its own; the event's name has changed once. */
const onRoute = (path: string, call: Told) =>
  ['theme.routechanged', 'page.change'].map((name) =>
    told(name, { says: new RegExp(`^0\\.(routes\\.)?to=/checkout${path}$`, 'm'), ...call }),
  )

/** Snipcart, whose cart lives on its own site; its events tell what its requests do not. */
export const snipcart: Platform = {
  name: 'snipcart',
  foreign: /(^|\.)snipcart\.com$/,
  cart,
  calls: [
    // What a button declares: no request but that of an item names its page.
    {
      at: /^POST .*snipcart\.com\/api\//,
      says: /^(items?\.)?(\d+\.)?url=/m,
      asks: 'add',
      line: { in: 'items|item', itemId: 'id', quantity: 'quantity' },
    },
    {
      at: /^(PUT|PATCH) .*snipcart\.com\/.*\/items\/(?<lineId>[\w-]+)/,
      asks: 'set',
      line: { quantity: 'quantity' },
    },
    { at: /^DELETE .*snipcart\.com\/.*\/items\/(?<lineId>[\w-]+)/, asks: 'remove' },
    { at: /^GET .*snipcart\.com\/api\/.*cart/, asks: 'show' },
    { at: /snipcart\.com\//, asks: 'nothing' },
  ],
  events: [
    ofItem('item.added', 'add'),
    ofItem('item.updated', 'set'),
    ofItem('item.removed', 'remove'),
    told('discount.applied', {
      asks: 'coupon',
      coupon: '0.code|0.discount.code|0.result.code',
      proof: 'status',
    }),
    told('shipping.selected', { asks: 'shipping', step: 'shipping' }),
    told('payment.success', { asks: 'payment', step: 'payment' }),
    told('cart.confirmed', {
      asks: 'order',
      order: { id: '0.invoiceNumber|0.token', value: '0.total', code: '0.currency' },
    }),
    ...onRoute('', { asks: 'begin' }),
    ...onRoute('/billing', { asks: 'step', step: 'billing' }),
    ...onRoute('/shipping', { asks: 'step', step: 'shipping' }),
    ...onRoute('/payment', { asks: 'step', step: 'payment' }),
    ...onRoute('/confirm', { asks: 'step', step: 'review' }),
  ],
}
