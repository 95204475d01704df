import { describe, expect, it } from 'vitest'
import { paymentErrorOf } from '../../../packages/client/src/sources/payment-errors.ts'
import { readPaymentError } from '../../../packages/client/src/sources/payment-exchange.ts'

describe('paymentErrorOf()', () => {
  it.each([
    ['Your bank declined this card.', 'declined'],
    ['Ihre Karte wurde abgelehnt.', 'declined'],
    ['Insufficient funds', 'insufficient_funds'],
    ['{"code":"expired_card"}', 'expired_card'],
    ['The card number is not valid', 'wrong_number'],
    ['Please check the CVC', 'wrong_code'],
    ['3D Secure could not be completed', 'authentication'],
    ['Your payment could not be processed', 'failed'],
    ['Enter the name for the parcel.', undefined],
    ['', undefined],
  ])('%j is %s', (text, reason) => {
    expect(paymentErrorOf(text)).toBe(reason)
  })
})

describe('readPaymentError()', () => {
  const post = { method: 'POST', url: '/api/checkout/payment', status: 200, responseBody: '' }
  it.each([
    ['402 without a word', { ...post, status: 402 }, 'failed'],
    [
      '402 that says why',
      { ...post, status: 402, responseBody: '{"error":"card_declined"}' },
      'declined',
    ],
    [
      'a failure told with 200',
      { ...post, responseBody: '{"success":false,"error":"Card declined"}' },
      'declined',
    ],
    [
      'an order refused for its payment',
      { ...post, url: '/orders', status: 422, responseBody: '{"message":"Card declined"}' },
      'declined',
    ],
    [
      'an order refused for an address',
      {
        ...post,
        url: '/checkout',
        status: 422,
        responseBody: '{"errors":["No street"],"paymentMethods":[]}',
      },
      undefined,
    ],
    ['a payment that went through', { ...post, responseBody: '{"success":true}' }, undefined],
    ['a form nobody saw answered', { ...post, status: -1 }, undefined],
    ['a cart', { ...post, url: '/cart/add', status: 422, responseBody: 'payment' }, undefined],
  ])('%s', (_, exchange, reason) => {
    expect(readPaymentError(exchange)).toBe(reason)
  })
})
