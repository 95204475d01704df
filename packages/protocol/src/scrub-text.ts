// What separates an address from its surroundings, in text and in a URL alike.
const WORD = /[^\s/?#&=:;,]+/g
const EMAIL = /[^@](?:@|%40)[^@.]{1,63}\.[^@.\d]{2}/i
// Thirteen to nineteen digits with single separators, taken for a card only if the check digit fits.
const CARD = /\b\d(?:[ -]?\d){12,18}\b/g
// No country code starts with a zero, while article numbers are often filled up with them.
const PHONE = /(?:\+|\b00)[1-9](?:[ ().-]{0,2}\d){7,13}\b/g
// JSON Web Tokens are the one token shape that cannot be mistaken for a product name.
const TOKEN = /(^|[^\w-])eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g

/** Luhn's check (ISO/IEC 7812-1), which payment cards pass and nine of ten product ids do not. */
function passesLuhn(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].reverse().map(Number)
  // Every other digit is doubled, and counts as the sum of the digits it then has.
  const sum = digits.reduce((sum, digit, i) => sum + (i % 2 ? (digit * 2) % 9 || digit : digit), 0)
  return sum % 10 === 0
}

/**
 * Replaces e-mail addresses, card numbers, international phone numbers and tokens by a mark, so
 * that what a shopper typed into a search box or a shop put into a path is not stored. Takes time
 * proportional to the length of the text, whatever the text is; scrubbing twice changes nothing.
 */
export function scrubText(text: string): string {
  return (
    text
      .replace(TOKEN, '$1[token]')
      .replace(PHONE, '[phone]')
      .replace(CARD, (match) => (passesLuhn(match) ? '[number]' : match))
      // Last, as a mark may end what looks like a host. Word by word: a pattern that also finds
      // where the address starts is quadratic, or needs look-behind, which is a syntax error before
      // Safari 16.4.
      .replace(WORD, (word) => (EMAIL.test(word) ? '[email]' : word))
  )
}
