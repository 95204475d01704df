import { describe, expect, it } from 'vitest'
import { toTouchpointType } from '../../../packages/collector/src/imports/segment-events.ts'

describe('toTouchpointType()', () => {
  it.each([
    ['Products Searched', 'search'],
    ['Product List Viewed', 'view_item_list'],
    ['Product Clicked', 'select_item'],
    ['Product Viewed', 'view_item'],
    ['Product Added', 'add_to_cart'],
    ['product_added', 'add_to_cart'],
    ['ProductAdded', 'add_to_cart'],
    ['Product Removed', 'remove_from_cart'],
    ['Cart Viewed', 'view_cart'],
    ['Checkout Started', 'begin_checkout'],
    ['Checkout Step Viewed', 'checkout_step'],
    ['Payment Info Entered', 'add_payment_info'],
    ['Order Completed', 'purchase'],
    ['Order Refunded', 'refund'],
    ['Coupon Applied', 'apply_coupon'],
    ['Product Added to Wishlist', 'add_to_wishlist'],
    ['Product Reviewed', 'review'],
    ['Cart Shared', 'share'],
    ['Order Cancelled', 'order_cancelled'],
    ['Size Guide Opened', 'size_guide_opened'],
    ['sizeGuideOpened', 'size_guide_opened'],
    ['2nd Reminder – Sent!', 'nd_reminder_sent'],
    ['日本', ''],
  ])('reads %s as %s', (event, type) => {
    expect(toTouchpointType(event)).toBe(type)
  })
})
