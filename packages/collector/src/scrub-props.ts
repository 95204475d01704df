import type { Json, Props } from '@waymark/protocol'
import { cleanUrl, scrubText } from '@waymark/protocol'

// Names under which forms and frameworks keep what opens something.
const SECRET_KEY =
  /(pass(word|wd|phrase)|secret|token|api[_-]?key|authorization|cookie|cvv|cvc|iban|ssn)$/i
// Shapes of keys that vendors give out to be found where they do not belong.
const SECRET =
  /\b(Bearer |Basic |[rs]k_(live|test)_|gh[pousr]_|github_pat_|xox[abeprs]-|AKIA|AIza|glpat-)[\w.~+/=-]{8,}/g
// Thirteen digits are a time in milliseconds far more often than a card.
const MIN_CARD = 1e13

// What none of the shapes can do without. Most texts of a shop have nothing of it, and asking once
// is several times cheaper than looking for each.
const SUSPECT = /[@%]|eyJ|\d[\d ().-]{6}|Bearer |Basic |k_|gh._|_pat_|xox|AKIA|AIza|glpat/

/** {@link scrubText}, for what is no URL: also marks out keys and tokens of well-known vendors. */
export function scrubFreeText(text: string): string {
  return SUSPECT.test(text) ? scrubText(text.replace(SECRET, '[token]')) : text
}

/** Marks personal data out of one value; a URL is reduced as every URL is. */
function scrubString(text: string): string {
  return /^https?:\/\//i.test(text) ? (cleanUrl(text) ?? '[url]') : scrubFreeText(text)
}

function scrubNumber(value: number): Json {
  if (!Number.isInteger(value) || value < MIN_CARD) return value
  const scrubbed = scrubText(String(value))
  return scrubbed.startsWith('[') ? scrubbed : value
}

function scrubJson(value: Json): Json {
  if (typeof value === 'string') return scrubString(value)
  if (typeof value === 'number') return scrubNumber(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(scrubJson)
  // `Array.isArray` does not narrow a readonly array away.
  return scrubProps(value as Props)
}

/**
 * Copies free properties with personal data marked out of every text and name, at any depth, and
 * without what is kept under the name of a secret.
 */
export function scrubProps(props: Props): Props {
  const scrubbed: Record<string, Json> = {}
  // Validation has left out the keys that reach a prototype.
  for (const [key, value] of Object.entries(props)) {
    scrubbed[scrubFreeText(key)] = SECRET_KEY.test(key) ? '[removed]' : scrubJson(value)
  }
  return scrubbed
}
