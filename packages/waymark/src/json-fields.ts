/** An object out of parsed JSON, whose fields may be anything. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * Reads an object out of parsed JSON.
 *
 * @param name - What it is called in the message.
 * @param keys - The names it may have; any, without.
 * @throws {RangeError} In one sentence: what must be how.
 */
export function readFields(value: unknown, name: string, keys?: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RangeError(`${name} must be an object`)
  }
  const unknown = keys && Object.keys(value).find((key) => !keys.includes(key))
  if (unknown !== undefined) {
    throw new RangeError(`${name} may have ${keys?.join(', ')}: current value is "${unknown}"`)
  }
  // An object out of parsed JSON.
  return value as Fields
}

/** Tells whether a value is a list of texts. */
export const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string')
