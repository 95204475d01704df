import { PAGE_KINDS, TOUCHPOINT_TYPES } from '@waymark/protocol'
import { inferStage } from '@waymark/stage'
import { describe, expect, it } from 'vitest'

describe('letterOfName()', () => {
  it.each([
    ['purchase', 'decision'],
    ['add_to_cart', 'decision'],
    ['update_cart', 'decision'],
    ['begin_checkout', 'decision'],
    ['add_payment_info', 'decision'],
    ['view_item', 'consideration'],
    ['search', 'consideration'],
    ['login', 'retention'],
    ['sign_up', 'retention'],
    ['refund', 'retention'],
    ['review', 'advocacy'],
    ['referral', 'advocacy'],
    ['share', 'advocacy'],
  ])('puts a %s into %s wherever it happens', (type, stage) => {
    expect(inferStage('https://shop.example/blog/tea', { type })).toMatchObject({
      stage,
      confidence: 1,
    })
  })

  it.each([
    ['add_to_cart', '“add_to_cart” on the page stands for: cart action.'],
    ['share', '“share” on the page stands for: share.'],
  ])('tells a shop owner why a %s counts', (type, reason) => {
    expect(inferStage('https://shop.example/blog/tea', { type }).reason).toBe(reason)
  })

  it.each(['page_view', 'friction', 'web_vital', 'newsletter_opened', 'constructor'])(
    'leaves a %s to the page',
    (type) => {
      expect(inferStage('https://shop.example/blog/tea', { type }).kind).toBe('content')
    },
  )

  it.each(TOUCHPOINT_TYPES)('gives a %s a kind of the protocol', (type) => {
    expect(PAGE_KINDS).toContain(inferStage('https://shop.example/blog/tea', { type }).kind)
  })

  it('takes the step of a checkout from the address', () => {
    const { kind } = inferStage('https://shop.example/checkout/payment', { type: 'checkout_step' })
    expect(kind).toBe('checkout_step:payment')
  })
})
