import { isRefused } from '../storefronts/answer-words.ts'
import { parseJson } from '../storefronts/exchange-body.ts'
import { fieldsOf } from '../storefronts/fields.ts'
import type { Exchange } from '../storefronts/storefront.ts'
import { type PaymentErrorReason, paymentErrorOf } from './payment-errors.ts'

/** Tells whether an exchange is a payment that failed, and why; many shops say so with a 200. */
export function readPaymentError(exchange: Exchange): PaymentErrorReason | undefined {
  const { method, url, status, responseBody = '' } = exchange
  if (method === 'GET' || status <= 0) return undefined
  const isOfPayment = /pay|charge/i.test(url)
  if (!isOfPayment && !/order|checkout/i.test(url)) return undefined
  if (status < 400 && !isRefused(fieldsOf(parseJson(responseBody)))) return undefined
  const reason = paymentErrorOf(responseBody)
  // 402 is about nothing else.
  if (status === 402) return reason ?? 'failed'
  return reason === 'failed' && !isOfPayment ? undefined : reason
}
