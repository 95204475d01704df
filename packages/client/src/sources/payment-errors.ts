/** Why a payment did not go through, as a class: never the text of the error, nor what was typed. */
export type PaymentErrorReason =
  | 'insufficient_funds'
  | 'expired_card'
  | 'wrong_number'
  | 'wrong_code'
  | 'authentication'
  | 'declined'
  | 'failed'

// The first that matches; in the words of payment services and of what shops show.
const REASONS: readonly (readonly [reason: PaymentErrorReason, pattern: RegExp])[] = [
  [
    'insufficient_funds',
    /insufficient|not enough (funds|credit)|nicht gedeckt|solde insuffisant|fondos/i,
  ],
  ['expired_card', /expired?[\s_-]*card|card[\w\s]{0,20}expired|abgelaufen|expirée|caducad/i],
  ['wrong_code', /\b(cvc|cvv|security code|prüf(ziffer|nummer))/i],
  ['wrong_number', /(incorrect|invalid)[\s_-]*(card[\s_-]*)?number|card number|kartennummer/i],
  ['authentication', /3-?d[\s_-]?secure|\b3ds|authenticat/i],
  ['declined', /declin|refus|rejected|abgelehnt|rechaz|rifiutat|odrzuc/i],
]
const PAYMENT = /pay(ment)?|card|bank|zahl|karte|paiement|carte|pago|tarjeta|betal|płat/i

/**
 * Classes what an error on the way to an order says about the payment.
 *
 * @returns `undefined` when it is about something else, a missing street for one.
 */
export function paymentErrorOf(text: string): PaymentErrorReason | undefined {
  const start = text.slice(0, 2_000)
  const known = REASONS.find(([, pattern]) => pattern.test(start))?.[0]
  return known ?? (PAYMENT.test(start) ? 'failed' : undefined)
}
