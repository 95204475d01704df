// Reading what other people's clients send: JSON of a documented shape, often bent by hand.

/** Parsed JSON by name, of which nobody has looked at a value yet. */
export type ForeignFields = Readonly<Record<string, unknown>>

/** The value as an object; an empty one for anything else. */
export function toFields(value: unknown): ForeignFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? // Narrowed to an object; its values stay unknown.
      (value as ForeignFields)
    : {}
}

/** The first value that is a text or a number, as text. */
export function toText(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  }
  return undefined
}

/** The first value that is a number, or a text that is nothing but one. */
export function toNumber(...values: readonly unknown[]): number | undefined {
  for (const value of values) {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof number === 'number' && Number.isFinite(number)) return number
  }
  return undefined
}

/** The first value that is an instant, as epoch milliseconds: ISO 8601, or milliseconds already. */
export function toInstant(...values: readonly unknown[]): number | undefined {
  for (const value of values) {
    const instant = typeof value === 'string' ? Date.parse(value) : value
    if (typeof instant === 'number' && Number.isFinite(instant)) return instant
  }
  return undefined
}

/** A copy without the fields that are absent. */
export function present(fields: ForeignFields): ForeignFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** A copy without these fields; `undefined` when nothing is left. */
export function without(
  fields: ForeignFields,
  keys: ReadonlySet<string>,
): ForeignFields | undefined {
  const rest = Object.entries(fields).filter(([key]) => !keys.has(key))
  return rest.length > 0 ? Object.fromEntries(rest) : undefined
}
