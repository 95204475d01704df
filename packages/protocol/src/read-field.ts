import { LIMITS } from './limits.ts'
import type { RejectReason } from './reasons.ts'

/** An object out of parsed JSON whose fields nobody has looked at yet. */
export type Fields = Readonly<Record<string, unknown>>

/** Thrown by the readers of this file and caught by the validator: one wrong field ends the reading. */
export class FieldError extends Error {
  constructor(
    readonly reason: RejectReason,
    detail: string,
  ) {
    super(detail)
  }
}

const ID = /^[\w.:-]+$/

/** Tells whether a value is an object with fields: no array, not `null`. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Tells whether a value is an id as it may travel: letters, digits and `. : _ -`.
 *
 * @param maxLength - In UTF-16 code units. @defaultValue `LIMITS.idLength`
 */
export function isId(value: unknown, maxLength: number = LIMITS.idLength): value is string {
  return typeof value === 'string' && value.length <= maxLength && ID.test(value)
}

/** Quotes a wrong value for a developer's eye: the start of a scalar, the kind of anything else. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60))
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}

/** Reads an optional id. @throws {FieldError} With `reason`, when it is present and no id. */
export function readId(fields: Fields, key: string, reason: RejectReason): string | undefined {
  const value = fields[key]
  if (value === undefined || value === null) return undefined
  if (isId(value)) return value
  throw new FieldError(
    reason,
    `${key} must be letters, digits and . : _ - of at most ${LIMITS.idLength}: current value is ${describe(value)}`,
  )
}

/**
 * Reads an optional text; an empty one is none. Texts are cut at their limit, not refused: a
 * purchase is worth more than the end of its title.
 *
 * @throws {FieldError} When it is neither a string nor a number.
 */
export function readText(
  fields: Fields,
  key: string,
  maxLength: number = LIMITS.textLength,
): string | undefined {
  const value = fields[key]
  if (value === undefined || value === null || value === '') return undefined
  // Shops write ids as numbers as often as not.
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  // A cut must not leave half of a surrogate pair: databases refuse it, and its batch with it.
  if (typeof value === 'string') {
    return value.length > maxLength
      ? value.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')
      : value
  }
  throw new FieldError('bad_field', `${key} must be a string: current value is ${describe(value)}`)
}

/** Reads an optional number. @throws {FieldError} When it is no number, or 1e12 and more. */
export function readNumber(fields: Fields, key: string): number | undefined {
  const value = fields[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Math.abs(value) < 1e12) return value
  throw new FieldError(
    'bad_field',
    `${key} must be a number below 1e12: current value is ${describe(value)}`,
  )
}

/** Copies the fields that are present; a reader gives `undefined` for the absent ones. */
export function assignPresent<T extends object>(
  target: T,
  values: { [K in keyof T]?: T[K] | undefined },
): void {
  for (const key in values) {
    const value = values[key]
    if (value !== undefined) target[key] = value
  }
}
