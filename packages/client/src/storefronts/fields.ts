/**
 * One field of a parsed body: where it is and what it holds. A path is each key in lower case
 * without separators, led by a dot: `{ order: { line_items: [] } }` has `.order.lineitems`.
 */
export type Field = readonly [path: string, value: unknown]

// A cart of two hundred lines has about as many; what is larger is no answer to a cart call.
const MAX_FIELDS = 8_000
// Patterns run over every path: what lies deeper would make that take as long as it likes.
const MAX_PATH = 300

/** Tells objects and arrays from everything else. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/**
 * Lists every field of parsed JSON, the shallow ones first, so that the first match of a pattern
 * is the outermost. The root itself comes first, with an empty path.
 *
 * @param isFlat - Leaves out what lies inside arrays.
 */
export function fieldsOf(root: unknown, isFlat = false): readonly Field[] {
  const fields: Field[] = [['', root]]
  // The list grows while it is walked: that is what makes the order breadth-first.
  for (const [path, value] of fields) {
    if (fields.length > MAX_FIELDS) break
    if (!isObject(value) || path.length > MAX_PATH || (isFlat && Array.isArray(value))) continue
    for (const key of Object.keys(value)) {
      fields.push([`${path}.${key.replace(/[\W_]/g, '').toLowerCase()}`, value[key]])
    }
  }
  return fields
}

/**
 * Finds the outermost field that matches the first pattern that has one.
 *
 * @param read - Makes the field's value what is wanted; `undefined` looks further.
 */
export function pick<T>(
  fields: readonly Field[],
  read: (value: unknown) => T | undefined,
  ...patterns: RegExp[]
): T | undefined {
  for (const pattern of patterns) {
    for (const [path, value] of fields) {
      const result = pattern.test(path) ? read(value) : undefined
      if (result !== undefined) return result
    }
  }
  return undefined
}

/** Reads a number, or text that is nothing but one; not `€ 24,90`. */
export function toNumber(value: unknown): number | undefined {
  const isNumeric =
    typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
  return isNumeric && Number.isFinite(Number(value)) ? Number(value) : undefined
}

/** Reads text, or a number as text. */
export function toText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? `${value}`.trim() || undefined
    : undefined
}

/**
 * Reads an identifier. Only what can be one leaves a body: no e-mail address, no sentence. A global
 * id (`gid://shopify/ProductVariant/1`), or one that is an address, is cut to its last part.
 */
export function toId(value: unknown): string | undefined {
  const id = toText(value)?.replace(/^(gid:|\/).*\/|\?.*$/g, '')
  // Nor a phone number or a JSON Web Token, which are made of the same characters.
  return id && /^(?!\+|eyJ[\w-]+\.)[\w .:/+#=~-]{1,64}$/.test(id) ? id : undefined
}

/** Reads an ISO 4217 code in either case. */
export function toCurrency(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z]{3}$/i.test(value) ? value.toUpperCase() : undefined
}

/** Where currencies are named. */
export const CURRENCY = /currency(iso)?(code)?(\.(iso)?code)?$/

/** What an object has, without the fields that are undefined. */
export type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Copies an object without its undefined fields. */
export function defined<T extends object>(fields: T): Defined<T> {
  // The type cannot follow the filter.
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<T>
}
