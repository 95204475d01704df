import { describe, expect, it } from 'vitest'
import type { CustomerEvent } from '../../../packages/client/src/shopify-pixel/customer-event.ts'
import { toFields } from '../../../packages/client/src/shopify-pixel/to-fields.ts'
import { customerEvent, EVENT_NAMES, SECRETS } from './events.ts'

const mug = {
  item_id: '4',
  item_variant: '41',
  sku: 'MUG-W',
  item_name: 'Mug',
  item_brand: 'Kiln',
  item_category: 'Tableware',
  price: 24.9,
}
const line = { items: [{ ...mug, quantity: 2 }], value: 49.8, currency: 'EUR' }
const order = { items: line.items, value: 54.8, currency: 'EUR', coupon: 'SPRING' }

describe('toFields()', () => {
  it.each<[string, object]>([
    ['page_viewed', { type: 'page_view' }],
    ['product_viewed', { type: 'view_item', items: [mug], value: 24.9, currency: 'EUR' }],
    [
      'collection_viewed',
      {
        type: 'view_item_list',
        items: [{ ...mug, item_list_id: '9', item_list_name: 'Mugs' }],
      },
    ],
    ['search_submitted', { type: 'search', props: { search_term: 'mug [email]' } }],
    ['product_added_to_cart', { type: 'add_to_cart', ...line }],
    ['product_removed_from_cart', { type: 'remove_from_cart', ...line }],
    ['cart_viewed', { type: 'view_cart', ...line }],
    ['checkout_started', { type: 'begin_checkout', ...order }],
    ['checkout_contact_info_submitted', { type: 'checkout_step', step: 'contact', ...order }],
    ['checkout_address_info_submitted', { type: 'checkout_step', step: 'address', ...order }],
    ['checkout_shipping_info_submitted', { type: 'add_shipping_info', ...order }],
    ['payment_info_submitted', { type: 'add_payment_info', ...order }],
    ['checkout_completed', { type: 'purchase', orderId: '5001', ...order }],
    [
      'alert_displayed',
      { type: 'friction', props: { kind: 'payment_error', reason: 'payment_error' } },
    ],
  ])('maps %s', (name, fields) => {
    expect(toFields(customerEvent(name), false)).toEqual(fields)
  })

  it.each(['ui_extension_errored', 'constructor', ''])('knows nothing of "%s"', (name) => {
    expect(toFields(customerEvent(name), false)).toBeUndefined()
  })

  it.each(EVENT_NAMES)('reads %s without anything in it', (name) => {
    const bare: CustomerEvent = { id: '1', name }
    expect(toFields(bare, false)?.type).toBeTypeOf('string')
  })

  it('leaves to the script tag what it sees itself', () => {
    const told = EVENT_NAMES.filter((name) => toFields(customerEvent(name, '/products/mug'), true))
    expect(told).toEqual([
      'checkout_contact_info_submitted',
      'checkout_address_info_submitted',
      'checkout_shipping_info_submitted',
      'payment_info_submitted',
      'checkout_completed',
    ])
  })

  it('tells of pages and alerts of the checkout beside the tag, and of no second beginning', () => {
    const told = ['page_viewed', 'alert_displayed', 'checkout_started'].filter((name) =>
      toFields(customerEvent(name), true),
    )
    expect(told).toEqual(['page_viewed', 'alert_displayed'])
  })

  it('takes no personal data', () => {
    const all = EVENT_NAMES.map((name) => toFields(customerEvent(name), false))
    const text = JSON.stringify(all)
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([])
  })
})
