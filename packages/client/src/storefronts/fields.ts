/**
 * One field of a parsed body: where it is and what it holds. A path is each key in lower case
 * without separators, led by a dot: `{ order: { line_items: [] } }` has `.order.lineitems`.
 */
export type Field = readonly [path: string, value: unknown]

// A cart of two hundred lines has about as many; what is larger is no answer to a cart call.
const MAX_FIELDS = 8_000

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
    if (!isObject(value) || (isFlat && Array.isArray(value))) continue
    for (const key of Object.keys(value)) {
      fields.push([`${path}.${key.replace(/[^a-z\d]/gi, '').toLowerCase()}`, value[key]])
    }
  }
  return fields
}

/** The first field that matches the first pattern that has one, and whose value is accepted. */
export function findField(
  fields: readonly Field[],
  patterns: readonly RegExp[],
  accepts: (value: unknown) => boolean,
): Field | undefined {
  for (const pattern of patterns) {
    const field = fields.find(([path, value]) => pattern.test(path) && accepts(value))
    if (field) return field
  }
  return undefined
}

const isText = (value: unknown) => (typeof value === 'string' ? value !== '' : isNumber(value))
const isNumber = (value: unknown) => !Number.isNaN(toNumber(value))

/** A number, or text that is nothing but one; `NaN` for everything else (`€ 24,90` too). */
export function toNumber(value: unknown): number {
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN
  return typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN
}

/** Text of the best matching field; numbers are read as text. */
export function textAt(fields: readonly Field[], ...patterns: RegExp[]): string | undefined {
  const field = findField(fields, patterns, isText)
  return field && String(field[1]).trim()
}

/** Number of the best matching field. */
export function numberAt(fields: readonly Field[], ...patterns: RegExp[]): number | undefined {
  const field = findField(fields, patterns, isNumber)
  return field && toNumber(field[1])
}

/**
 * Identifier of the best matching field. Only what can be one leaves a body: no e-mail address, no
 * sentence. A global id (`gid://shopify/ProductVariant/1`) is cut to its last part.
 */
export function idAt(fields: readonly Field[], ...patterns: RegExp[]): string | undefined {
  const id = textAt(fields, ...patterns)?.replace(/^gid:.*\/|\?.*$/g, '')
  return id && /^[\w .:/+#=~-]{1,64}$/.test(id) ? id : undefined
}

/** ISO 4217 code of the outermost currency field. */
export function currencyAt(fields: readonly Field[]): string | undefined {
  const code = /^[a-z]{3}$/i
  const field = findField(fields, [/currency(iso)?(code)?(\.(iso)?code)?$/], (value) =>
    code.test(String(value)),
  )
  return field && String(field[1]).toUpperCase()
}

/** What an object has, without the fields that are undefined. */
export type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Copies an object without its undefined fields. */
export function defined<T extends object>(fields: T): Defined<T> {
  // The type cannot follow the filter.
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<T>
}
