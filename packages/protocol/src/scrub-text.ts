const EMAIL = /[^\s/?#&=@:;,]{1,64}(?:@|%40)[^\s/?#&=@:;,.]{1,63}\.[^\s/?#&=@:;,]{2,63}/gi
// Thirteen to nineteen digits with single separators, taken for a card only if the check digit fits.
const CARD = /\b\d(?:[ -]?\d){12,18}\b/g
const PHONE = /(?:\+|\b00)\d(?:[ ().-]?\d){7,13}\b/g
// JSON Web Tokens are the one token shape that cannot be mistaken for a product name.
const TOKEN = /\beyJ[\w-]{10,2000}\.[\w-]{10,2000}\.[\w-]{0,2000}/g

/** Luhn's check (ISO/IEC 7812-1), which payment cards pass and nine of ten product ids do not. */
function passesLuhn(number: string): boolean {
  let sum = 0
  const digits = number.replace(/\D/g, '')
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

/**
 * Replaces e-mail addresses, card numbers, international phone numbers and tokens by a mark, so
 * that what a shopper typed into a search box or a shop put into a path is not stored.
 */
export function scrubText(text: string): string {
  return text
    .replace(TOKEN, '[token]')
    .replace(EMAIL, '[email]')
    .replace(CARD, (match) => (passesLuhn(match) ? '[number]' : match))
    .replace(PHONE, '[phone]')
}
